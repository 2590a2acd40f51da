import { expect, test } from 'vitest';
import { CUSTOM, IGNORED, mapFrom, mappingFault, mappingOf, withLayout } from './mapping.ts';
import type { Table } from './mapping.ts';

const fields = (...keys: string[]) => keys.map((key) => ({ key, label: key, isRequired: key === 'date' || key === 'amount' }));
const table: Table = {
  layout: 'purchases', asks: 'columns', hasHeader: true, madeBy: null,
  layouts: [{ key: 'purchases', label: 'one purchase per row', fields: fields('email', 'date', 'amount') }, { key: 'people', label: 'one person per row', fields: fields('email', 'name') }],
  columns: [{ title: 'Who', field: 'email', examples: ['ada@tarn.example'] }, { title: 'Day', field: 'date', examples: [] }, { title: 'Sum', field: CUSTOM, examples: [] }, { title: 'x', field: IGNORED, examples: [] }],
};

test('what the table was taken for is the beginning, and a missing amount is said', () => {
  expect(mappingFault(table, mappingOf(table))).toEqual({ missing: ['amount'] });
});

test('two columns cannot mean the same', () => {
  expect(mappingFault(table, { ...mappingOf(table), fields: ['email', 'date', 'date', IGNORED] })).toEqual({ twice: 'date' });
});

test('a whole map names every column by its title', () => {
  const mapping = { ...mappingOf(table), fields: ['email', 'date', 'amount', IGNORED], dayOrder: 'day first' as const };
  expect(mappingFault(table, mapping)).toBeNull();
  expect(mapFrom(table, mapping)).toEqual({ layout: 'purchases', columns: { Who: 'email', Day: 'date', Sum: 'amount', x: 'ignore' }, dateFormat: 'day first' });
});

test('a table without titles says so, and is not asked about the order of days without need', () => {
  expect(mapFrom({ ...table, hasHeader: false }, mappingOf(table))).toMatchObject({ hasHeader: false });
  expect(mapFrom(table, mappingOf(table))).not.toHaveProperty('dateFormat');
});

test('with another layout, fields it does not have become custom fields and what is left out stays out', () => {
  expect(withLayout(table, mappingOf(table), 'people')).toMatchObject({ layout: 'people', fields: ['email', CUSTOM, CUSTOM, IGNORED] });
});
