// What is written comes back as it was, and no spreadsheet runs any of it.
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { readCells } from '#connectors/csv/cells.ts';
import { createRecordCutter } from '#connectors/csv/records.ts';
import { csvLine, restoreCell, writeCsv } from './csv.ts';

test('numbers, dates, nothing and text', () => {
  expect(writeCsv([['a', 'b'], [1.5, new Date(0)], [null, undefined], [true, 'x "y", z\nw'], [-3, '-3']])).toBe('a,b\r\n1.5,1970-01-01T00:00:00.000Z\r\n,\r\ntrue,"x ""y"", z\nw"\r\n-3,-3\r\n');
});

test.each(['=1+1', '+cmd', '-2+3', '+441632960235', '\r=1', '@SUM(A1)', '\t=1', '＝1', "'=1"])('%s is no formula in a spreadsheet and comes back as it was', (text) => {
  expect(csvLine([text])).toMatch(/^"?'/);
  expect(restoreCell(`'${text}`)).toBe(text);
});

test('an apostrophe that is only an apostrophe stays', () => {
  expect(csvLine(["O'Neil", "'tis"])).toBe("O'Neil,'tis\r\n");
  expect(restoreCell("'tis")).toBe("'tis");
});

test('any table of texts is read back unchanged', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=A1', '"', '""', ',', '\n', "'=x", '-1', 'é€', ';')).map((text) => text.trim().replaceAll('\u0000', '').replace(/\r\n?/g, '\n'));
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), (rows) => {
    const cutter = createRecordCutter(',');
    const records = [...cutter.push(writeCsv(rows.map((row) => ['x', ...row]))), ...cutter.end().records];
    expect(records.map((record) => record.problem).filter(Boolean)).toEqual([]);
    expect(readCells(records.map((record) => record.text), ',')).toEqual(rows.map((row) => ['x', ...row.map((text) => text.trim())]));
  }), { numRuns: 300 });
});
