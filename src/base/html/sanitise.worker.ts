// Cleans HTML of strangers beside everything else.
import { parentPort } from 'node:worker_threads';
import { sanitise } from './sanitise.ts';
import type { SanitiseOptions } from './sanitise.ts';

parentPort?.on('message', ({ html, options }: { html: string; options: SanitiseOptions }) => {
  parentPort?.postMessage(sanitise(html, options));
});
