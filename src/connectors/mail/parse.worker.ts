// Reads large mails beside everything else: one of them would hold up every request for as long as it takes.
import { parentPort } from 'node:worker_threads';
import { parseMail } from './mail.ts';

parentPort?.on('message', ({ id, raw, fromLine }: { id: number; raw: Uint8Array; fromLine: string | null }) => {
  parentPort?.postMessage({ id, mail: parseMail(raw, fromLine) });
});
