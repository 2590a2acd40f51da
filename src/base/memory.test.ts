import { expect, test } from 'vitest';
import { tidyMemory } from './memory.ts';

const MB = 1024 * 1024;

test('dead buffers are given back before they pile up', () => {
  const before = process.memoryUsage().arrayBuffers;
  for (let n = 0; n < 200; n += 1) {
    Buffer.alloc(MB, n);
    tidyMemory();
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * MB);
});

test('so is what is dead in the heap, and what is alive is left alone', () => {
  tidyMemory();
  const before = process.memoryUsage().heapUsed;
  const alive: string[][] = [];
  for (let n = 0; n < 300; n += 1) {
    const some = Array.from({ length: 20_000 }, (_, at) => `${n} ${at}`);
    if (n % 100 === 0) alive.push(some);
    tidyMemory();
  }
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(120 * MB);
  expect(alive.map((some) => some.at(-1))).toEqual(['0 19999', '100 19999', '200 19999']);
});
