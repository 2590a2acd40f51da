import { expect, test } from 'vitest';
import { releaseBuffers } from './buffers.ts';

test('dead buffers are given back before they pile up', () => {
  const before = process.memoryUsage().arrayBuffers;
  for (let n = 0; n < 200; n += 1) {
    Buffer.alloc(1024 * 1024, n);
    releaseBuffers();
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024);
});
