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
export const openRelay = (url: string): Relay => new PostgresRelay(url);

class PostgresRelay implements Relay {
  isHeard = false;
  private readonly url: string;
  // What we say comes back to us, too: that is how we know that the way is open.
  private readonly mark = randomBytes(6).toString('hex');
  private unsaid: string[] = [];
  private client: pg.Client | null = null;
  private connecting: Promise<void> | null = null;
  private saying: Promise<void> | null = null;
  private wasHeard = false;
  private isAnswered = true;
  private isOver = false;
  private again: NodeJS.Timeout | null = null;
  private ears: RelayEars | null = null;
  private beating: NodeJS.Timeout | null = null;

  constructor(url: string) {
    this.url = url;
  }

  say(text: string): void {
    if (this.unsaid.length < UNSAID_MAX) this.unsaid.push(text);
    if (this.client) this.flush();
    else this.connect();
  }

  listen(ears: RelayEars): void {
    this.ears = ears;
    this.beating = setInterval(() => this.beat(), BEAT_MS).unref();
    this.connect();
  }

  async close(): Promise<void> {
    if (this.beating) clearInterval(this.beating);
    const enough = new Promise<void>((resolve) => { setTimeout(resolve, LAST_WORDS_MS_MAX).unref(); });
    await Promise.race([Promise.resolve(this.connecting).then(() => this.saying), enough]);
    this.isOver = true;
    if (this.again) clearTimeout(this.again);
    const last = this.client;
    this.client = null;
    await last?.end().catch(() => {});
  }

  /** A connection that broke without a word is noticed, because what we said ourselves did not come back. */
  private beat(): void {
    if (!this.isAnswered && this.isHeard && this.client) return this.lost(this.client);
    this.isAnswered = false;
    if (this.client) this.say('');
  }

  private connect(): void {
    this.connecting ??= this.open().catch(() => this.tryAgain()).finally(() => { this.connecting = null; });
  }

  private async open(): Promise<void> {
    if (this.client || this.isOver) return;
    const made = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 10_000, keepAlive: true, application_name: 'regulars relay' });
    made.on('error', () => this.lost(made));
    made.on('end', () => this.lost(made));
    made.on('notification', ({ payload = '' }) => this.hear(payload));
    await made.connect();
    if (this.ears) await made.query(`listen ${CHANNEL}`);
    if (this.isOver) return made.end();
    this.client = made;
    if (this.ears) this.unsaid.unshift('');
    this.flush();
  }

  private lost(which: pg.Client): void {
    if (this.client !== which) return;
    this.client = null;
    this.isHeard = false;
    void which.end().catch(() => {});
    if (this.ears || this.unsaid.length > 0) this.tryAgain();
  }

  private tryAgain(): void {
    if (this.isOver || this.again) return;
    this.again = setTimeout(() => {
      this.again = null;
      this.connect();
    }, AGAIN_MS).unref();
  }

  private hear(payload: string): void {
    const at = payload.indexOf(' ');
    const text = payload.slice(at + 1);
    if (payload.slice(0, at) !== this.mark) return text === '' ? undefined : this.ears?.heard(text);
    this.isAnswered = true;
    if (this.isHeard) return;
    const isBack = this.wasHeard;
    this.isHeard = this.wasHeard = true;
    if (isBack) this.ears?.missed();
  }

  private flush(): void {
    this.saying ??= this.sayAll().finally(() => { this.saying = null; });
  }

  private async sayAll(): Promise<void> {
    while (this.client && this.unsaid.length > 0) {
      const own = this.client;
      const texts = this.unsaid;
      this.unsaid = [];
      await own.query('select pg_notify($1, x) from unnest($2::text[]) x', [CHANNEL, texts.map((text) => `${this.mark} ${text}`)]).catch(() => {
        this.unsaid = [...texts, ...this.unsaid].slice(-UNSAID_MAX);
        this.lost(own);
      });
    }
  }
}
