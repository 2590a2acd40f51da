import { expect, test } from 'vitest';
import { begins, groupsFor, isQuestion, marksOf } from './paletteHits.ts';

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
