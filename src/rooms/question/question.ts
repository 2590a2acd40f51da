// A question to the graph is a tree: what to find, and conditions joined by all, any and not. Words become such a tree and the
// tree is said back in words; the builder, saved segments and the API all speak it. docs/QUESTIONS.md shows it with examples.
import { z } from 'zod';
import { lengthSchema, windowSchema } from './window.ts';
import type { Length, Window } from './window.ts';

export const kinds = ['mail', 'call', 'meeting', 'note', 'purchase', 'reading', 'usage', 'visit', 'training', 'community answer', 'survey response', 'review', 'event'] as const;
export const stances = ['interest', 'concern', 'praise', 'idea', 'question', 'neutral'] as const;
export const relationKinds = ['knows', 'works with', 'reports to', 'referred', 'introduced', 'replied to'] as const;
export type Kind = (typeof kinds)[number];
export type Stance = (typeof stances)[number];
export type RelationKind = (typeof relationKinds)[number];

/** Something the workspace knows by name. The id decides; a tree written by hand may give the name alone. */
export const refSchema = z.strictObject({ id: z.uuid().optional(), name: z.string().min(1).max(300) });
export type Ref = z.infer<typeof refSchema>;
/** One of us, or anybody of us. */
const whoSchema = z.union([z.literal('anyone'), refSchema]);
export type Who = 'anyone' | Ref;

const countSchema = z.strictObject({ atLeast: z.number().nonnegative().optional(), atMost: z.number().nonnegative().optional() });
export type Count = z.infer<typeof countSchema>;

const filterShape = {
  kinds: z.array(z.enum(kinds)).min(1).optional(),
  topics: z.array(refSchema).min(1).optional().describe('any of these was mentioned by the person'),
  stances: z.array(z.enum(stances)).min(1).optional(),
  content: z.array(z.string().min(1)).min(1).optional().describe('kinds of content, e.g. white paper'),
  item: refSchema.optional().describe('one content item'),
  words: z.string().min(1).max(300).optional().describe('words in what the person wrote'),
  part: z.enum(['did', 'received']).optional().describe('did (default): wrote, bought, read, took part; received: was written to or got a copy'),
  direction: z.enum(['in', 'out', 'among']).optional(),
  member: whoSchema.optional().describe('with this one of us'),
  season: z.enum(['off', 'high']).optional().describe('off: in the four calendar months with the fewest purchases of the workspace so far; high: in the four with the most'),
  again: z.literal(true).optional().describe('not the first one of these kinds by this person'),
  worth: countSchema.optional().describe('of purchases: each is of so much money'),
};
export interface Filter {
  kinds?: Kind[]; topics?: Ref[]; stances?: Stance[]; content?: string[]; item?: Ref; words?: string; part?: 'did' | 'received';
  direction?: 'in' | 'out' | 'among'; member?: Who; season?: 'off' | 'high'; again?: true; worth?: Count;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
export const comparisons = ['=', '≠', '<', '≤', '>', '≥'] as const;
const testSchema = z.union([
  z.strictObject({ op: z.enum(comparisons), value: scalar }),
  z.strictObject({ op: z.literal('between'), value: scalar, to: scalar }),
  z.strictObject({ op: z.enum(['in next', 'in last']), length: lengthSchema }).describe('dates: from today on, or until today'),
  z.strictObject({ op: z.literal('contains'), value: z.string().min(1) }),
  z.strictObject({ op: z.enum(['known', 'unknown']) }),
  z.strictObject({ op: z.enum(['top', 'bottom']), percent: z.number().gt(0).lt(100) }).describe('among all of the workspace whose value is known'),
]);
export type Test = z.infer<typeof testSchema>;
export type Comparison = (typeof comparisons)[number];

export type Node =
  | { is: 'all'; of: Node[] }
  | { is: 'any'; of: Node[] }
  | { is: 'not'; of: Node }
  | ({ is: 'interaction'; count?: Count; measure?: 'times' | 'amount'; window?: Window } & Filter)
  | { is: 'contact'; member?: Who; direction?: 'in' | 'out'; count?: Count; window?: Window }
  | ({ is: 'trend'; way: 'rising' | 'falling'; length: Length } & Filter)
  | { is: 'attribute'; key: string; test: Test }
  | { is: 'strength'; op: Comparison; value: number; member?: Ref }
  | { is: 'relation'; kinds?: RelationKind[]; direction: 'to' | 'from' | 'either'; hops: number; where: Node }
  | { is: 'at organisation'; where: Node }
  | { is: 'somebody'; atLeast: number; where: Node }
  | { is: 'known'; by: Who }
  | { is: 'owned'; by: Ref }
  | { is: 'person'; person: Ref }
  | { is: 'organisation'; organisation: Ref };

export const nodeSchema: z.ZodType<Node> = z.lazy(() => z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('all'), of: z.array(nodeSchema).max(50) }),
  z.strictObject({ is: z.literal('any'), of: z.array(nodeSchema).min(1).max(50) }),
  z.strictObject({ is: z.literal('not'), of: nodeSchema }),
  z.strictObject({ is: z.literal('interaction'), ...filterShape, count: countSchema.optional(), measure: z.enum(['times', 'amount']).optional(), window: windowSchema.optional() }),
  z.strictObject({ is: z.literal('contact'), member: whoSchema.optional(), direction: z.enum(['in', 'out']).optional(), count: countSchema.optional(), window: windowSchema.optional() }),
  z.strictObject({ is: z.literal('trend'), way: z.enum(['rising', 'falling']), length: lengthSchema, ...filterShape }),
  z.strictObject({ is: z.literal('attribute'), key: z.string().regex(/^(person|organisation)\..+/), test: testSchema }),
  z.strictObject({ is: z.literal('strength'), op: z.enum(comparisons), value: z.number().min(0).max(100), member: refSchema.optional() }),
  z.strictObject({ is: z.literal('relation'), kinds: z.array(z.enum(relationKinds)).min(1).optional(), direction: z.enum(['to', 'from', 'either']), hops: z.number().int().min(1).max(4), where: nodeSchema }),
  z.strictObject({ is: z.literal('at organisation'), where: nodeSchema }),
  z.strictObject({ is: z.literal('somebody'), atLeast: z.number().int().min(1).max(100_000), where: nodeSchema }),
  z.strictObject({ is: z.literal('known'), by: whoSchema }),
  z.strictObject({ is: z.literal('owned'), by: refSchema }),
  z.strictObject({ is: z.literal('person'), person: refSchema }),
  z.strictObject({ is: z.literal('organisation'), organisation: refSchema }),
]) as unknown as z.ZodType<Node>).meta({ id: 'QuestionNode', description: 'One condition, or several joined by all, any or not.' });

export const questionSchema = z.union([
  z.strictObject({ find: z.enum(['people', 'organisations']), where: nodeSchema }),
  z.strictObject({ find: z.literal('paths'), to: refSchema, from: whoSchema, hops: z.number().int().min(1).max(4) }),
]).meta({ id: 'Question', description: 'A question to the graph; docs/QUESTIONS.md explains every part.' });
export type Question = { find: 'people' | 'organisations'; where: Node } | { find: 'paths'; to: Ref; from: Who; hops: number };
export type Find = Question['find'];
export type Scope = 'person' | 'organisation';

const MAX_DEPTH = 12;

/** What is wrong with a tree whose shape is right, as a sentence; null when it can be asked. */
export function problemOf(question: Question): string | null {
  return question.find === 'paths' ? null : nodeProblem(question.where, question.find === 'people' ? 'person' : 'organisation', 0);
}

function nodeProblem(node: Node, scope: Scope, depth: number): string | null {
  if (depth > MAX_DEPTH) return `A question may be nested ${MAX_DEPTH} deep; this one is deeper.`;
  switch (node.is) {
    case 'all': case 'any':
      return node.of.map((child) => nodeProblem(child, scope, depth + 1)).find((problem) => problem) ?? null;
    case 'not': return nodeProblem(node.of, scope, depth + 1);
    case 'attribute':
      return node.key.startsWith(`${scope}.`) ? null : `"${node.key}" cannot be asked of ${scope === 'person' ? 'people: put it into "at organisation"' : 'organisations: put it into "somebody"'}.`;
    case 'interaction': return filterProblem(node) ?? countProblem(node.count) ?? (node.measure === 'amount' && !onlyPurchases(node) ? 'An amount can only be asked of purchases.' : null);
    case 'contact': return countProblem(node.count);
    case 'trend': return filterProblem(node);
    case 'strength': case 'relation': case 'at organisation': case 'person':
      if (scope !== 'person') return `"${node.is}" can only be asked of people: put it into "somebody".`;
      return node.is === 'relation' ? nodeProblem(node.where, 'person', depth + 1) : node.is === 'at organisation' ? nodeProblem(node.where, 'organisation', depth + 1) : null;
    case 'somebody': case 'organisation':
      if (scope !== 'organisation') return `"${node.is}" can only be asked of organisations: put it into "at organisation".`;
      return node.is === 'somebody' ? nodeProblem(node.where, 'person', depth + 1) : null;
    default: return null;
  }
}

function filterProblem(filter: Filter): string | null {
  if (filter.part === 'received' && (filter.topics || filter.stances)) return 'What somebody received says nothing about their own stance: take away "received", or the topics and stances.';
  if (filter.worth) return !onlyPurchases(filter) ? 'How much one was worth can only be asked of purchases.' : countProblem(filter.worth);
  return null;
}

function countProblem(count: Count | undefined): string | null {
  if (!count) return null;
  if (count.atLeast === undefined && count.atMost === undefined) return 'A count needs "atLeast" or "atMost".';
  return count.atLeast !== undefined && count.atMost !== undefined && count.atLeast > count.atMost ? 'A count cannot be at least more than it is at most.' : null;
}

const onlyPurchases = (filter: Filter): boolean => filter.kinds?.length === 1 && filter.kinds[0] === 'purchase' && !filter.topics && !filter.stances;
