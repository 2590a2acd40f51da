// The values of a form that have several parts: how often, when, and what a field must be. Each is a way to say it and what
// belongs to that way, so that a person sets them one after the other; what is not whole yet is null.
import type { AttributeType } from '#base/registry.ts';
import { formText as text } from './conditionForm.text.ts';
import type { Count, Test } from './question.ts';
import type { Length, Period, Window } from './window.ts';

export type CountWay = keyof typeof text.counts;
export interface CountForm { way: CountWay; n: number; to: number }

export function countForm(count: Count | undefined): CountForm {
  const { atLeast, atMost } = count ?? {};
  if (atLeast === undefined && atMost === undefined) return { way: 'any', n: 2, to: 5 };
  if (atMost === 0 && atLeast === undefined) return { way: 'never', n: 2, to: 5 };
  if (atMost === undefined) return { way: 'least', n: atLeast!, to: atLeast! + 1 };
  if (atLeast === undefined) return { way: 'most', n: atMost, to: atMost + 1 };
  return { way: atLeast === atMost ? 'exactly' : 'between', n: atLeast, to: atMost };
}

export function countOf({ way, n, to }: CountForm): Count | undefined {
  switch (way) {
    case 'any': return undefined;
    case 'never': return { atMost: 0 };
    case 'least': return { atLeast: n };
    case 'most': return { atMost: n };
    case 'exactly': return { atLeast: n, atMost: n };
    case 'between': return { atLeast: Math.min(n, to), atMost: Math.max(n, to) };
  }
}

export type WindowWay = keyof typeof text.windows;
export interface WindowForm { way: WindowWay; length: Length; from: string; to: string; period: Period }

export function windowForm(window: Window | undefined, today: string): WindowForm {
  const empty: WindowForm = { way: 'any', length: { n: 90, unit: 'day' }, from: `${today.slice(0, 4)}-01-01`, to: today, period: 'month' };
  if (!window) return empty;
  if ('last' in window) return { ...empty, way: 'last', length: window.last };
  if ('ago' in window) return { ...empty, way: 'ago', length: window.ago };
  if ('since' in window) return { ...empty, way: 'since', from: window.since };
  if ('before' in window) return { ...empty, way: 'before', from: window.before };
  if ('this' in window) return { ...empty, way: 'this', period: window.this };
  if ('previous' in window) return { ...empty, way: 'previous', period: window.previous };
  return { ...empty, way: 'between', from: window.from, to: window.to };
}

export function windowOf({ way, length, from, to, period }: WindowForm): Window | undefined {
  switch (way) {
    case 'any': return undefined;
    case 'last': return { last: length };
    case 'ago': return { ago: length };
    case 'since': return { since: from };
    case 'before': return { before: from };
    case 'between': return from <= to ? { from, to } : { from: to, to: from };
    case 'this': return { this: period };
    case 'previous': return { previous: period };
  }
}

export type TestWay = Test['op'];
export interface TestForm { way: TestWay; value: string; to: string; length: Length; percent: number }

const WAYS: Record<AttributeType, readonly TestWay[]> = {
  text: ['=', '≠', 'contains', 'known', 'unknown'], choice: ['=', '≠', 'known', 'unknown'], 'yes/no': ['=', 'known', 'unknown'], date: ['=', '≠', '<', '≥', 'between', 'in next', 'in last', 'known', 'unknown'],
  number: ['=', '≠', '<', '≤', '>', '≥', 'between', 'top', 'bottom', 'known', 'unknown'], money: ['=', '≠', '<', '≤', '>', '≥', 'between', 'top', 'bottom', 'known', 'unknown'],
};

/** The ways a field of a type can be tested; the one it is tested in now is among them, whatever the type. */
export const waysOf = (type: AttributeType, now?: TestWay): readonly TestWay[] => (now && !WAYS[type].includes(now) ? [...WAYS[type], now] : WAYS[type]);

export function testForm(test: Test): TestForm {
  const said = (value: unknown) => (value === true ? 'yes' : value === false ? 'no' : value === undefined ? '' : String(value));
  return {
    way: test.op, value: 'value' in test ? said(test.value) : '', to: 'to' in test ? said(test.to) : '', length: 'length' in test ? test.length : { n: 60, unit: 'day' }, percent: 'percent' in test ? test.percent : 20,
  };
}

/** The test, or null while something is missing. */
export function testOf({ way, value, to, length, percent }: TestForm, type: AttributeType): Test | null {
  const [one, other] = [scalar(value, type), scalar(to, type)];
  switch (way) {
    case 'known': case 'unknown': return { op: way };
    case 'top': case 'bottom': return percent > 0 && percent < 100 ? { op: way, percent } : null;
    case 'in next': case 'in last': return { op: way, length };
    case 'contains': return typeof one === 'string' ? { op: way, value: one } : null;
    case 'between': return one === null || other === null ? null : one <= other ? { op: way, value: one, to: other } : { op: way, value: other, to: one };
    default: return one === null ? null : { op: way, value: one };
  }
}

function scalar(written: string, type: AttributeType): string | number | boolean | null {
  const value = written.replaceAll('"', ' ').replace(/\s+/g, ' ').trim();
  if (value === '') return null;
  if (type === 'yes/no') return value === 'yes' ? true : value === 'no' ? false : null;
  if (type === 'number' || type === 'money') return Number.isFinite(Number(value)) ? Number(value) : null;
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
  return value;
}
