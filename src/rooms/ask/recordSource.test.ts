import { expect, test } from 'vitest';
import { saySource } from './recordSource.ts';

test('a source says the file and the place in it', () => {
  expect(saySource({ run: 'usrp.mbox.gz', door: 'mail', mediaType: 'message/rfc822', line: 12 })).toBe('usrp.mbox.gz, mail 12');
  expect(saySource({ run: 'orders.csv', door: 'csv:purchases', mediaType: 'text/csv', line: 5 })).toBe('orders.csv, line 5');
});

test('what came by no file says its door', () => {
  expect(saySource({ run: null, door: 'api', mediaType: 'application/json', line: null })).toBe('API');
  expect(saySource({ run: null, door: 'csv:purchases', mediaType: null, line: null })).toBe('csv');
});
