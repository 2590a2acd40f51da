// Where a mail is read: a small one at once, it takes a few milliseconds at the very worst; a larger one in a thread of its own
// that has so much time and memory and no more. A mail that needs more is kept with its head read and its text unread.
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { builtFile } from '#base/paths.ts';
import type { ParsedMail } from './mail.ts';
import { parseHead, parseMail } from './mail.ts';

const ASIDE_FROM_BYTES = 64 * 1024;
const IDLE_MS = 5_000;

export interface Limits {
  /** For one mail, however large. */
  milliseconds: number;
  /** What the thread may hold on its heap. */
  megabytes: number;
}
const LIMITS: Limits = { milliseconds: 20_000, megabytes: 512 };

/** Reads a mail without holding up anything else. Never rejects for what is in the mail. */
export function parseAside(raw: Uint8Array, fromLine: string | null = null): ParsedMail | Promise<ParsedMail> {
  if (raw.length < ASIDE_FROM_BYTES) return parseMail(raw, fromLine);
  if (!shared && !existsSync(workerFile())) return parseMail(raw, fromLine);
  return (shared ??= createMailThread()).parse(raw, fromLine);
}

const workerFile = (): string => builtFile('connectors/mail/parse.worker.js');
let shared: MailThread | null = null;

export interface MailThread {
  parse(raw: Uint8Array, fromLine: string | null): Promise<ParsedMail>;
}

interface Waiting {
  raw: Uint8Array;
  fromLine: string | null;
  resolve: (mail: ParsedMail) => void;
}

/** One thread for all mails given to it, one after the other. It goes when nothing has come for a while, and never keeps the process alive. */
export function createMailThread({ milliseconds, megabytes }: Limits = LIMITS, start: (options: object) => Worker = startWorker): MailThread {
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;
  let clock: NodeJS.Timeout | null = null;

  const open = (): Worker => {
    const opened = start({ resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    opened.on('message', (mail: ParsedMail) => settle(mail));
    opened.on('error', (error: NodeJS.ErrnoException) => giveUp(opened, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `Reading this mail needs more than ${megabytes} MB of memory` : 'This mail could not be read'));
    opened.on('exit', () => giveUp(opened, 'This mail could not be read'));
    return opened;
  };
  const settle = (mail: ParsedMail): void => {
    waiting.shift()?.resolve(mail);
    next();
  };
  const giveUp = (failed: Worker, reason: string): void => {
    if (failed !== worker) return;
    worker = null;
    void failed.terminate();
    const first = waiting[0];
    if (first) settle(parseHead(first.raw, first.fromLine, `${reason}: its head was read, its text was not; the mail is kept as it came.`));
  };
  const next = (): void => {
    if (clock) clearTimeout(clock);
    const [first] = waiting;
    if (!first) {
      worker?.unref();
      clock = setTimeout(() => {
        const idle = worker;
        worker = null;
        void idle?.terminate();
      }, IDLE_MS);
      clock.unref();
      return;
    }
    const busy = (worker ??= open());
    clock = setTimeout(() => giveUp(busy, `Reading this mail takes longer than ${milliseconds / 1000} seconds`), milliseconds);
    busy.ref();
    busy.postMessage({ raw: first.raw, fromLine: first.fromLine });
  };
  return {
    parse: (raw, fromLine) => new Promise((resolve) => {
      waiting.push({ raw, fromLine, resolve });
      if (waiting.length === 1) next();
    }),
  };
}

// Built files, whatever conditions the process itself was started with.
const startWorker = (options: object): Worker => new Worker(workerFile(), { execArgv: [], ...options });
