// A large made-up graph for the bench of questions: few topics, people and members do most (Zipf), things grow over three years
// and end now. The same seed and size give the same graph.
import { sql } from 'kysely';
import type { OpenDatabase } from '#base/database/doors.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { refreshTies } from '#rooms/graph/index.ts';
import { randomFrom } from '#test/random.ts';

export interface Size { persons: number; interactions: number }
export const SIZES: Record<string, Size> = { S: { persons: 10_000, interactions: 100_000 }, M: { persons: 100_000, interactions: 1_000_000 } };

export interface LargeGraph {
  workspaceId: string;
  now: Date;
  topics: { id: string; name: string }[];
  members: { id: string; name: string }[];
  persons: { id: string; name: string }[];
  /** Topics drawn as often as they are spoken of. */
  drawTopic(): { id: string; name: string };
  drawMember(): { id: string; name: string };
}

const DAY = 86_400_000;
const YEARS = 3;
const TOPICS = 1_000;
const MEMBERS = 40;
const BATCH = 5_000;
const TEXT = 'We wrote about this before; it still does what it did.';
const STANCES = ['interest', 'concern', 'concern', 'praise', 'idea', 'question', 'question', 'neutral'] as const;
const KINDS: readonly [kind: string, share: number][] = [['mail', 0.4], ['reading', 0.65], ['purchase', 0.8], ['usage', 0.92], ['call', 0.97], ['survey response', 0.98], ['meeting', 1]];

/** Ranks 0 to n − 1, rank r with weight 1 / (r + 1)^s. */
function zipf(n: number, s: number, next: () => number): () => number {
  const sums = new Float64Array(n);
  let sum = 0;
  for (let r = 0; r < n; r += 1) sums[r] = sum += 1 / (r + 1) ** s;
  return () => {
    const wanted = next() * sum;
    let [low, high] = [0, n - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

export async function makeLargeGraph(db: OpenDatabase, size: Size, seed: number, now: Date): Promise<LargeGraph> {
  const random = randomFrom(seed);
  const workspaceId = newId();
  await db.system((tx) => tx.run(sql`insert into workspace (id, slug, name, kind, created_at) values (${workspaceId}, ${`bench-${seed}`}, 'Bench', 'own', ${now})`));
  const people = Array.from({ length: size.persons }, (_, n) => ({ id: newId(), name: `Person ${n}` }));
  const made = {
    topics: Array.from({ length: TOPICS }, (_, n) => ({ id: newId(), name: `topic ${n}` })), members: Array.from({ length: MEMBERS }, (_, n) => ({ id: newId(), name: `Member ${n}` })), persons: people,
    organisations: Array.from({ length: Math.ceil(size.persons / 5) }, (_, n) => ({ id: newId(), name: `Organisation ${n}` })),
  };
  const inWorkspace = <T>(work: (tx: WorkspaceTx) => Promise<T>) => db.withWorkspace(workspaceId, work);
  // The rows are right by construction: their references need no checking while they are loaded.
  await script(db, 'set session_replication_role = replica');
  await inWorkspace((tx) => storeNames(tx, made, random, now));
  const topicRank = zipf(TOPICS, 0.8, random.next);
  const memberRank = zipf(MEMBERS, 0.8, random.next);
  const busy = shuffled(people, random.below);
  const personRank = zipf(size.persons, 0.6, random.next);
  const draws: Draws = { ...random, topic: () => (made.topics[topicRank()] as { id: string }).id, member: () => (made.members[memberRank()] as { id: string }).id, person: () => (busy[personRank()] as { id: string }).id };
  const start = now.getTime() - YEARS * 365 * DAY;
  for (let from = 0; from < size.interactions; from += BATCH) {
    await inWorkspace((tx) => storeBatch(tx, Array.from({ length: Math.min(BATCH, size.interactions - from) }, (_, n) => new Date(start + (now.getTime() - start) * Math.sqrt((from + n) / size.interactions))), draws));
  }
  const acquainted = shuffled(people, random.below);
  const acquaintedRank = zipf(size.persons, 0.5, random.next);
  await inWorkspace((tx) => storeEdges(tx, Math.round(size.persons / 2), () => (acquainted[acquaintedRank()] as { id: string }).id, draws, start));
  await script(db, 'set session_replication_role = default');
  await inWorkspace((tx) => refreshTies(tx, 'all', now));
  await script(db, 'vacuum analyze');
  return { workspaceId, now, topics: made.topics, members: made.members, persons: made.persons, drawTopic: () => made.topics[topicRank()] as LargeGraph['topics'][number], drawMember: () => made.members[memberRank()] as LargeGraph['members'][number] };
}

async function script(db: OpenDatabase, text: string): Promise<void> {
  const lease = await db.driver.lease();
  await lease.script(text).finally(() => lease.release());
}

type Random = ReturnType<typeof randomFrom>;
type Draws = Random & { topic: () => string; member: () => string; person: () => string };

function shuffled<T>(list: readonly T[], below: (n: number) => number): T[] {
  const mixed = [...list];
  for (let n = mixed.length - 1; n > 0; n -= 1) {
    const other = below(n + 1);
    [mixed[n], mixed[other]] = [mixed[other] as T, mixed[n] as T];
  }
  return mixed;
}

async function inBatches(tx: WorkspaceTx, table: string, rows: readonly object[], onConflict?: string): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await tx.insert(table, rows.slice(at, at + BATCH).map((row) => ({ workspace_id: tx.workspaceId, ...row })), onConflict);
}

type Names = Record<'topics' | 'members' | 'persons' | 'organisations', { id: string; name: string }[]>;

async function storeNames(tx: WorkspaceTx, { topics, members, persons, organisations }: Names, random: Random, now: Date): Promise<void> {
  const created = new Date(now.getTime() - 1_200 * DAY);
  await inBatches(tx, 'member', members.map(({ id, name }, n) => ({ id, name, email: `member${n}@ours.example`, role: 'member', joined_at: created })));
  await inBatches(tx, 'topic', topics.map(({ id, name }) => ({ id, name, aliases: [], state: 'accepted', created_at: created })));
  await inBatches(tx, 'organisation', organisations.map(({ id, name }) => ({
    id, name, name_key: name, yearly_revenue: random.maybe(0.9, () => Math.round(100 * 10 ** (random.next() * 3))), renewal_date: random.maybe(0.9, () => new Date(now.getTime() + (random.below(365) - 30) * DAY).toISOString().slice(0, 10)),
    created_at: created, updated_at: created,
  })));
  const place = zipf(organisations.length, 0.5, random.next);
  await inBatches(tx, 'person', persons.map(({ id, name }) => ({
    id, name, organisation_id: random.maybe(0.8, () => (organisations[place()] as { id: string }).id), owner_member_id: random.maybe(0.05, () => random.pick(members).id), tags: [], strength: 0, created_at: created, updated_at: created,
  })));
  await inBatches(tx, 'handle', persons.map(({ id }, n) => ({ kind: 'email', value: `person${n}@example.org`, person_id: id, created_at: created })));
}

/** One event each, with its interaction, its touch, its mentions and its response: sent once and spread by the database. */
async function storeBatch(tx: WorkspaceTx, times: readonly Date[], draws: Draws): Promise<void> {
  const rows = times.map((at) => {
    const luck = draws.next();
    const kind = (KINDS.find(([, share]) => luck < share) as [string, number])[0];
    const isTouch = kind === 'mail' || kind === 'call' || kind === 'meeting';
    const direction = kind === 'mail' && draws.chance(0.4) ? 'out' : 'in';
    const role = kind === 'mail' ? (direction === 'in' ? 'author' : 'to') : 'subject';
    const mentions = kind === 'reading' ? ['interest'] : role !== 'to' && isTouch ? [draws.pick(STANCES), draws.pick(STANCES)] : [];
    return {
      id: newId(), kind, at, direction, role, person: draws.person(), member: isTouch ? draws.member() : null, hours: isTouch ? draws.maybe(0.5, () => draws.below(72) + 0.5) : null,
      amount: kind === 'purchase' ? 10 + draws.below(500) : null, score: kind === 'survey response' ? Math.min(10, 2 + draws.below(10)) : null,
      mentions: mentions.map((stance) => ({ id: newId(), topic: draws.topic(), stance, counts: draws.chance(0.9) })),
    };
  });
  const w = tx.workspaceId;
  await tx.run(sql`
    with x as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, kind text, at timestamptz, direction text, role text, person uuid, member uuid, hours real, amount numeric, score int, mentions json)),
    events as (insert into event (workspace_id, id, kind, at, direction, text, own_spans, author_person_id, created_at)
      select ${w}, id, kind, at, direction, case when kind = 'mail' then ${TEXT} else '' end, case when kind = 'mail' then ${[0, TEXT.length]}::int[] else '{}' end, case when role = 'author' then person end, at from x),
    parts as (insert into interaction (workspace_id, id, event_id, person_id, kind, at, direction, role, member_id, amount) select ${w}, id, id, person, kind, at, direction, role, member, amount from x),
    touches as (insert into contact (workspace_id, id, event_id, person_id, member_id, at, direction, reply_hours) select ${w}, id, id, person, member, at, direction, hours from x where member is not null),
    scores as (insert into survey_response (workspace_id, id, event_id, person_id, at, score) select ${w}, id, id, person, at, score from x where score is not null)
    insert into mention (workspace_id, id, event_id, person_id, topic_id, stance, kind, at, span_start, span_end, mark_start, mark_end, p, counts, model)
    select ${w}, m.id, x.id, x.person, m.topic, m.stance, x.kind, x.at, 0, case when x.kind = 'mail' then ${TEXT.length}::int else 0 end, 0, 0, 0.9, m.counts, 'bench'
    from x cross join lateral json_to_recordset(x.mentions) as m(id uuid, topic uuid, stance text, counts boolean)`);
}

const EDGE_KINDS = ['knows', 'knows', 'works with', 'works with', 'referred', 'introduced', 'reports to', 'replied to'] as const;

async function storeEdges(tx: WorkspaceTx, many: number, person: () => string, draws: Draws, start: number): Promise<void> {
  const rows = Array.from({ length: many }, () => {
    const since = new Date(start + draws.next() * 1_000 * DAY);
    return { id: newId(), person_id: person(), other_person_id: person(), kind: draws.pick(EDGE_KINDS), since, last_at: since, times: 1 };
  }).filter((row) => row.person_id !== row.other_person_id);
  await inBatches(tx, 'relationship', rows, 'on conflict do nothing');
}
