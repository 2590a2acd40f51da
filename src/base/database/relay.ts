// What one process tells the others that work on the same PostgreSQL, by NOTIFY. It is a hint and never the truth: it may be
// lost, and a pooler may swallow it; `isHeard` says whether it comes through, and whoever depends on it asks more often where it does not.
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface Relay {
  /** Tells all others; nobody waits for it. At most 7,900 bytes. */
  say(text: string): void;
  /** Hears from now on what the others say. */
  listen(ears: RelayEars): void;
  /** Whether what is said by others arrives here now. */
  readonly isHeard: boolean;
  /** Says what is still unsaid, and ends. */
  close(): Promise<void>;
}

export interface RelayEars {
  heard: (text: string) => void;
  /** The connection was lost for a while; what was said meanwhile did not arrive. */
  missed: () => void;
}

const CHANNEL = 'regulars';
const BEAT_MS = 10_000;
const AGAIN_MS = 500;
const UNSAID_MAX = 10_000;
const LAST_WORDS_MS_MAX = 2_000;

/** Connects when there is something to say or somebody listens. */
export function openRelay(url: string): Relay {
  // Ours come back to us, too: that is how we know that the way is open.
  const mark = randomBytes(6).toString('hex');
  let unsaid: string[] = [];
  let client: pg.Client | null = null;
  let connecting: Promise<void> | null = null;
  let saying: Promise<void> | null = null;
  let [isHeard, wasHeard, isAnswered, isOver] = [false, false, true, false];
  let again: NodeJS.Timeout | null = null;
  let ears: RelayEars | null = null;
  let beating: NodeJS.Timeout | null = null;

  const lost = (which: pg.Client) => {
    if (client !== which) return;
    client = null;
    isHeard = false;
    void which.end().catch(() => {});
    if (ears || unsaid.length > 0) tryAgain();
  };
  const tryAgain = () => {
    if (isOver || again) return;
    again = setTimeout(() => { again = null; void connect(); }, AGAIN_MS);
    again.unref();
  };
  const hear = (payload: string) => {
    const at = payload.indexOf(' ');
    const text = payload.slice(at + 1);
    if (payload.slice(0, at) !== mark) return text === '' ? undefined : ears?.heard(text);
    isAnswered = true;
    if (isHeard) return;
    const isBack = wasHeard;
    isHeard = wasHeard = true;
    if (isBack) ears?.missed();
  };
  const connect = () => (connecting ??= open().catch(tryAgain).finally(() => { connecting = null; }));
  const open = async () => {
    if (client || isOver) return;
    const made = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true, application_name: 'regulars relay' });
    made.on('error', () => lost(made));
    made.on('end', () => lost(made));
    made.on('notification', ({ payload = '' }) => hear(payload));
    await made.connect();
    if (ears) await made.query(`listen ${CHANNEL}`);
    client = made;
    if (ears) unsaid.unshift('');
    flush();
  };
  const flush = () => { saying ??= sayAll().finally(() => { saying = null; }); };
  const sayAll = async () => {
    while (client && unsaid.length > 0) {
      const own = client;
      const texts = unsaid;
      unsaid = [];
      await own.query('select pg_notify($1, x) from unnest($2::text[]) x', [CHANNEL, texts.map((text) => `${mark} ${text}`)]).catch(() => {
        unsaid = [...texts, ...unsaid].slice(-UNSAID_MAX);
        lost(own);
      });
    }
  };
  const say = (text: string) => {
    if (unsaid.length < UNSAID_MAX) unsaid.push(text);
    if (client) flush();
    else void connect();
  };
  const beat = () => {
    if (!isAnswered && isHeard && client) return lost(client);
    isAnswered = false;
    if (client) say('');
  };
  return {
    say,
    listen(given) {
      ears = given;
      beating = setInterval(beat, BEAT_MS);
      beating.unref();
      void connect();
    },
    get isHeard() { return isHeard; },
    async close() {
      if (beating) clearInterval(beating);
      const enough = new Promise<void>((resolve) => { setTimeout(resolve, LAST_WORDS_MS_MAX).unref(); });
      await Promise.race([Promise.resolve(connecting).then(() => saying), enough]);
      isOver = true;
      if (again) clearTimeout(again);
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}
