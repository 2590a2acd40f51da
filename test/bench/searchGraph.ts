// A large made-up workspace for the bench of searching: names built from syllables, texts from words of which few are used
// often (Zipf), as people really write. The same seed and size give the same.
import { sql } from 'kysely';
import type { OpenDatabase } from '#base/database/doors.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { randomFrom } from '#test/random.ts';
import type { Size } from './askDraws.ts';

export interface SearchGraph { names: string[]; words: string[] }

const SYLLABLES = 'ba be bi bo bu da de di do fa fe fi go ga ha he hi ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no pa pe pi po ra re ri ro ru sa se si so ta te ti to tu va ve vi wa we wi za zo'.split(' ');
const ENDINGS = ['', 'n', 'r', 's', 'l', 'm', 'th', 'ck', 'nd', 'rt'];
const WORDS = 20_000;
const FIRST_NAMES = 800;
const LAST_NAMES = 20_000;
const MAIL_SHARE = 0.4;
const WORDS_PER_MAIL = 14;
const BATCH = 5_000;
const YEARS_MS = 3 * 365 * 86_400_000;

/** Fills the workspace. Two in five interactions are mails with words in them. */
export async function fillForSearch(db: OpenDatabase, workspaceId: string, size: Size, seed: number, now: Date): Promise<SearchGraph> {
  const random = randomFrom(seed);
  const made = (syllables: number) => `${Array.from({ length: syllables }, () => random.pick(SYLLABLES)).join('')}${random.pick(ENDINGS)}`;
  const name = (syllables: number) => { const word = made(syllables); return `${word[0]?.toUpperCase()}${word.slice(1)}`; };
  const firsts = Array.from({ length: FIRST_NAMES }, () => name(2 + random.below(2)));
  const lasts = Array.from({ length: LAST_NAMES }, () => name(2 + random.below(3)));
  const words = Array.from({ length: WORDS }, () => made(1 + random.below(3)));
  const organisations = Array.from({ length: Math.ceil(size.persons / 5) }, () => ({ id: newId(), name: `${name(2)} ${name(3)}` }));
  const persons = Array.from({ length: size.persons }, () => ({ id: newId(), name: `${random.pick(firsts)} ${random.pick(lasts)}`, organisation: random.pick(organisations).id }));
  const rare = () => words[Math.floor(WORDS ** random.next()) - 1] ?? 'word';
  await inBatches(organisations, (rows) => store(db, workspaceId, (tx) => tx.run(sql`
    insert into organisation (workspace_id, id, name, name_key, created_at, updated_at) select ${workspaceId}, x.id, x.name, lower(x.name), ${now}, ${now} from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, name text)`)));
  await inBatches(persons, (rows) => store(db, workspaceId, (tx) => tx.run(sql`
    insert into person (workspace_id, id, name, organisation_id, strength, created_at, updated_at) select ${workspaceId}, x.id, x.name, x.organisation, abs(hashtext(x.name)) % 100, ${now}, ${now} from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, name text, organisation uuid)`)));
  await inBatches(persons, (rows) => store(db, workspaceId, (tx) => tx.run(sql`
    insert into handle (workspace_id, kind, value, person_id, created_at) select ${workspaceId}, 'email', replace(lower(x.name), ' ', '.') || '@' || left(x.id::text, 18) || '.example', x.id, ${now} from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, name text) on conflict do nothing`)));
  for (let from = 0; from < size.interactions; from += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, size.interactions - from) }, (_none, n) => ({
      id: newId(), interaction: newId(), person: random.pick(persons).id, kind: random.next() < MAIL_SHARE ? 'mail' : 'usage', at: new Date(now.getTime() - YEARS_MS * (1 - (from + n) / size.interactions)),
      text: Array.from({ length: WORDS_PER_MAIL }, rare).join(' '), subject: `${rare()} ${rare()}`,
    })).map((event) => (event.kind === 'mail' ? event : { ...event, text: '', subject: '' }));
    await store(db, workspaceId, (tx) => storeEvents(tx, events));
  }
  const lease = await db.driver.lease();
  await lease.script('vacuum analyze').finally(() => lease.release());
  return { names: persons.map((person) => person.name), words };
}

const storeEvents = (tx: WorkspaceTx, events: readonly object[]): Promise<unknown> => tx.run(sql`
  with x as (select * from json_to_recordset(${JSON.stringify(events)}::text::json) as x(id uuid, interaction uuid, person uuid, kind text, at timestamptz, text text, subject text)),
    stored as (insert into event (workspace_id, id, kind, at, direction, subject, text, own_spans, author_person_id, created_at, search)
      select ${tx.workspaceId}, id, kind, at, 'in', nullif(subject, ''), text, '{}', person, at, case when text = '' then null else to_tsvector('english', subject || ' ' || text) end from x)
  insert into interaction (workspace_id, id, event_id, person_id, kind, at, direction, role) select ${tx.workspaceId}, interaction, id, person, kind, at, 'in', 'author' from x`);

/** The rows are right by construction: their references need no checking while they are loaded. */
async function store(db: OpenDatabase, workspaceId: string, work: (tx: WorkspaceTx) => Promise<unknown>): Promise<void> {
  const replica = async (role: string) => { const lease = await db.driver.lease(); await lease.script(`set session_replication_role = ${role}`).finally(() => lease.release()); };
  if (db.engine === 'embedded') await replica('replica');
  await db.withWorkspace(workspaceId, work).finally(() => (db.engine === 'embedded' ? replica('default') : undefined));
}

async function inBatches<Row>(rows: readonly Row[], work: (batch: readonly Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await work(rows.slice(from, from + BATCH));
}
