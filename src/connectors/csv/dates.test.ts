import { describe, expect, test } from 'vitest';
import { dayOrdersOf, readDate } from './dates.ts';
import type { DayOrder } from './map.ts';

const at = (text: string, order: DayOrder | null = null, zone = 'UTC') => {
  const read = readDate(text, order ? { '.': order, '/': order, '-': order } : {}, zone);
  return typeof read === 'string' ? read : read.at.toISOString();
};

test.each([
  ['2024-03-12', '2024-03-12T00:00:00.000Z'],
  ['2024-03-12 09:14', '2024-03-12T09:14:00.000Z'],
  ['2024-03-12T09:14:05.123Z', '2024-03-12T09:14:05.000Z'],
  ['2024-03-12T09:14:05+02:00', '2024-03-12T07:14:05.000Z'],
  ['2026-06-05 20:38:34', '2026-06-05T20:38:34.000Z'],
  ['2024/3/2', '2024-03-02T00:00:00.000Z'],
  ['19970101', '1997-01-01T00:00:00.000Z'],
  ['15.03.2024', '2024-03-15T00:00:00.000Z'],
  ['3.4.2024', '2024-04-03T00:00:00.000Z'],
  ['15/03/2024', '2024-03-15T00:00:00.000Z'],
  ['3/15/2024 2:30 PM', '2024-03-15T14:30:00.000Z'],
  ['3/15/24, 12:05 am', '2024-03-15T00:05:00.000Z'],
  ['15 Mar 2024', '2024-03-15T00:00:00.000Z'],
  ['15. März 2024', '2024-03-15T00:00:00.000Z'],
  ['15-Mar-24', '2024-03-15T00:00:00.000Z'],
  ['Tue, 12 Mar 2024 09:14', '2024-03-12T09:14:00.000Z'],
  ['March 15th, 2024', '2024-03-15T00:00:00.000Z'],
  ['Mar 5, 2024 11:00', '2024-03-05T11:00:00.000Z'],
  ['Sept 9 2024', '2024-09-09T00:00:00.000Z'],
  ['1710234840', '2024-03-12T09:14:00.000Z'],
  ['1710234840000', '2024-03-12T09:14:00.000Z'],
])('%s is read as %s', (text, expected) => expect(at(text)).toBe(expected));

test.each(['2024-02-31', '31.02.2024', '31 Feb 2024', '2023-02-29', '2024-13-01', '2024-03-12 25:00', '99/99/2024', '0000-00-00', '00.00.0000', '20241340', '13:00 PM'.replace(/^/, '2024-03-12 ')])(
  '%s has the shape of a date, but there is no such day or hour', (text) => expect(at(text)).toBe('impossible'));

test.each(['', 'soon', '12', '45123', 'next Friday', '1/2', '2024-03', 'May', '12 Foo 2024', '2024-03-12 late', `12 ${'x'.repeat(80)}`])(
  '%s is no date', (text) => expect(at(text)).toBe('unreadable'));

test('a date without an hour is the start of that day where the workspace lives', () => {
  expect(at('2024-03-12', null, 'Europe/Berlin')).toBe('2024-03-11T23:00:00.000Z');
  expect(at('2024-07-12 08:00', null, 'America/New_York')).toBe('2024-07-12T12:00:00.000Z');
  expect(at('2024-07-12T08:00Z', null, 'America/New_York')).toBe('2024-07-12T08:00:00.000Z');
});
test('the hour that summer time skips is read with the offset before it', () => {
  expect(at('2024-03-31 02:30', null, 'Europe/Berlin')).toBe('2024-03-31T01:30:00.000Z');
  expect(at('2024-03-31 03:30', null, 'Europe/Berlin')).toBe('2024-03-31T01:30:00.000Z');
  expect(at('2024-10-27 12:00', null, 'Europe/Berlin')).toBe('2024-10-27T11:00:00.000Z');
});

test('a date that can be two days is none of them', () => {
  expect(['3/4/2024', '3-4-2024 10:00'].map((text) => at(text))).toEqual(['two days', 'two days']);
  expect(['3/3/2024', '3.4.2024'].map((text) => at(text))).toEqual(['2024-03-03T00:00:00.000Z', '2024-04-03T00:00:00.000Z']);
});

describe('the order of day and month', () => {
  const orders = (...values: string[]) => dayOrdersOf(values).orders;
  test('is told by one day beyond the 12th', () => {
    expect(orders('03/04/2024', '15/04/2024')).toEqual({ '/': 'day first' });
    expect(orders('03/04/2024', '04/15/2024')).toEqual({ '/': 'month first' });
    expect(orders('3.4.2024', '4.15.2024')).toEqual({ '.': 'month first' });
  });
  test('is American where slashes stand beside AM and PM', () => expect(orders('3/4/2024 2:30 PM')).toEqual({ '/': 'month first' }));
  test('is asked for where nothing tells it', () => expect(dayOrdersOf(['3/4/2024', '5/6/2024'])).toEqual({ orders: {}, open: { separator: '/', example: '3/4/2024' } }));
  test('does not matter for dots, for equal numbers and for dates that name the year first', () => {
    expect(dayOrdersOf(['3.4.2024', '5/5/2024', '2024-03-04', 'Mar 4, 2024'])).toEqual({ orders: {}, open: null });
  });
  test('of one way of writing says nothing of another', () => {
    expect(dayOrdersOf(['13.2.2020', '03/04/2022'])).toEqual({ orders: { '.': 'day first' }, open: { separator: '/', example: '03/04/2022' } });
    expect(dayOrdersOf(['13-2-2020', '03/04/2022']).open).toEqual({ separator: '/', example: '03/04/2022' });
    expect(dayOrdersOf(['04/15/2022', '03-04-2022']).open).toEqual({ separator: '-', example: '03-04-2022' });
    expect(dayOrdersOf(['13.2.2020', '04/15/2022', '25-12-2022'])).toEqual({ orders: { '.': 'day first', '/': 'month first', '-': 'day first' }, open: null });
  });
  test('that a person tells counts for the column; beside other ways of writing for what they leave open', () => {
    const told = (...values: string[]) => dayOrdersOf(values, 'month first');
    expect(told('03/04/2022', '15/04/2022')).toEqual({ orders: { '/': 'month first', '-': 'month first' }, open: null });
    expect(told('03/04/2022', '2.2.2020', '5.2.2020').orders).toEqual({ '/': 'month first', '-': 'month first' });
    expect(told('03/04/2022', '15-04-2022').orders).toEqual({ '/': 'month first', '-': 'day first' });
    expect(told('2.3.2020').orders['.']).toBe('month first');
    expect(told('2.3.2020', '13.2.2020').orders['.']).toBe('day first');
  });
  test('holds for the whole column', () => {
    expect(at('03/04/2024', 'day first')).toBe('2024-04-03T00:00:00.000Z');
    expect(at('03/04/2024', 'month first')).toBe('2024-03-04T00:00:00.000Z');
    expect(at('03/15/2024', 'day first')).toBe('impossible');
  });
});
