import { describe, expect, test } from 'vitest';
import { RECORD_CHARS_MAX, createRecordCutter } from './records.ts';

function cutAll(text: string, pieceChars: number, delimiter = ',') {
  const cutter = createRecordCutter(delimiter);
  const records = [];
  for (let at = 0; at < text.length; at += pieceChars) records.push(...cutter.push(text.slice(at, at + pieceChars)));
  const end = cutter.end();
  return { records: [...records, ...end.records], unclosedLine: end.unclosedLine };
}
const lines = (text: string, pieceChars: number) => cutAll(text, pieceChars).records.map((r) => [r.line, r.problem ? `! ${r.text}` : r.text]);

describe.each([1, 2, 3, 7, 1000])('a table that arrives in pieces of %i characters', (piece) => {
  test('is cut at line ends of every kind, empty lines counted and left out', () => {
    expect(lines('a,b\r\n1,2\n\n3,4\r5,6', piece)).toEqual([[1, 'a,b'], [2, '1,2'], [4, '3,4'], [5, '5,6']]);
  });
  test('keeps line ends inside quotes and counts them', () => {
    expect(lines('a,b\r\n1,"x\r\ny\r\n"\r\n2,"say ""hi"""\n3,z\n', piece)).toEqual([[1, 'a,b'], [2, '1,"x\r\ny\r\n"'], [5, '2,"say ""hi"""'], [6, '3,z']]);
  });
  test('takes a quote in the middle of a cell as a letter', () => {
    expect(lines('size,n\n12" pipe,5\n7,6\n', piece)).toEqual([[1, 'size,n'], [2, '12" pipe,5'], [3, '7,6']]);
  });
  test('allows blanks around quoted cells', () => {
    expect(lines('a, "b\nc" ,d\n1,2,3', piece)).toEqual([[1, 'a, "b\nc" ,d'], [3, '1,2,3']]);
  });
  test('gives up one line, not the file, for a quote that is never closed', () => {
    expect(lines('a,b\n"oops,1\n2,3\n4,5\n', piece)).toEqual([[1, 'a,b'], [2, '! "oops,1'], [3, '2,3'], [4, '4,5']]);
  });
  test('gives up one line for quotes that do not match', () => {
    expect(lines('a,b\n"oops,1\n"Ada",3\n4,5', piece)).toEqual([[1, 'a,b'], [2, '! "oops,1'], [3, '"Ada",3'], [4, '4,5']]);
  });
  test('reads a last line without a line end, and a lone quoted cell', () => {
    expect(lines('"a"\n"b"', piece)).toEqual([[1, '"a"'], [2, '"b"']]);
  });
});

describe('a row too long to be one', () => {
  const giant = 'x'.repeat(RECORD_CHARS_MAX * 3);
  test.each([['plain', giant, 1], ['quoted', `"${giant}"`, 1], ['quoted with line ends and quotes', `"${giant}\r\n""a"",b\n${giant}"`, 3]])('is given up with its line, %s, and the row after it is read', (_, cell, linesOfCell) => {
    for (const piece of [65_536, 9_999]) {
      const { records } = cutAll(`a,b\r\n1,${cell}\r\n2,3\r\n`, piece);
      expect(records.map((r) => [r.line, r.problem?.slice(0, 18) ?? r.text])).toEqual([[1, 'a,b'], [2, 'One row is longer '], [2 + linesOfCell, '2,3']]);
      expect(records[1]!.text.length).toBeLessThan(3000);
    }
  });
  test('a quote that stays open over a long file says from where to read again', () => {
    const rows = '2,3\n'.repeat(RECORD_CHARS_MAX / 2);
    const { records, unclosedLine } = cutAll(`a,b\n"oops,1\n${rows}`, 65_536);
    expect(records.map((r) => r.line)).toEqual([1, 2]);
    expect(unclosedLine).toBe(2);
  });
});
