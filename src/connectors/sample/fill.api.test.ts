import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RawBuilder } from 'kysely';
import { readMails } from '#connectors/mail/index.ts';
import type { Endpoint } from '#base/endpoint.ts';
import { askEndpoints, registerAsk } from '#rooms/ask/index.ts';
import { rawOfEvent, registerGraph } from '#rooms/graph/index.ts';
import { registerPeople } from '#rooms/people/index.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { ME } from './cast.ts';
import { fillSample } from './fill.ts';
import type { Filling } from './fill.ts';

const now = new Date('2026-11-25T08:00:00Z');
let world: World;
let filling: Filling;
beforeAll(async () => {
  registerPeople();
  registerGraph();
  registerAsk();
  world = await openWorld({ clock: { now: () => now } });
  filling = await fillSample(world.deps, world.workspaceId, { now });
});
afterAll(() => world.close());

const rows = <Row>(query: (workspaceId: string) => RawBuilder<Row>): Promise<Row[]> => world.inCall(({ tx }) => tx.run(query(tx.workspaceId)));
const counts = async (): Promise<Record<string, number>> => (await rows((id) => sql<{ counts: Record<string, number> }>`select json_build_object(
  'events', (select count(*) from event where workspace_id = ${id}), 'records', (select count(*) from record where workspace_id = ${id}), 'people', (select count(*) from person where workspace_id = ${id}),
  'organisations', (select count(*) from organisation where workspace_id = ${id}), 'mentions', (select count(*) from mention where workspace_id = ${id}), 'relationships', (select count(*) from relationship where workspace_id = ${id}),
  'topics', (select count(*) from topic where workspace_id = ${id}), 'members', (select count(*) from member where workspace_id = ${id}), 'facts', (select count(*) from person_fact where workspace_id = ${id})) as counts`))[0]!.counts;

async function opened(bytes: Uint8Array) {
  for await (const read of readMails((async function* () { yield bytes; })(), 'eml')) return read.kind === 'mail' ? read.mail : undefined;
  return undefined;
}

describe('filling a workspace with the made-up company', () => {
  test('brings everybody and everything that happened', async () => {
    const found = await counts();
    expect(found).toMatchObject({ people: filling.people, organisations: filling.organisations, events: filling.events });
    expect(filling.created).toBe(filling.events);
    expect(found['topics']).toBe(26);
    expect(found['members']).toBe(9);
  });

  test('what was learned in talks stands with who wrote it down, quotes what was really written, and says no sentence more than three times', async () => {
    const lines = await rows((id) => sql<{ kind: string; words: string; quote: string | null; isVerbatim: boolean }>`select l.kind, l.words, l.quote, l.event_id is null or position(l.quote in e.text) > 0 as "isVerbatim"
      from learned l left join event e on e.workspace_id = ${id} and e.id = l.event_id where l.workspace_id = ${id} and l.member_id is not null`);
    const counted = (of: (line: (typeof lines)[number]) => string) => [...new Set(lines.map(of))].map((key) => [key, lines.filter((line) => of(line) === key)] as const);
    expect(counted(({ kind }) => kind).map(([kind, list]) => [kind, list.length >= 3]).sort()).toEqual(['aspiration', 'driver', 'enable', 'help', 'job', 'need', 'preference', 'wait'].map((kind) => [kind, true]));
    expect(counted(({ kind, words }) => (kind === 'preference' ? '' : words)).filter(([words, list]) => words && list.length > 3)).toEqual([]);
    expect(lines.filter(({ isVerbatim }) => !isVerbatim)).toEqual([]);
  });

  test('a second time changes nothing', async () => {
    const before = await counts();
    expect((await fillSample(world.deps, world.workspaceId, { now })).created).toBe(0);
    expect(await counts()).toEqual(before);
  });

  test('knows ours from theirs: colleagues never become people, and nobody is without an organisation but the growers', async () => {
    expect(await rows((id) => sql`select value from handle where workspace_id = ${id} and value like '%@furrowbox.example'`)).toEqual([]);
    expect((await rows((id) => sql`select name from person where workspace_id = ${id} and organisation_id is null`)).length).toBe(10);
  });

  test('ties reach from none to as strong as they can be', async () => {
    const strengths = (await rows((id) => sql<{ strength: number }>`select strength from person where workspace_id = ${id}`)).map(({ strength }) => strength);
    expect(Math.max(...strengths)).toBeGreaterThanOrEqual(90);
    for (const [from, to] of [[0, 9], [10, 39], [40, 59], [60, 79], [80, 100]] as const) expect(strengths.filter((strength) => strength >= from && strength <= to).length, `${from} to ${to}`).toBeGreaterThan(8);
  });

  test('most of what was said is read with its stance', async () => {
    const found = new Map((await rows((id) => sql<{ stance: string; n: number }>`select stance, count(*)::int as n from mention where workspace_id = ${id} and counts group by stance`)).map(({ stance, n }) => [stance, n]));
    for (const stance of ['concern', 'praise', 'idea', 'question', 'interest']) expect(found.get(stance) ?? 0, stance).toBeGreaterThan(120);
  });

  test('every value and event says which file it came from', async () => {
    const runs = await rows((id) => sql<{ name: string; read: number; records: number }>`select r.source_name as name, r.read, (select count(*)::int from record c where c.workspace_id = ${id} and c.run_id = r.id) as records from import_run r where r.workspace_id = ${id} order by 1`);
    expect(runs.map(({ name }) => name)).toEqual(['calls-and-visits.csv', 'content.csv', 'furrowbox-mails.mbox', 'organisations.csv', 'people.csv', 'purchases.csv', 'readings.csv', 'relationships.csv', 'survey-responses.csv', 'usage.csv']);
    for (const { name, read, records } of runs) expect(records, name).toBe(read);
    for (const table of ['event', 'person', 'organisation', 'person_fact', 'relationship', 'content_item', 'mention'] as const) {
      expect((await rows((id) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where workspace_id = ${id} and run_id is null`))[0]?.n, table).toBe(0);
    }
  });

  test('nothing is later than yesterday', async () => {
    expect((await rows((id) => sql<{ n: number }>`select count(*)::int as n from event where workspace_id = ${id} and at >= '2026-11-25T00:00:00Z'`))[0]?.n).toBe(0);
  });

  test('a mail opened as it travelled reads as it is kept, with the same own words', async () => {
    const mails = await rows((id) => sql<{ id: string; text: string; subject: string; own_spans: number[] }>`select id, text, subject, own_spans from event where workspace_id = ${id} and kind = 'mail' order by id limit 120`);
    for (const mail of mails) {
      const raw = await world.inCall(({ tx }) => rawOfEvent(tx, mail.id));
      const read = await opened(raw!.bytes);
      expect(read?.text.trimEnd()).toBe(mail.text.trimEnd());
      expect(read?.subject).toBe(mail.subject);
      expect(read?.ownSpans.flat()).toEqual(mail.own_spans);
    }
  });
});

interface Answer {
  count: number;
  understood: string;
  notUnderstood: string[];
  rows: { name: string; why: { condition: string; quote: string; interaction: string | null }[] }[];
}

async function ask(words: string): Promise<Answer> {
  const [me] = await rows((id) => sql<{ id: string }>`select id from member where workspace_id = ${id} and email = ${ME.email}`);
  const endpoint = (askEndpoints as unknown as readonly Endpoint[]).find(({ name }) => name === 'questions.ask');
  return await world.inCall((call) => endpoint!.handler(call, { words, limit: 20 }), { as: { ...ME, memberId: me!.id, role: 'owner', scopes: null, via: 'session' } }) as Answer;
}

describe('the made-up company answers', () => {
  test.each([
    'organisations where I know people who enjoy reading white papers about CRM',
    'connections who enjoy reading CRM white papers and recently expressed concern about churn',
    'customers of Ada not contacted for 90 days',
    'people referred by promoters at organisations that renew within 60 days',
    'buyers who came back off season',
    'who can introduce me to Grace Hopper?',
    'who was worried about firmware in the last 90 days and has bought at least twice?',
    'who was worried about the packing scale in the last 90 days and has bought at least twice?',
    'people worried about pricing in the last 90 days',
    'promoters',
    'detractors',
    'people whose score is falling',
    'people whose score is rising',
    'people who would not buy again',
    'people who praised support',
    'people who had an idea for the driver app',
    'people who attended a training about churn',
    'organisations with boxes a week over 300',
    'people with shed type stone barn',
    'people who said "goat"',
  ])('%s', async (words) => {
    const answer = await ask(words);
    expect(answer.notUnderstood).toEqual([]);
    expect(answer.count).toBeGreaterThan(0);
    expect(answer.count, 'not simply everybody').toBeLessThan(filling.people / 2);
    for (const row of answer.rows) expect(row.why.length, row.name).toBeGreaterThan(0);
  });

  test('nobody of us has met Grace Hopper, but her friends have been met', async () => {
    const { rows: paths } = await ask('who can introduce me to Grace Hopper?');
    expect(paths[0]?.name).toMatch(/^Mina Falk → .+ → Grace Hopper$/);
    expect((await rows((id) => sql`select p.name from person p join interaction i on i.workspace_id = ${id} and i.person_id = p.id where p.workspace_id = ${id} and p.name = 'Grace Hopper'`))).toEqual([]);
  });

  test('with segments that somebody kept, each with members and with people outside', async () => {
    const kept = await rows((id) => sql<{ name: string; n: number }>`select s.name, (select count(*)::int from segment_person m where m.workspace_id = ${id} and m.segment_id = s.id) as n from segment s where s.workspace_id = ${id} order by s.name`);
    expect(kept).toHaveLength(4);
    for (const { name, n } of kept) expect(n > 0 && n < filling.people / 2, `${name}: ${n}`).toBe(true);
  });
});
