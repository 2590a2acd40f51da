import { expect, test } from 'vitest';
import { detectMail } from './detect.ts';

const kind = (text: string, name = 'file.txt') => detectMail(Buffer.from(text), name)?.kind ?? null;

test('mailboxes and mails are known by what they hold, not by their names', () => {
  expect(kind('From ada@acme.example Mon Jan  3 11:02:24 2022\nSubject: x\n\ny')).toBe('mbox');
  expect(kind('From - Mon Jan  3 11:02:24 2022\nX-Mozilla-Status: 0001\nSubject: x\n')).toBe('mbox');
  expect(kind('Return-Path: <ada@acme.example>\nReceived: from a\n by b\nSubject: x\n\ny')).toBe('eml');
  expect(kind('\nSubject: x\nFrom: ada@acme.example\n\ny')).toBe('eml');
  expect(kind('321\nFrom: ada@acme.example\nSubject: x\nDate: today\n\ny')).toBe('emlx');
  expect(kind('X-Odd: 1\n\ny', 'a.eml.gz')).toBe('eml');
});

test('tables, notes and address books are no mail', () => {
  expect(kind('From,Subject,Date\nada@acme.example,x,2022\n', 'mails.csv')).toBe(null);
  expect(kind('from\tsubject\nada\tx\n')).toBe(null);
  expect(kind('From now on we write it down.\nIt helps.\n')).toBe(null);
  expect(kind('Date: 3 January\nwe met Ada\nand talked\n')).toBe(null);
  expect(kind('BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n')).toBe(null);
  expect(kind('{"from": "ada"}')).toBe(null);
  expect(kind('')).toBe(null);
});
