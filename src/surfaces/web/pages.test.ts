import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rooms = new URL('../../rooms/', import.meta.url);
const files = readdirSync(rooms, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(page|ui)\.tsx$/.test(path)).map((path) => ({ path, text: readFileSync(new URL(path, rooms), 'utf8') }));

/** Colours, sizes and styles stand in the shared parts; a page only names them. */
const own = (text: string): string[] => text.match(/\bstyle=|#[0-9a-f]{6}\b|\b(c|bg|fz|lh|w|h|m[trblxy]?|p[trblxy]?|miw|maw)=["{]|\b\d+(\.\d+)?(px|rem)\b/g) ?? [];

test('no page writes a colour, a size or a style of its own', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap(({ path, text }) => own(text).map((found) => `${path}: ${found}`))).toEqual([]);
  expect(own('<p style={{ color: "#ff0000" }} /> <Text fz="lg" mt={4} />')).toHaveLength(4);
});

test('no page says anything that is not in a catalogue', () => {
  const sentences = (text: string) => [...text.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[^<>{}]*)</g)].map(([, words]) => words).filter((words) => !/[;=()]/.test(words ?? ''));
  expect(files.flatMap(({ path, text }) => sentences(text).map((found) => `${path}: ${found}`))).toEqual([]);
  expect(sentences('<p>Say what it is</p>')).toHaveLength(1);
});
