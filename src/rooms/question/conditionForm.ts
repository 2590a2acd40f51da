// Each kind of condition as a form: what it is called, its fields, and what each field may be. The builder is drawn from this
// table; a field has the name of the part of the tree that it sets.
import { formText as text } from './conditionForm.text.ts';
import type { Filter, Kind } from './filter.ts';
import type { Node, Ref, Scope } from './question.ts';

export type NameOf = 'topic' | 'member' | 'person' | 'organisation' | 'item';
export type FieldInput =
  | { as: 'choice' | 'choices'; choices: Readonly<Record<string, string>> }
  | { as: 'name'; of: NameOf; many?: true; orAnyone?: true }
  | { as: 'number'; min: number; max: number }
  | { as: 'words' | 'content' | 'count' | 'amount' | 'length' | 'window' | 'field' | 'test' };

export interface FormField {
  key: string;
  label: string;
  input: FieldInput;
  /** It cannot be left empty. */
  must?: true;
}

export interface Form {
  title: (node: Node) => string;
  fields: (node: Node) => readonly FormField[];
  /** Fields that are shown also while they are empty. */
  always: (node: Node) => readonly string[];
}

const { fields: label, titles } = text;
const choice = (key: string, name: string, choices: Readonly<Record<string, string>>, must?: true): FormField => ({ key, label: name, input: { as: 'choice', choices }, ...(must ? { must } : {}) });
const choices = (key: string, name: string, of: Readonly<Record<string, string>>): FormField => ({ key, label: name, input: { as: 'choices', choices: of } });
const plain = (key: string, name: string, as: 'words' | 'content' | 'count' | 'amount' | 'length' | 'window' | 'field' | 'test', must?: true): FormField => ({ key, label: name, input: { as }, ...(must ? { must } : {}) });
const named = (key: string, name: string, of: NameOf, more: { many?: true; orAnyone?: true } = {}, must?: true): FormField => ({ key, label: name, input: { as: 'name', of, ...more }, ...(must ? { must } : {}) });
const within = (key: string, name: string, min: number, max: number): FormField => ({ key, label: name, input: { as: 'number', min, max }, must: true });

const FILTER: readonly FormField[] = [
  choices('stances', label.stances, text.stances), named('topics', label.topics, 'topic', { many: true }), choices('kinds', label.kinds, text.kinds), plain('content', label.content, 'content'), named('item', label.item, 'item'),
  plain('words', label.words, 'words'), plain('worth', label.worth, 'amount'), choice('again', label.again, text.again), choice('part', label.part, text.part), choice('direction', label.direction, text.direction), named('member', label.member, 'member', { orAnyone: true }), choice('season', label.season, text.season),
];
const INTERACTION: readonly FormField[] = [...FILTER, choice('measure', label.measure, text.measures), plain('count', label.count, 'count'), plain('window', label.window, 'window')];
const SPENT: readonly FormField[] = INTERACTION.map((field) => (field.key === 'count' ? plain('count', label.amount, 'amount', true) : field));
/** What a purchase of so much money, or the money itself, can be narrowed by. */
const OF_MONEY = new Set(['is', 'kinds', 'measure', 'worth', 'count', 'window', 'member', 'again']);
const OF_SPENT = new Set(['is', 'kinds', 'measure', 'count', 'window', 'member']);

type Interaction = Node & { is: 'interaction' };
const isSpent = (node: Node): boolean => node.is === 'interaction' && node.measure === 'amount';

function saidOrDone(filter: Filter): string {
  if (filter.topics || filter.stances || filter.words) return titles.said;
  if (filter.part === 'received') return titles.received;
  return filter.kinds?.length === 1 ? text.did[filter.kinds[0]!] : titles.did;
}

const SHOWN_OF: Partial<Record<Kind, readonly string[]>> = { reading: ['content', 'topics'], 'survey response': [] };
function shownOf(filter: Filter): readonly string[] {
  if (filter.topics || filter.stances || filter.words) return ['stances', 'topics'];
  return filter.kinds?.length === 1 ? SHOWN_OF[filter.kinds[0]!] ?? [] : ['kinds'];
}

const none = (): readonly string[] => [];
export const FORMS: Readonly<Record<Exclude<Node['is'], 'all' | 'any' | 'not'>, Form>> = {
  interaction: {
    title: (node) => (isSpent(node) ? titles.spent : saidOrDone(node as Interaction)),
    fields: (node) => (isSpent(node) ? SPENT.filter(({ key }) => OF_SPENT.has(key) || key in node) : INTERACTION.filter(({ key }) => key !== 'worth' || isPurchase(node as Interaction) || 'worth' in node)),
    always: (node) => (isSpent(node) ? ['count', 'window'] : [...shownOf(node as Interaction), 'count', 'window']),
  },
  contact: { title: () => titles.contact, fields: () => [choice('direction', label.direction, text.contactDirection), named('member', label.member, 'member', { orAnyone: true }), plain('count', label.count, 'count'), plain('window', label.window, 'window')], always: () => ['count', 'window'] },
  trend: { title: () => titles.trend, fields: () => [choice('way', label.way, text.way, true), plain('length', label.length, 'length', true), ...FILTER.filter(({ key }) => key !== 'worth')], always: () => ['kinds', 'topics'] },
  attribute: { title: () => titles.attribute, fields: () => [plain('key', label.key, 'field', true), plain('test', label.test, 'test', true)], always: none },
  strength: { title: () => titles.strength, fields: () => [choice('op', label.op, text.compared, true), within('value', label.value, 0, 100), named('member', label.member, 'member')], always: () => ['member'] },
  relation: { title: () => titles.relation, fields: () => [choices('kinds', label.relation, text.relations), choice('direction', label.direction, text.towards, true), within('hops', label.hops, 1, 4)], always: () => ['kinds'] },
  'at organisation': { title: () => titles.place, fields: () => [], always: none },
  somebody: { title: () => titles.somebody, fields: () => [within('atLeast', label.atLeast, 1, 100_000)], always: none },
  known: { title: () => titles.known, fields: () => [named('by', label.by, 'member', { orAnyone: true }, true)], always: none },
  owned: { title: () => titles.owned, fields: () => [named('by', label.owner, 'member', {}, true)], always: none },
  person: { title: () => titles.person, fields: () => [named('person', label.person, 'person', {}, true)], always: none },
  organisation: { title: () => titles.organisation, fields: () => [named('organisation', label.organisation, 'organisation', {}, true)], always: none },
};

const isPurchase = ({ kinds, topics, stances }: Filter): boolean => kinds?.length === 1 && kinds[0] === 'purchase' && !topics && !stances;

export const formOf = (node: Node): Form | null => (node.is === 'all' || node.is === 'any' || node.is === 'not' ? null : FORMS[node.is]);
export const valueOf = (node: Node, key: string): unknown => (node as unknown as Record<string, unknown>)[key];

/** Fields as they stand in the row, and those that can be added to it. */
export function fieldsOf(node: Node): { shown: readonly FormField[]; more: readonly FormField[] } {
  const form = formOf(node);
  if (!form) return { shown: [], more: [] };
  const always = new Set(form.always(node));
  const isShown = ({ key, must }: FormField) => must === true || always.has(key) || valueOf(node, key) !== undefined;
  const fields = form.fields(node);
  return { shown: fields.filter(isShown), more: fields.filter((field) => !isShown(field)) };
}

/** The condition with another value in a field (`undefined` empties it), and without what cannot stand beside that. */
export function withField(node: Node, key: string, value: unknown): Node {
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0) || (key === 'part' && value === 'did') || (key === 'measure' && value === 'times');
  const field = formOf(node)?.fields(node).find((one) => one.key === key);
  if (!field || (field.must && isEmpty)) return node;
  const changed = Object.fromEntries(Object.entries(node).filter(([one]) => one !== key));
  if (!isEmpty) changed[key] = key === 'again' ? true : cleaned(value);
  const next = changed as unknown as Node;
  return next.is === 'interaction' || next.is === 'trend' ? settled(next, key, isSpent(node)) : next;
}

/** Texts are said in quotation marks, so they hold none. */
const cleaned = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('"', ' ').replace(/\s+/g, ' ').trim() : value);

function settled(node: Node & { is: 'interaction' | 'trend' }, key: string, wasSpent: boolean): Node {
  const without = (...keys: string[]): Node => Object.fromEntries(Object.entries(node).filter(([one]) => !keys.includes(one))) as unknown as Node;
  if (node.part === 'received' && (node.topics || node.stances)) return key === 'part' ? without('topics', 'stances') : without('part');
  if (node.is === 'trend') return node;
  if (key === 'measure') {
    const { window, member } = node;
    return node.measure === 'amount' ? { is: 'interaction', kinds: ['purchase'], measure: 'amount', count: { atLeast: 100 }, ...(window ? { window } : {}), ...(member ? { member } : {}) } : without('count');
  }
  if (key === 'worth' && node.worth) return only({ ...node, kinds: ['purchase'] }, OF_MONEY);
  if ((node.measure === 'amount' || node.worth) && !isPurchase(node)) return without('measure', 'worth', ...(wasSpent ? ['count'] : []));
  // What narrows a sum is little; anything else asks how often again.
  return node.worth && !OF_MONEY.has(key) && key in node ? without('worth') : node;
}

const only = (node: Node, keys: ReadonlySet<string>): Node => Object.fromEntries(Object.entries(node).filter(([key]) => keys.has(key))) as unknown as Node;

/** A condition that can be added; one that `needs` a name is made once it is chosen. */
export interface Start {
  label: string;
  group: keyof typeof text.groups;
  scope?: Scope;
  needs?: NameOf | 'words' | 'field';
  make: (given: { ref: Ref; words: string }) => Node;
}

const { starts } = text;
export const STARTS: readonly Start[] = [
  { label: starts.topic, group: 'said', needs: 'topic', make: ({ ref }) => ({ is: 'interaction', topics: [ref] }) },
  { label: starts.concern, group: 'said', make: () => ({ is: 'interaction', stances: ['concern'] }) },
  { label: starts.words, group: 'said', needs: 'words', make: ({ words }) => ({ is: 'interaction', words }) },
  { label: starts.bought, group: 'did', make: () => ({ is: 'interaction', kinds: ['purchase'] }) },
  { label: starts.spent, group: 'did', make: () => ({ is: 'interaction', kinds: ['purchase'], measure: 'amount', count: { atLeast: 100 } }) },
  { label: starts.read, group: 'did', make: () => ({ is: 'interaction', kinds: ['reading'] }) },
  { label: starts.used, group: 'did', make: () => ({ is: 'interaction' }) },
  { label: starts.more, group: 'did', make: () => ({ is: 'trend', way: 'falling', length: { n: 90, unit: 'day' }, kinds: ['purchase'] }) },
  { label: starts.silent, group: 'contact', make: () => ({ is: 'contact', count: { atMost: 0 }, window: { last: { n: 90, unit: 'day' } } }) },
  { label: starts.contacted, group: 'contact', make: () => ({ is: 'contact', window: { last: { n: 30, unit: 'day' } } }) },
  { label: starts.wrote, group: 'contact', make: () => ({ is: 'contact', direction: 'in', window: { last: { n: 30, unit: 'day' } } }) },
  { label: starts.field, group: 'known', needs: 'field', make: ({ words }) => ({ is: 'attribute', key: words, test: { op: 'known' } }) },
  { label: starts.known, group: 'known', make: () => ({ is: 'known', by: 'anyone' }) },
  { label: starts.owned, group: 'known', needs: 'member', make: ({ ref }) => ({ is: 'owned', by: ref }) },
  { label: starts.strength, group: 'known', scope: 'person', make: () => ({ is: 'strength', op: '≥', value: 50 }) },
  { label: starts.person, group: 'people', scope: 'person', needs: 'person', make: ({ ref }) => ({ is: 'person', person: ref }) },
  { label: starts.place, group: 'people', scope: 'person', make: () => ({ is: 'at organisation', where: { is: 'all', of: [] } }) },
  { label: starts.relation, group: 'people', scope: 'person', make: () => ({ is: 'relation', direction: 'either', hops: 1, where: { is: 'all', of: [] } }) },
  { label: starts.organisation, group: 'people', scope: 'organisation', needs: 'organisation', make: ({ ref }) => ({ is: 'organisation', organisation: ref }) },
  { label: starts.somebody, group: 'people', scope: 'organisation', make: () => ({ is: 'somebody', atLeast: 2, where: { is: 'all', of: [] } }) },
];

export const startsFor = (scope: Scope): readonly Start[] => STARTS.filter((start) => !start.scope || start.scope === scope);
