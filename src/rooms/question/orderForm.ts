// What an answer can be ordered by, in the builder: a few ways people ask for, and whatever else a question says already.
import type { Measure, Order } from './order.ts';
import type { Sought } from './editing.ts';
import { formText } from './conditionForm.text.ts';

const { orders } = formText;
export type OrderName = keyof typeof orders;

const MEASURES: Record<Exclude<OrderName, 'none' | 'other'>, Measure> = {
  strength: { is: 'strength' }, contact: { is: 'contact' }, bought: { is: 'interaction', kinds: ['purchase'] }, spent: { is: 'interaction', kinds: ['purchase'], measure: 'amount' }, said: { is: 'interaction', stances: ['concern'] },
};

/** The name of what a question is ordered by. */
export function orderName(order: Order | undefined): OrderName {
  if (!order) return 'none';
  const by = sorted(order.by);
  return (Object.keys(MEASURES) as (keyof typeof MEASURES)[]).find((name) => sorted(MEASURES[name]) === by) ?? 'other';
}

const sorted = (by: Measure): string => JSON.stringify(Object.entries(by).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Orders a question can be given; only people have a strength. */
export const orderNames = ({ find, order }: Sought): OrderName[] => (Object.keys(orders) as OrderName[]).filter((name) => (name !== 'strength' || find === 'people') && (name !== 'other' || orderName(order) === 'other'));

/** Ways a measure can be ordered in: only what happened has a latest one, and a sum has none. */
export const waysFor = ({ by }: Order): Order['way'][] => (by.is === 'contact' || (by.is === 'interaction' && by.measure !== 'amount') ? ['most', 'least', 'latest', 'earliest'] : ['most', 'least']);

export function withOrder(question: Sought, name: OrderName): Sought {
  const { order: _order, limit, ...rest } = question;
  if (name === 'other') return question;
  if (name === 'none') return rest;
  return { ...rest, order: { by: MEASURES[name], way: 'most' }, ...(limit === undefined ? {} : { limit }) };
}

export const withWay = (question: Sought, way: Order['way']): Sought => (question.order ? { ...question, order: { ...question.order, way } } : question);

/** Only so many, or all. */
export function withLimit({ limit: _limit, ...question }: Sought, limit: number | null): Sought {
  return limit === null ? question : { ...question, limit };
}
