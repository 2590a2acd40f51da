// Trees in few words, for the tests of the grammar.
import type { Filter, Kind, Node, Question, Ref, Stance, Test } from '#rooms/question/question.ts';
import type { Window } from '#rooms/question/window.ts';
import { vocabulary } from './vocabulary.ts';

type More = Omit<Node & { is: 'interaction' }, 'is'>;
type Unit = 'day' | 'week' | 'month' | 'year';

const ref = (list: readonly { id: string; name: string }[], name: string): Ref => {
  const found = list.find((one) => one.name === name);
  if (!found) throw new Error(`The vocabulary of the tests has no ${name}.`);
  return { id: found.id, name };
};
const topics = (names: string | string[]): Ref[] => [names].flat().map((name) => ref(vocabulary.topics, name));
/** A topic as a tree names it. */
export const mention = (name: string): Ref => ref(vocabulary.topics, name);
export const member = (name: string): Ref => ref(vocabulary.members, name);
export const person = (name: string): Ref => ref(vocabulary.persons, name);
export const item = (name: string): Ref => ref(vocabulary.items, name);

export const people = (where: Node): Question => ({ find: 'people', where });
export const organisations = (where: Node): Question => ({ find: 'organisations', where });
export const paths = (to: Ref, from: Ref | 'anyone', hops: number): Question => ({ find: 'paths', to, from, hops });
export const all = (...of: Node[]): Node => ({ is: 'all', of });
export const any = (...of: Node[]): Node => ({ is: 'any', of });
export const not = (of: Node): Node => ({ is: 'not', of });
export const did = (kind: Kind | null, more: More = {}): Node => ({ is: 'interaction', ...(kind ? { kinds: [kind] } : {}), ...more });
export const felt = (stance: Stance, about: string | string[] | null, more: More = {}): Node => ({ is: 'interaction', stances: [stance], ...(about ? { topics: topics(about) } : {}), ...more });
export const mentioned = (about: string | string[], more: More = {}): Node => ({ is: 'interaction', topics: topics(about), ...more });
export const never = (node: Node): Node => ({ ...(node as Node & { is: 'interaction' }), count: { atMost: 0 } });
export const contact = (more: Omit<Node & { is: 'contact' }, 'is'> = {}): Node => ({ is: 'contact', ...more });
export const trend = (more: Omit<Node & { is: 'trend' }, 'is'> & Filter): Node => ({ is: 'trend', ...more });
export const field = (key: string, test: Test): Node => ({ is: 'attribute', key, test });
export const valued = (key: string, value: string | boolean): Node => field(key, { op: '=', value });
export const score = (op: '=' | '<' | '≤' | '>' | '≥', value: number): Node => field('person.latest score', { op, value });
export const known = (by: Ref): Node => ({ is: 'known', by });
export const owned = (by: Ref): Node => ({ is: 'owned', by });
export const at = (where: Node): Node => ({ is: 'at organisation', where });
export const somebody = (more: Omit<Node & { is: 'somebody' }, 'is'>): Node => ({ is: 'somebody', ...more });
export const related = (more: Omit<Node & { is: 'relation' }, 'is'>): Node => ({ is: 'relation', ...more });
export const called = (name: string): Node => ({ is: 'organisation', organisation: ref(vocabulary.organisations, name) });
export const meant = (name: string): Node => ({ is: 'person', person: person(name) });
export const last = (n: number, unit: Unit): Window => ({ last: { n, unit } });
export const ago = (n: number, unit: Unit): Window => ({ ago: { n, unit } });
export const span = (from: string, to: string): Window => ({ from, to });
export const year = (n: number): Window => span(`${n}-01-01`, `${n}-12-31`);
