import { expect, test } from 'vitest';
import { normaliseSubject, subjectKey } from './subject.ts';

test('what mail programs put before a subject goes, in any language and number', () => {
  expect(normaliseSubject('Re: AW: [radio-users] Fwd: Firmware 4.1')).toBe('Firmware 4.1');
  expect(normaliseSubject('RE[2]: Firmware')).toBe('Firmware');
  expect(normaliseSubject('回复：Firmware')).toBe('Firmware');
  expect(subjectKey('Re:  Firmware   4.1')).toBe(subjectKey('FIRMWARE 4.1'));
});

test('what names something stays', () => {
  expect(normaliseSubject('[#4711] Firmware')).toBe('[#4711] Firmware');
  expect(normaliseSubject('[urgent]')).toBe('[urgent]');
  expect(normaliseSubject('Radio: it is broken')).toBe('Radio: it is broken');
  expect(normaliseSubject('')).toBe('');
});
