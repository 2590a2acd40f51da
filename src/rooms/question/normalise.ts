// Two trees that mean the same by form alone get one form, so that words → tree → words → tree comes back to where it began.
import type { Order } from './order.ts';
import type { Count, Node, Question, Test } from './question.ts';
import { addDays } from './window.ts';

/** Flattens nested and/or, unwraps single ones, folds "not at least once" into "at most 0 times", drops what says nothing. */
export function normalise(node: Node): Node {
  switch (node.is) {
    case 'all': case 'any': {
      const of = node.of.map(normalise).flatMap((child) => (child.is === node.is ? child.of : [child]));
      const distinct = of.filter((child, index) => of.findIndex((other) => sameNode(other, child)) === index);
      return distinct.length === 1 ? distinct[0]! : { is: node.is, of: distinct };
    }
    case 'not': return negate(normalise(node.of));
    case 'interaction': case 'contact': {
      const { count, ...rest } = node;
      const kept = node.is === 'interaction' && node.measure === 'amount' ? count : normaliseCount(count);
      return sorted({ ...rest, ...(kept ? { count: kept } : {}) } as Node);
    }
    case 'trend': return sorted(node);
    case 'attribute': return sorted({ ...node, test: normaliseTest(node.test) });
    case 'relation': case 'at organisation': case 'somebody': return sorted({ ...node, where: normalise(node.where) });
    default: return sorted(node);
  }
}

export function normaliseQuestion(question: Question): Question {
  if (question.find === 'paths') return question;
  const { find, where, order, limit } = question;
  return { find, where: normalise(where), ...(order ? { order: normaliseOrder(order) } : {}), ...(limit === undefined ? {} : { limit }) };
}

function normaliseOrder({ by, way }: Order): Order {
  if (by.is !== 'interaction' || by.measure !== 'times') return { by: sorted(by), way };
  const { measure: _measure, ...rest } = by;
  return { by: sorted(rest), way };
}

/** The opposite of a normalised condition, in its shortest form. */
export function negate(node: Node): Node {
  if (node.is === 'not') return node.of;
  if ((node.is === 'interaction' || node.is === 'contact') && !(node.is === 'interaction' && node.measure === 'amount')) {
    const { count, ...rest } = node;
    if (!count) return sorted({ ...rest, count: { atMost: 0 } } as Node);
    if (count.atMost === 0 && count.atLeast === undefined) return sorted(rest as Node);
    // Less than twice is at most once.
    if (count.atMost === undefined && Number.isInteger(count.atLeast) && count.atLeast! > 0) return sorted({ ...rest, count: { atMost: count.atLeast! - 1 } } as Node);
    if (count.atLeast === undefined && Number.isInteger(count.atMost)) return sorted({ ...rest, count: { atLeast: count.atMost! + 1 } } as Node);
  }
  if (node.is === 'attribute' && node.test.op === 'known') return { ...node, test: { op: 'unknown' } };
  if (node.is === 'attribute' && node.test.op === 'unknown') return { ...node, test: { op: 'known' } };
  return { is: 'not', of: node };
}

export const sameNode = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

/** Days are whole: until 5 May is before 6 May. */
function normaliseTest(test: Test): Test {
  if ((test.op !== '≤' && test.op !== '>') || typeof test.value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(test.value)) return test;
  return { op: test.op === '≤' ? '<' : '≥', value: addDays(test.value, 1) };
}

function normaliseCount(count: Count | undefined): Count | undefined {
  if (!count) return undefined;
  const { atLeast, atMost } = count;
  if (atMost === undefined) return atLeast === 1 || atLeast === undefined ? undefined : { atLeast };
  return atLeast === undefined || atLeast === 0 ? { atMost } : { atLeast, atMost };
}

const sorted = <T extends object>(value: T): T => ordered(value) as T;

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, ordered(v)]));
}
