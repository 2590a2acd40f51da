import { expect, test } from 'vitest';
import { begins, fromMark, groupsFor, isQuestion, marksOf } from './paletteHits.ts';

test('a question is asked first, a name is looked up first', () => {
  for (const words of ['who knows joris', 'organisations with a renewal in march', 'lost touch with acme?']) expect(groupsFor(words)[0], words).toBe('ask');
  for (const words of ['joris', 'anselm kofler', 'who']) expect(isQuestion(words), words).toBe(false);
  expect(groupsFor('joris').at(-1)).toBe('ask');
  expect(groupsFor('')[0]).toBe('recent');
});

test('a page or act is found by the beginnings of its words', () => {
  expect(begins('Invite a colleague', 'inv col')).toBe(true);
  expect(begins('Invite a colleague', 'nvite')).toBe(false);
  expect(marksOf('Invite a colleague', 'col')).toEqual([[9, 12]]);
});

test('the found word of an excerpt is seen although the line is cut', () => {
  const text = 'Good morning Tomasz, Astrid wants to know whether the firmware changes it.';
  const cut = fromMark({ text, marks: [[54, 62]] });
  expect(cut.text).toBe('… to know whether the firmware changes it.');
  expect(cut.marks.map(([start, end]) => cut.text.slice(start, end))).toEqual(['firmware']);
  expect(fromMark({ text: 'The firmware', marks: [[4, 12]] })).toEqual({ text: 'The firmware', marks: [[4, 12]] });
});
