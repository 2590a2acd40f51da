// Reads larger mails beside everything else: one of them would hold up every request for as long as it takes.
import { parentPort } from 'node:worker_threads';
import { parseMail } from './mail.ts';

parentPort?.on('message', ({ raw, fromLine }: { raw: Uint8Array; fromLine: string | null }) => {
  parentPort?.postMessage(parseMail(raw, fromLine));
});
