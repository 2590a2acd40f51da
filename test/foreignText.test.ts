// Twice the text takes about twice as long, whoever wrote it. What takes so little for 25 KB that 100 KB are no trouble even if
// it grew with the square is not weighed; of the slowest of the rest the shortest of several rounds counts, and more rounds follow while it
// looks otherwise: a busy machine only ever makes single rounds longer, a reader that grows with the square stays at four times.
import { expect, test } from 'vitest';
import { hostileTexts, readers } from './foreignText.ts';
import type { Reader } from './foreignText.ts';

const KILOBYTE = 1024;
const WEIGHED_FROM_MS = 5;
const WEIGHED_MAX = 20;
const RATIO_MAX = 3;
const ROUNDS_MAX = 30;

/** Milliseconds of the processor: what else runs on the machine does not count. */
async function timeOf(read: Reader, text: string): Promise<number> {
  const began = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** How many times as long the longer text takes, by the shortest rounds of each. */
async function ratioOf(read: Reader, half: string, whole: string): Promise<number> {
  let [shortHalf, shortWhole] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS_MAX; round++) {
    shortHalf = Math.min(shortHalf, await timeOf(read, half));
    shortWhole = Math.min(shortWhole, await timeOf(read, whole));
    if (round >= 2 && shortWhole <= RATIO_MAX * shortHalf) break;
  }
  return shortWhole / shortHalf;
}

const all = readers();
const [quarters, halves, wholes] = [hostileTexts(25 * KILOBYTE), hostileTexts(50 * KILOBYTE), hostileTexts(100 * KILOBYTE)] as const;

/** Whole tables and proposals do so much with each text that only the bench times them; a question is never longer than 2,000 characters. */
const ONLY_TIMED = new Set(['a question', 'proposals of topics', 'a table', 'rows of people', 'a cell', 'address books', 'a card']);

test.each(Object.keys(all).filter((name) => !ONLY_TIMED.has(name)))('for 100 KB no more than three times as long as for 50 KB: %s', async (name) => {
  const read = all[name] as Reader;
  const grown: string[] = [];
  const slowest: { told: string; ms: number }[] = [];
  for (const [told, quarter] of quarters) {
    let ms = await timeOf(read, quarter);
    // Again: the first time nothing is compiled yet.
    if (ms >= WEIGHED_FROM_MS) ms = Math.min(ms, await timeOf(read, quarter));
    if (ms >= WEIGHED_FROM_MS) slowest.push({ told, ms });
  }
  for (const { told } of slowest.sort((a, b) => b.ms - a.ms).slice(0, WEIGHED_MAX)) {
    const ratio = await ratioOf(read, halves.get(told) ?? '', wholes.get(told) ?? '');
    if (ratio > RATIO_MAX) grown.push(`${told} takes ${ratio.toFixed(1)} times as long`);
  }
  expect(grown).toEqual([]);
}, 300_000);

test('a reader that grows with the square is seen', async () => {
  const square: Reader = (text) => /x.*x.*y/.exec(text.slice(0, 20_000)) ?? text.replace(/ +$/g, '');
  expect(await ratioOf(square, `${' '.repeat(10_000)}a`, `${' '.repeat(20_000)}a`)).toBeGreaterThan(RATIO_MAX);
});
