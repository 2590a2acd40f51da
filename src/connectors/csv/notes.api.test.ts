// One cell that cannot be read does not keep a person or an organisation out: the value is left out, with a note that says which and why.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { importEndpoints, importJob } from '#rooms/imports/index.ts';
import { peopleEndpoints } from '#rooms/people/index.ts';
import { calling } from '#test/calling.ts';
import { counts, importInto, writeFiles } from '#test/importing.ts';
import { openRooms } from '#test/rooms.ts';
import type { World } from '#test/world.ts';

let world: World;
beforeAll(async () => { world = await openRooms(); });
afterAll(() => world.close());

const imports = (name: Parameters<ReturnType<typeof calling<typeof importEndpoints>>>[0], input: object) => calling(world, importEndpoints)(name, input as never, { as: { ...world.owner, via: 'socket' } }) as Promise<never>;
const startedOn = (like: string) => world.inCall((call) => call.tx.run<{ who: string; day: string | null }>(sql`
  select h.value as who, p.started_on::text as day from person p join handle h on h.workspace_id = ${call.workspaceId} and h.person_id = p.id
  where p.workspace_id = ${call.workspaceId} and h.value like ${like} order by h.value`));

const PEOPLE = 'Email,Name,Started On,Left On\nann@note.example,Ann,2023-05-01,\nben@note.example,Ben,31.31.2020,never\ncy at home,Cy,2023-05-01,\n';

test('a person whose day cannot be read comes in without it, and the note names row, column, value and why', async () => {
  const done = await importInto(world, { 'people.csv': PEOPLE });
  expect(counts(done)).toBe('read 3: 2 created, 1 rejected, 1 of them noted');
  expect(done.rejects).toEqual([
    { line: 3, field: 'started on', reason: '"31.31.2020" in the column "Started On" is not a day of the calendar. The row came in without it.', raw: 'ben@note.example,Ben,31.31.2020,never', source: 'people.csv', isNote: true },
    { line: 3, field: 'left on', reason: '"never" in the column "Left On" is not a date; 2024-03-12 would be one. The row came in without it.', raw: 'ben@note.example,Ben,31.31.2020,never', source: 'people.csv', isNote: true },
    { line: 4, field: 'email', reason: '"cy at home" in the column "Email" is not a mail address.', raw: 'cy at home,Cy,2023-05-01,', source: 'people.csv', isNote: false },
  ]);
  expect(await startedOn('%@note.example')).toEqual([{ who: 'ann@note.example', day: '2023-05-01' }, { who: 'ben@note.example', day: null }]);
});

test('the same again changes nothing and says the same; with the cell mended the value is added', async () => {
  expect(counts(await importInto(world, { 'people.csv': PEOPLE }))).toBe('read 3: 2 unchanged, 1 rejected, 1 of them noted');
  expect(counts(await importInto(world, { 'people.csv': PEOPLE.replace('31.31.2020,never', '31.12.2020,') }))).toBe('read 3: 1 updated, 1 unchanged, 1 rejected');
  expect(await startedOn('ben@note.example')).toEqual([{ who: 'ben@note.example', day: '2020-12-31' }]);
});

const FIRMS = 'name,domain,size,renewal date,yearly revenue,plan\nZen,zen-note.example,n/a,tomorrow,much,Pro\nLow,low note,5,,,\n';

test('an organisation likewise, also in a trial; a domain that is none refuses the row, because it says which organisation it is', async () => {
  const wanted = 'read 2: 1 created, 1 rejected, 1 of them noted';
  const tried = await importInto(world, { 'organisations.csv': FIRMS }, { isDry: true });
  expect(counts(tried)).toBe(wanted);
  const done = await importInto(world, { 'organisations.csv': FIRMS });
  expect(counts(done)).toBe(wanted);
  expect(done.rejects).toEqual(tried.rejects);
  expect(done.rejects.map(({ line, field, isNote }) => [line, field, isNote])).toEqual([[2, 'size', true], [2, 'renewal date', true], [2, 'yearly revenue', true], [3, 'domain', false]]);
  const [zen] = await world.inCall((call) => call.tx.run(sql`select size, renewal_date, yearly_revenue, plan from organisation where workspace_id = ${call.workspaceId} and name = 'Zen'`));
  expect(zen).toEqual({ size: null, renewal_date: null, yearly_revenue: null, plan: 'Pro' });
});

test('what happened is refused for a day or an amount that cannot be read, as before', async () => {
  const done = await importInto(world, { 'purchases.csv': 'email,date,amount\nann@note.example,31.31.2020,5\nann@note.example,2020-12-31,n/a\n' });
  expect(counts(done)).toBe('read 2: 2 rejected');
  expect(done.rejects.map(({ isNote }) => isNote)).toEqual([false, false]);
});

test('a preview shows them beside what would be refused', async () => {
  const { inputs: [shown] } = await imports('imports.preview', { paths: writeFiles(world, { 'people.csv': PEOPLE }) }) as { inputs: { records: unknown[]; rejects: { line: number }[]; notes: { line: number; field: string }[] }[] };
  expect(shown?.records).toHaveLength(2);
  expect(shown?.rejects.map(({ line }) => line)).toEqual([4]);
  expect(shown?.notes.map(({ line, field }) => [line, field])).toEqual([[3, 'started on'], [3, 'left on']]);
});

test('of one of us and of somebody who was erased no note is kept', async () => {
  const file = { 'people.csv': 'customer id,email,name,started on\nGONE-1,,Gone,soon\n,ida@ours.example,Ida,soon\n' };
  const first = await importInto(world, file);
  expect(counts(first)).toBe('read 2: 1 created, 1 rejected, 1 of them noted');
  expect(first.rejects.map(({ line, field }) => [line, field])).toEqual([[2, 'started on'], [3, 'email']]);
  const [gone] = await world.inCall((call) => call.tx.run<{ id: string }>(sql`select person_id as id from handle where workspace_id = ${call.workspaceId} and value = 'GONE-1'`));
  await calling(world, peopleEndpoints)('people.erase', { id: gone?.id ?? '' }, {});
  const again = await importInto(world, file);
  expect(counts(again)).toBe('read 2: 1 unchanged, 1 rejected');
  expect(again.rejects.map(({ line }) => line)).toEqual([3]);
});

test('what the beginning of a file decided about its dates, and what was noted, is the same after a stop', async () => {
  const days = ['2.2.2020', '03/04/2022', '13.2.2020', '31.31.2020'];
  const rows = Array.from({ length: 700 }, (_, n) => `s${String(n).padStart(3, '0')}@stop.example,S${n},${n === 0 ? '04/15/2022' : days[n % 4]}`);
  const file = { 'people.csv': `email,name,started on\n${rows.join('\n')}\n` };
  const { id } = await imports('imports.create', { paths: writeFiles(world, file) }) as { id: string };
  let asked = 0;
  await importJob(() => { asked += 1; return asked > 1; }).run(world.deps, world.workspaceId);
  const halfway = await imports('imports.get', { id }) as { state: string; read: number };
  expect(halfway.state).toBe('running');
  expect(halfway.read).toBeGreaterThan(0);
  expect(halfway.read).toBeLessThan(700);
  await importJob(() => false).run(world.deps, world.workspaceId);
  expect(await imports('imports.get', { id })).toMatchObject({ state: 'done', read: 700, created: 700, rejected: 0, noted: 175 });
  const expected = ['2020-02-02', '2022-03-04', '2020-02-13', null];
  expect((await startedOn('%@stop.example')).map(({ day }) => day)).toEqual(rows.map((_, n) => (n === 0 ? '2022-04-15' : expected[n % 4])));
});
