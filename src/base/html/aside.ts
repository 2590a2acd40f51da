// The thread that cleans HTML: one document after the other, each with so much time and memory and no more.
import { Worker } from 'node:worker_threads';
import { builtFile } from '#base/paths.ts';
import { HTML_LENGTH_MAX } from './sanitise.ts';
import type { SanitiseOptions, Sanitised } from './sanitise.ts';

const MS_MAX = 3_000;
/** Until a new thread has loaded, on a machine with much else to do. */
const LOADING_MS_MAX = 30_000;
const IDLE_MS = 10_000;

let tail: Promise<unknown> = Promise.resolve();
let thread: Worker | null = null;
let idle: NodeJS.Timeout | null = null;

/** Cleans a document; null when it is too long or takes too much time or memory to be shown. */
export function sanitiseAside(html: string, options: SanitiseOptions): Promise<Sanitised | null> {
  if (html.length > HTML_LENGTH_MAX) return Promise.resolve(null);
  const work = tail.then(() => cleaned(html, options));
  tail = work;
  return work;
}

function cleaned(html: string, options: SanitiseOptions): Promise<Sanitised | null> {
  if (idle) clearTimeout(idle);
  const worker = (thread ??= new Worker(builtFile('base/html/sanitise.worker.js'), { resourceLimits: { maxOldGenerationSizeMb: 128 } }));
  worker.ref();
  return new Promise((resolve) => {
    const end = (answer: Sanitised | null) => {
      clearTimeout(late);
      worker.off('message', hear).off('error', fail).off('exit', fail);
      if (answer) rest(worker);
      else if (thread === worker) {
        thread = null;
        // Whatever it still says when it goes is nobody's concern.
        worker.on('error', () => {});
        void worker.terminate();
      }
      resolve(answer);
    };
    let late = setTimeout(() => end(null), LOADING_MS_MAX);
    const hear = (said: Sanitised | 'begun') => {
      if (said !== 'begun') return end(said);
      clearTimeout(late);
      late = setTimeout(() => end(null), MS_MAX);
    };
    const fail = () => end(null);
    worker.on('message', hear).on('error', fail).on('exit', fail);
    worker.postMessage({ html, options });
  });
}

/** Waits a while for more, without keeping the process. */
function rest(worker: Worker): void {
  worker.unref();
  idle = setTimeout(() => {
    if (thread === worker) thread = null;
    void worker.terminate();
  }, IDLE_MS);
  idle.unref();
}
