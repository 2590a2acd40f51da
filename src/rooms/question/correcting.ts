// Correcting a reading: the parts of a question that could have been meant otherwise, where each stands in what is said back, and
// what it would read as instead. Every alternative is a tree of its own, said in words that are read as exactly that tree.
import { inScope } from './frameCondition.ts';
import type { Chosen, NamedType } from './nameChoice.ts';
import { normaliseQuestion } from './normalise.ts';
import type { Filter, Node, Question, Ref, Scope, Stance } from './question.ts';
import { stances } from './question.ts';
import { sayQuestion, sayWindow } from './say.ts';
import { stanceWords } from './phrases.ts';
import { understand } from './understand.ts';
import type { Named, Vocabulary } from './vocabulary.ts';
import type { Window } from './window.ts';

export type PartKind = 'find' | 'stance' | 'window' | NamedType;
export interface Alternative { label: string; kind: PartKind; question: Question; ref?: Ref }
export interface Part { kind: PartKind; said: string; ref?: Ref; alternatives: Alternative[] }

/** Names that are like the ones in the question, by type. */
export type Likes = (name: string) => { type: NamedType; ref: Ref }[];
type Asked = Question & { find: 'people' | 'organisations' };
type Interaction = Node & ({ is: 'interaction' } | { is: 'trend' });

const BOUGHT: Node = { is: 'interaction', kinds: ['purchase'] };
const WINDOWS: readonly Window[] = [{ last: { n: 30, unit: 'day' } }, { last: { n: 90, unit: 'day' } }, { last: { n: 1, unit: 'year' } }, { this: 'year' }];
const PARTS_MAX = 12;

/** The parts that may be corrected, in the order they are said. */
export function partsOf(question: Question, likes: Likes): Part[] {
  if (question.find === 'paths') return [namePart('person', question.to, likes, (type, ref) => (type === 'person' ? { ...question, to: ref } : null))];
  const parts = [findPart(question)];
  walk(question.where, question.find === 'people' ? 'person' : 'organisation', (node, scope) => {
    const swap = (by: Node | null): Question => ({ ...question, where: replaced(question.where, node, by ?? { is: 'all', of: [] }) });
    parts.push(...partsOfNode(node, scope, likes, swap));
  });
  return parts.filter(({ alternatives }) => alternatives.length > 0).slice(0, PARTS_MAX);
}

function findPart({ find, where, order: _order, limit: _limit, ...rest }: Asked): Part {
  const bought = (): Question => ({ ...rest, find, where: { is: 'all', of: [where, find === 'people' ? BOUGHT : { is: 'somebody', atLeast: 1, where: BOUGHT }] } });
  const isAll = where.is === 'all' && where.of.length === 0;
  const other: Alternative = find === 'people'
    ? { label: 'organisations with such people', kind: 'find', question: { find: 'organisations', where: { is: 'somebody', atLeast: 1, where } } }
    : { label: 'people at such organisations', kind: 'find', question: { find: 'people', where: { is: 'at organisation', where } } };
  return { kind: 'find', said: find, alternatives: [...(isAll ? [] : [other]), ...(JSON.stringify(where).includes('"purchase"') ? [] : [{ label: 'only customers who bought', kind: 'find' as const, question: bought() }])] };
}

type Swap = (by: Node | null) => Question;

function partsOfNode(node: Node, scope: Scope, likes: Likes, swap: Swap): Part[] {
  switch (node.is) {
    case 'interaction': case 'trend': return [...stancePart(node, swap), ...(node.topics ?? []).map((topic) => topicPart(node, topic, scope, likes, swap)), ...memberPart(node, likes, swap), ...windowPart(node, swap)];
    case 'contact': return [...memberPart(node, likes, swap), ...windowPart(node, swap)];
    case 'organisation': return [namePart('organisation', node.organisation, likes, (type, ref) => asNamed(type, ref, scope, swap))];
    case 'person': return [namePart('person', node.person, likes, (type, ref) => asNamed(type, ref, scope, swap))];
    case 'owned': return [namePart('member', node.by, likes, (type, ref) => (type === 'member' ? swap({ ...node, by: ref }) : null))];
    case 'known': return node.by === 'anyone' ? [] : [namePart('member', node.by, likes, (type, ref) => (type === 'member' ? swap({ ...node, by: ref }) : null))];
    case 'at organisation': return node.where.is === 'organisation' ? [namePart('organisation', node.where.organisation, likes, (type, ref) => asNamed(type, ref, scope, swap))] : [];
    default: return [];
  }
}

function namePart(kind: NamedType, ref: Ref, likes: Likes, become: (type: NamedType, ref: Ref) => Question | null): Part {
  const alternatives = likes(ref.name).filter((one) => one.ref.id !== ref.id).flatMap(({ type, ref: other }): Alternative[] => {
    const question = become(type, other);
    return question ? [{ label: other.name, kind: type, question, ref: other }] : [];
  });
  return { kind, said: ref.name, ref, alternatives };
}

/** What somebody is, is at, or spoke of. */
function asNamed(type: NamedType, ref: Ref, scope: Scope, swap: Swap): Question | null {
  if (type === 'organisation') return swap(inScope({ is: 'organisation', organisation: ref }, 'organisation', scope));
  if (type === 'person') return swap(inScope({ is: 'person', person: ref }, 'person', scope));
  if (type === 'topic') return swap({ is: 'interaction', topics: [ref] });
  return null;
}

function topicPart(node: Interaction, topic: Ref, scope: Scope, likes: Likes, swap: Swap): Part {
  const others = (node.topics ?? []).filter((one) => one !== topic);
  const { topics: _topics, ...rest } = node;
  const without = (others.length > 0 ? { ...rest, topics: others } : rest) as Interaction;
  const isBare = Object.keys(without).length === 1;
  const beside = (other: Node): Question => swap(isBare ? other : { is: 'all', of: [without, other] });
  const part = namePart('topic', topic, likes, (type, ref) => {
    if (type === 'topic') return swap({ ...rest, topics: [...others, ref] } as Interaction);
    if (type === 'member') return node.member ? null : swap({ ...without, member: ref });
    if (type === 'organisation') return beside(inScope({ is: 'organisation', organisation: ref }, 'organisation', scope));
    if (type === 'person') return beside(inScope({ is: 'person', person: ref }, 'person', scope));
    return null;
  });
  const inText: Alternative[] = node.words === undefined ? [{ label: `the words “${topic.name}” as they stand in texts`, kind: 'topic', question: swap({ ...without, words: topic.name }) }] : [];
  return { ...part, alternatives: [...part.alternatives, ...inText] };
}

function memberPart(node: Interaction | (Node & { is: 'contact' }), likes: Likes, swap: Swap): Part[] {
  if (!node.member || node.member === 'anyone') return [];
  const part = namePart('member', node.member, likes, (type, ref) => (type === 'member' ? swap({ ...node, member: ref }) : null));
  return [{ ...part, alternatives: [...part.alternatives, { label: 'anyone of us', kind: 'member', question: swap({ ...node, member: 'anyone' }) }] }];
}

const SAID = new Map<Stance, string>(stanceWords.map(([stance, words]) => [stance, words.split('|')[0]!]));
const STRAIGHT: Partial<Record<Stance, string>> = { praise: 'praised', interest: 'showed interest in' };

function stancePart(node: Interaction, swap: Swap): Part[] {
  const [stance, second] = node.stances ?? [];
  if (!stance || second) return [];
  const { stances: _stances, ...rest } = node;
  const others: Alternative[] = stances.filter((one) => one !== stance).map((one) => ({ label: SAID.get(one) ?? one, kind: 'stance', question: swap({ ...node, stances: [one] }) }));
  const isSaying = hasMore(rest) ? [{ label: 'mentioned at all', kind: 'stance' as const, question: swap(rest as Interaction) }] : [];
  return [{ kind: 'stance', said: node.topics && STRAIGHT[stance] ? STRAIGHT[stance] : (SAID.get(stance) ?? stance), alternatives: [...others, ...isSaying] }];
}

const hasMore = (rest: Filter): boolean => rest.topics !== undefined || rest.words !== undefined;

function windowPart(node: Extract<Node, { is: 'interaction' | 'contact' | 'trend' }>, swap: Swap): Part[] {
  if (node.is === 'trend') return [];
  const { window, ...rest } = node;
  if (!window) return [];
  const now = JSON.stringify(window);
  const others: Alternative[] = WINDOWS.filter((one) => JSON.stringify(one) !== now).map((one) => ({ label: sayWindow(one), kind: 'window', question: swap({ ...node, window: one }) }));
  return [{ kind: 'window', said: sayWindow(window), alternatives: [...others, { label: 'at any time', kind: 'window', question: swap(rest as Node) }] }];
}

/** Outer ones first; an organisation somebody is at is one part with its being there. */
function walk(node: Node, scope: Scope, visit: (node: Node, scope: Scope) => void): void {
  visit(node, scope);
  if (node.is === 'all' || node.is === 'any') for (const child of node.of) walk(child, scope, visit);
  else if (node.is === 'not') walk(node.of, scope, visit);
  else if (node.is === 'at organisation' && node.where.is !== 'organisation') walk(node.where, 'organisation', visit);
  else if (node.is === 'somebody' || node.is === 'relation') walk(node.where, 'person', visit);
}

function replaced(node: Node, target: Node, by: Node): Node {
  if (node === target) return by;
  if (node.is === 'all' || node.is === 'any') return { ...node, of: node.of.map((child) => replaced(child, target, by)) };
  if (node.is === 'not') return { ...node, of: replaced(node.of, target, by) };
  if (node.is === 'at organisation' || node.is === 'somebody' || node.is === 'relation') return { ...node, where: replaced(node.where, target, by) };
  return node;
}

/** The words that are read as this question, with what is chosen for a name; null where no words are. `typed` are tried first; `lead` is the day it is asked as of. */
export function wordsFor({ question, ref, kind }: Alternative, vocabulary: Vocabulary, { typed = [], lead = '', choice = null }: { typed?: readonly string[]; lead?: string; choice?: Chosen | null } = {}): string | null {
  const wanted = JSON.stringify(normaliseQuestion(question));
  const own = withName(ref && kind !== 'find' && kind !== 'stance' && kind !== 'window' ? { type: kind, ref } : null, { ...vocabulary, chosen: [...(choice ? [choice] : []), ...(vocabulary.chosen ?? []).filter((one) => one.spelling !== choice?.spelling)] });
  return [...typed, `${lead}${sayQuestion(normaliseQuestion(question), own)}`].find((words) => {
    const { question: read, unused, ambiguous } = understand(words, own);
    return read !== null && unused.length + ambiguous.length === 0 && JSON.stringify(read) === wanted;
  }) ?? null;
}

const LISTS = { topic: 'topics', member: 'members', person: 'persons', organisation: 'organisations', item: 'items' } as const;

function withName(name: { type: NamedType; ref: Ref } | null, vocabulary: Vocabulary): Vocabulary {
  if (!name?.ref.id) return vocabulary;
  const list = LISTS[name.type];
  const known: readonly Named[] = vocabulary[list];
  return known.some(({ id }) => id === name.ref.id) ? vocabulary : { ...vocabulary, [list]: [...known, { id: name.ref.id, name: name.ref.name }] };
}

/** Where each part stands in what is said back, in order; parts that stand nowhere are left out. */
export function placesOf(parts: readonly Pick<Part, 'said'>[], understood: string): ({ start: number; end: number } | null)[] {
  const taken: { start: number; end: number }[] = [];
  return parts.map(({ said }) => {
    for (let start = understood.indexOf(said); start >= 0; start = understood.indexOf(said, start + 1)) {
      const end = start + said.length;
      const isWhole = !/[\p{L}\d]/u.test(understood.charAt(start - 1)) && !/[\p{L}\d]/u.test(understood.charAt(end));
      if (isWhole && !taken.some((one) => start < one.end && one.start < end)) {
        taken.push({ start, end });
        return { start, end };
      }
    }
    return null;
  });
}
