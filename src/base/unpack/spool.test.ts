import { expect, test } from 'vitest';
import { createSpool, gather } from './index.ts';

const MEGABYTE = 1024 * 1024;
const block = (letter: string) => Buffer.alloc(MEGABYTE, letter);

test('a record comes back as it was added, from memory or from the file that held it meanwhile', () => {
  const spool = createSpool(64 * MEGABYTE);
  for (const letters of ['ab', 'abcdefghij']) {
    for (const letter of letters) spool.add(block(letter));
    expect(spool.size).toBe(letters.length * MEGABYTE);
    expect(spool.take().equals(Buffer.concat([...letters].map(block)))).toBe(true);
    expect(spool.size).toBe(0);
  }
});

test('of a record that is too large its size and its beginning are known', async () => {
  const spool = createSpool(3 * MEGABYTE);
  for (const letter of 'abcdef') spool.add(block(letter));
  expect([spool.isTooLarge, spool.size]).toEqual([true, 6 * MEGABYTE]);
  expect(spool.take().toString().slice(0, 100)).toBe('a'.repeat(100));
  spool.add(Buffer.from('next'));
  expect(spool.take().toString()).toBe('next');
  const chunks = async function* () { yield* [block('a'), block('b')]; };
  const tooLarge = await gather(chunks(), MEGABYTE);
  expect('tooLarge' in tooLarge && tooLarge.tooLarge).toBe(2 * MEGABYTE);
  const whole = await gather(chunks(), 2 * MEGABYTE);
  expect('bytes' in whole && whole.bytes.equals(Buffer.concat([block('a'), block('b')]))).toBe(true);
});
