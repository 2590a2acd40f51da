// Buffers lie outside the heap of V8, which lets some sixty megabytes of dead ones pile up before it looks for them. Where
// large files stream through, that is most of what the process seems to need.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const UNCOLLECTED_BYTES_MAX = 24 * 1024 * 1024;
let collect: (() => void) | null = null;

/** Gives dead buffers back once there may be many of them; otherwise costs microseconds. Call it now and then in a long stream. */
export function releaseBuffers(): void {
  if (process.memoryUsage().arrayBuffers < UNCOLLECTED_BYTES_MAX) return;
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
