// Where a mail is read: an ordinary one at once, it takes a millisecond; a large one in a thread of its own.
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { builtFile } from '#base/paths.ts';
import type { ParsedMail } from './mail.ts';
import { parseMail } from './mail.ts';

const LARGE_FROM_BYTES = 512 * 1024;
const IDLE_MS = 5_000;

/** Reads a mail without holding up anything else. Never rejects for what is in the mail. */
export function parseAside(raw: Uint8Array, fromLine: string | null = null): ParsedMail | Promise<ParsedMail> {
  if (raw.length < LARGE_FROM_BYTES || !existsSync(workerFile())) return parseMail(raw, fromLine);
  return (thread ??= openThread()).parse(raw, fromLine);
}

const workerFile = (): string => builtFile('connectors/mail/parse.worker.js');

interface Thread {
  parse(raw: Uint8Array, fromLine: string | null): Promise<ParsedMail>;
}
let thread: Thread | null = null;

/** One thread for all large mails; it goes when nothing has come for a while, and never keeps the process alive. */
function openThread(): Thread {
  // Built files, whatever conditions the process itself was started with.
  const worker = new Worker(workerFile(), { execArgv: [] });
  const waiting = new Map<number, { resolve: (mail: ParsedMail) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let idle: NodeJS.Timeout | null = null;
  const close = (error: Error) => {
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, mail }: { id: number; mail: ParsedMail }) => {
    waiting.get(id)?.resolve(mail);
    waiting.delete(id);
    if (waiting.size > 0) return;
    worker.unref();
    idle = setTimeout(() => {
      thread = null;
      void worker.terminate();
    }, IDLE_MS);
    idle.unref();
  });
  worker.on('error', close);
  worker.on('exit', () => close(new Error('The thread that reads large mails has ended.')));
  return {
    parse: (raw, fromLine) => new Promise((resolve, reject) => {
      if (idle) clearTimeout(idle);
      waiting.set((lastId += 1), { resolve, reject });
      worker.ref();
      worker.postMessage({ id: lastId, raw, fromLine });
    }),
  };
}
