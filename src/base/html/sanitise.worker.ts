// Cleans HTML of strangers beside everything else.
import { parentPort } from 'node:worker_threads';
import { sanitise } from './sanitise.ts';
import type { SanitiseOptions } from './sanitise.ts';

parentPort?.on('message', ({ html, options }: { html: string; options: SanitiseOptions }) => {
  // The clock of the one who asks runs from here, not from when this thread began to load.
  parentPort?.postMessage('begun');
  parentPort?.postMessage(sanitise(html, options));
});
