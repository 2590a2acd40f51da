// A question to the graph is a tree: what to find, and conditions joined by all, any and not. Words become such a tree and the
// tree is said back in words; the builder, saved segments and the API all speak it. docs/QUESTIONS.md shows it with examples.
import { z } from 'zod';
import { countSchema, filterShape, refSchema, relationKinds, whoSchema } from './filter.ts';
import type { Count, Filter, Ref, RelationKind, Who } from './filter.ts';
import { measured, orderSchema, ORDERED_MAX } from './order.ts';
import type { Order } from './order.ts';
import { lengthSchema, windowSchema } from './window.ts';
import type { Length, Window } from './window.ts';

export { kinds, relationKinds, stances } from './filter.ts';
export type { Count, Filter, Kind, Ref, RelationKind, Stance, Who } from './filter.ts';

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
  z.strictObject({ find: z.enum(['people', 'organisations']), where: nodeSchema, order: orderSchema.optional(), limit: z.number().int().min(1).max(ORDERED_MAX).optional().describe('only so many, the first of the order') }),
  z.strictObject({ find: z.literal('paths'), to: refSchema, from: whoSchema, hops: z.number().int().min(1).max(4) }),
]).meta({ id: 'Question', description: 'A question to the graph; docs/QUESTIONS.md explains every part.' });
export type Question = { find: 'people' | 'organisations'; where: Node; order?: Order; limit?: number } | { find: 'paths'; to: Ref; from: Who; hops: number };
export type Find = Question['find'];
export type Scope = 'person' | 'organisation';

const MAX_DEPTH = 12;

/** What is wrong with a tree whose shape is right, as a sentence; null when it can be asked. */
export function problemOf(question: Question): string | null {
  if (question.find === 'paths') return null;
  const scope = question.find === 'people' ? 'person' : 'organisation';
  if (question.limit !== undefined && !question.order) return 'Only so many of whom? A limit needs an order.';
  const by = question.order?.by;
  if (by?.is === 'attribute' && question.order!.way !== 'most' && question.order!.way !== 'least') return 'A value is ordered by "most" or "least".';
  if (by?.is === 'strength' && question.order!.way !== 'most' && question.order!.way !== 'least') return 'A strength is ordered by "most" or "least".';
  if (by?.is === 'interaction' && by.measure === 'amount' && (!onlyPurchases(by) || question.order!.way === 'latest' || question.order!.way === 'earliest')) return 'An amount can only be asked of purchases, the most or the least.';
  return nodeProblem(question.where, scope, 0) ?? (by ? nodeProblem(measured(by), scope, 0) : null);
}

/** The condition that whoever is in the answer meets; what is ordered must be there. */
export const meantBy = ({ where, order }: Exclude<Question, { find: 'paths' }>): Node => (order ? { is: 'all', of: [where, measured(order.by)] } : where);

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
  const other = (filter.after && filterProblem(filter.after.of)) ?? (filter.before && filterProblem(filter.before.of));
  if (other) return other;
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
