// Tables come in by the ten layouts, exactly by their rules.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { World } from '#test/world.ts';
import { openWorld } from '#test/world.ts';
import { counts, importInto } from '#test/importing.ts';
import { registerCsv } from './index.ts';

let world: World;
beforeAll(async () => {
  registerCsv();
  world = await openWorld();
});
afterAll(() => world.close());

const rows = <Row>(query: (workspaceId: string) => ReturnType<typeof sql<Row>>) => world.inCall((call) => call.tx.run<Row>(query(call.workspaceId)));
const lines = (...list: string[]): string => `${list.join('\r\n')}\r\n`;

const PEOPLE = ['Email,First Name,Last Name,Company,Job Title,Phone,Owner,Tags,Started On,Shoe Size', 'ada@acme.example,Ada,Byron,Acme,Engineer,+44 20 7946 0000,Ida,"vip, beta",2023-05-01,38', 'bob@acme.example,Bob,Hill,Acme,Buyer,,,,,42', 'cy@zen.example,Cy,Low,Zen,,,,,,40'];

test('people come in with their organisation, owner, tags and what we had no field for', async () => {
  expect(counts(await importInto(world, { 'people.csv': lines(...PEOPLE) }))).toBe('read 3: 3 created');
  const [ada] = await rows<Record<string, unknown>>((w) => sql`
    select p.name, p.title, p.phone, p.tags, p.started_on::text as started, o.name as organisation, m.name as owner,
      (select f.value_number::float8 from person_fact f where f.workspace_id = ${w} and f.person_id = p.id and f.field = 'custom:shoe size' and f.is_current) as shoe
    from person p join handle h on h.workspace_id = ${w} and h.person_id = p.id and h.value = 'ada@acme.example'
    join organisation o on o.workspace_id = ${w} and o.id = p.organisation_id left join member m on m.workspace_id = ${w} and m.id = p.owner_member_id
    where p.workspace_id = ${w}`);
  expect(ada).toMatchObject({ name: 'Ada Byron', title: 'Engineer', phone: '+44 20 7946 0000', tags: ['vip', 'beta'], started: '2023-05-01', organisation: 'Acme', owner: 'Ida', shoe: 38 });
});

test('the same people again change nothing; with one value changed that row is updated and the others are unchanged', async () => {
  expect(counts(await importInto(world, { 'people.csv': lines(...PEOPLE) }))).toBe('read 3: 3 unchanged');
  expect(counts(await importInto(world, { 'people.csv': lines(PEOPLE[0]!, PEOPLE[1]!, PEOPLE[2]!.replace('Buyer', 'Head of Buying'), PEOPLE[3]!) }))).toBe('read 3: 1 updated, 2 unchanged');
});

test('a row says where each of its values came from, and stands as it was in the file', async () => {
  const [fact] = await rows<{ line: number; raw: Uint8Array; source: string }>((w) => sql`
    select r.line, r.raw, f.source from person_fact f join record r on r.workspace_id = ${w} and r.id = f.record_id
    where f.workspace_id = ${w} and f.field = 'title' and f.value_text = 'Head of Buying'`);
  expect(fact).toMatchObject({ line: 3, source: 'import' });
  expect(new TextDecoder().decode(fact?.raw)).toContain('bob@acme.example,Bob,Hill');
});

test('nobody needs an address who has an id, but an address that is none refuses the row, and a row about nobody too', async () => {
  const done = await importInto(world, { 'people.csv': lines('customer id,email,name', 'C1,,Dora', 'C2,dora at home,Dora', ',,Nobody', 'C3,ida@ours.example,Ida') });
  expect(counts(done)).toBe('read 4: 1 created, 3 rejected');
  expect(done.rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [3, '"dora at home" in the column "email" is not a mail address.'],
    [4, 'The row says of nobody whom it is about: a mail address, customer id or phone number is needed.'],
    [5, 'ida@ours.example is one of us, not a customer.'],
  ]);
});

test('organisations', async () => {
  const done = await importInto(world, { 'organisations.csv': lines('name;domain;size;plan;renewal date;yearly revenue;revenue', 'Acme;acme.example;11-50;Pro;2025-03-01;12.000,50;9 Mio', 'Mail;gmail.com;;;;;', ';gmail.com;;;;;', ';;5;;;;') });
  expect(counts(done)).toBe('read 4: 1 created, 1 updated, 2 rejected');
  const [acme] = await rows<Record<string, unknown>>((w) => sql`
    select o.size, o.plan, o.renewal_date::text as renewal, o.yearly_revenue::float8 as revenue,
      (select f.value_text from organisation_fact f where f.workspace_id = ${w} and f.organisation_id = o.id and f.field = 'custom:revenue') as theirs
    from organisation o where o.workspace_id = ${w} and o.name = 'Acme'`);
  expect(acme).toEqual({ size: 11, plan: 'Pro', renewal: '2025-03-01', revenue: 12000.5, theirs: '9 Mio' });
});

test('purchases: bad dates and amounts are named, an order of several items is several purchases, a changed one is updated', async () => {
  const file = ['order id,email,date,amount,currency,item,shop', '1,ada@acme.example,2024-02-29,10.00,USD,Shirt,Paris', '1,ada@acme.example,2024-02-29,5.00,USD,Hat,Paris', '1,ada@acme.example,2024-02-29,10.00,USD,Shirt,Paris', '1,ada@acme.example,2024-02-29,12.00,USD,Shirt,Paris',
    '2,bob@acme.example,2023-02-29,10.00,USD,Shirt,', '3,bob@acme.example,,10.00,USD,Shirt,', '4,bob@acme.example,2024-03-01,ten,USD,Shirt,', '5,bob@acme.example,2024-03-01,,USD,Shirt,', '6,bob@acme.example,2024-03-01,-10.00,USD,Shirt,'];
  const done = await importInto(world, { 'purchases.csv': lines(...file) });
  expect(counts(done)).toBe('read 9: 3 created, 1 unchanged, 5 rejected');
  expect(done.rejects.map(({ line, field, reason }) => [line, field, reason])).toEqual([
    [6, 'date', '"2023-02-29" in the column "date" is not a day of the calendar.'],
    [7, 'date', 'The row has no date.'],
    [8, 'amount', '"ten" in the column "amount" is not an amount; 1234.50 would be one.'],
    [9, 'amount', 'The row has no amount.'],
    [10, 'amount', 'The amount is negative. A refund is not a purchase: leave it out, or bring it as an interaction of the kind "event".'],
  ]);
  expect(counts(await importInto(world, { 'purchases.csv': lines(...file) }))).toBe('read 9: 4 unchanged, 5 rejected');
  expect(counts(await importInto(world, { 'again.csv': lines(file[0]!, file[2]!, file[4]!.replace('12.00', '13.00'), file[1]!) }))).toBe('read 3: 2 updated, 1 unchanged');
  const bought = await rows<Record<string, unknown>>((w) => sql`
    select i.amount::float8 as amount, e.details #>> '{purchase,item}' as item, e.details ->> 'shop' as shop from interaction i join event e on e.workspace_id = ${w} and e.id = i.event_id
    where i.workspace_id = ${w} and i.kind = 'purchase' order by i.amount`);
  expect(bought).toHaveLength(3);
});

test('content, readings before and after it, and who read what is known by id or title', async () => {
  expect(counts(await importInto(world, { 'readings.csv': lines('email,content id,at', 'ada@acme.example,fw-1,2024-01-05 10:00', 'ada@acme.example,fw-1,2024-01-05 10:00', 'bob@acme.example,,2024-01-05') }))).toBe('read 3: 1 created, 1 unchanged, 1 rejected');
  expect(counts(await importInto(world, { 'content.csv': lines('id,title,kind,url,topics', 'fw-1,Firmware for all,White Paper,https://ours.example/fw,"firmware; updates"', 'v-2,Meet us,video,javascript:alert(1),') }))).toBe('read 2: 1 updated, 1 rejected');
  const [item] = await rows<Record<string, unknown>>((w) => sql`select title, kind, url, (select count(*)::int from content_item_topic t where t.workspace_id = ${w} and t.content_item_id = c.id) as topics from content_item c where c.workspace_id = ${w} and c.external_id = 'fw-1'`);
  expect(item).toEqual({ title: 'Firmware for all', kind: 'white paper', url: 'https://ours.example/fw', topics: 2 });
  const mentions = await rows<Record<string, unknown>>((w) => sql`select t.name, m.stance from mention m join topic t on t.workspace_id = ${w} and t.id = m.topic_id where m.workspace_id = ${w} and m.kind = 'reading' order by t.name`);
  expect(mentions).toEqual([{ name: 'firmware', stance: 'interest' }, { name: 'updates', stance: 'interest' }]);
});

test('usage and interactions of all kinds, with member, topic, stance and content', async () => {
  expect(counts(await importInto(world, { 'usage.csv': lines('email,at,feature,quantity', 'ada@acme.example,2024-04-01T08:00:00Z,export,3', 'ada@acme.example,2024-04-01T08:00:00Z,,3') }))).toBe('read 2: 1 created, 1 rejected');
  const done = await importInto(world, { 'interactions.csv': lines('email,at,kind,direction,member,topic,stance,content,note,source id',
    'ada@acme.example,2024-05-01 09:00,Call,in,Ida,firmware,worried,,It keeps crashing.,a1', 'bob@acme.example,2024-05-02 09:00,e-mail,out,ida@ours.example,,,,Sent the offer,a2',
    'cy@zen.example,2024-05-03,reading,,,,,White Paper,,a3', 'cy@zen.example,2024-05-04,reading,,,,,Firmware for all,,a4', 'cy@zen.example,2024-05-05,dance,,,,,,,a5', 'cy@zen.example,2024-05-05,note,sideways,,,,,,a6', 'no-reply@zen.example,2024-05-05,note,,,,,,,a7') });
  expect(counts(done)).toBe('read 7: 4 created, 3 rejected');
  expect(done.rejects.map((one) => [one.line, one.field])).toEqual([[6, 'kind'], [7, 'direction'], [8, 'email']]);
  const told = await rows<Record<string, unknown>>((w) => sql`
    select h.value as who, e.kind, i.direction, m.name as member, c.title, c.kind as type, (select string_agg(t.name || ' ' || n.stance, ', ') from mention n join topic t on t.workspace_id = ${w} and t.id = n.topic_id where n.workspace_id = ${w} and n.event_id = e.id) as topics,
      (select count(*)::int from contact k where k.workspace_id = ${w} and k.event_id = e.id) as contacts
    from interaction i join event e on e.workspace_id = ${w} and e.id = i.event_id join event_source s on s.workspace_id = ${w} and s.event_id = e.id and s.source = 'csv:interactions'
    join handle h on h.workspace_id = ${w} and h.person_id = i.person_id and h.kind = 'email' left join member m on m.workspace_id = ${w} and m.id = i.member_id left join content_item c on c.workspace_id = ${w} and c.id = i.content_item_id
    where i.workspace_id = ${w} order by e.at`);
  expect(told).toMatchObject([
    { who: 'ada@acme.example', kind: 'call', direction: 'in', member: 'Ida', contacts: 1, topics: expect.stringContaining('firmware concern') },
    { who: 'bob@acme.example', kind: 'mail', direction: 'out', member: 'Ida', contacts: 1 },
    { who: 'cy@zen.example', kind: 'reading', type: 'white paper', title: 'white paper' },
    { who: 'cy@zen.example', kind: 'reading', type: 'white paper', title: 'Firmware for all' },
  ]);
  const changed = await importInto(world, { 'interactions.csv': lines('email,at,kind,direction,member,source id', 'bob@acme.example,2024-05-02 09:00,mail,in,ida@ours.example,a2') });
  expect(counts(changed)).toBe('read 1: 1 updated');
});

test('survey responses keep score, comment and whether they would buy again', async () => {
  const done = await importInto(world, { 'nps.csv': lines('email,at,score,comment,buy again', 'ada@acme.example,2024-06-01,9,"Love it,\r\nreally",yes', 'bob@acme.example,2024-06-01,11,,no', 'bob@acme.example,2024-06-02,7,,maybe', 'cy@zen.example,2024-06-03,,,') });
  expect(counts(done)).toBe('read 4: 2 created, 2 rejected');
  expect(done.rejects.map(({ line, reason }) => [line, reason])).toEqual([[4, 'A score is a whole number from 0 to 10, not 11.'], [6, 'The row has no answer in it: neither a score nor "buy again" nor a comment.']]);
  const responses = await rows<Record<string, unknown>>((w) => sql`select r.score, r.buy_again, e.text from survey_response r join event e on e.workspace_id = ${w} and e.id = r.event_id where r.workspace_id = ${w} order by r.score`);
  expect(responses).toEqual([{ score: 7, buy_again: 'perhaps', text: '' }, { score: 9, buy_again: 'yes', text: 'Love it,\r\nreally' }]);
});

test('ratings keep the face and the member, and are no score', async () => {
  expect(counts(await importInto(world, { 'ratings.csv': lines('email,at,member,face,source id', 'ada@acme.example,2024-06-05,Ida,great,r1', 'bob@acme.example,2024-06-05,Ida,furious,r2') }))).toBe('read 2: 1 created, 1 rejected');
  const [rating] = await rows<Record<string, unknown>>((w) => sql`
    select e.kind, e.details, m.name from event e join event_source s on s.workspace_id = ${w} and s.event_id = e.id and s.source = 'csv:ratings' join interaction i on i.workspace_id = ${w} and i.event_id = e.id join member m on m.workspace_id = ${w} and m.id = i.member_id where e.workspace_id = ${w}`);
  expect(rating).toEqual({ kind: 'survey response', details: { face: 'great' }, name: 'Ida' });
  const [{ scores } = { scores: 0 }] = await rows<{ scores: number }>((w) => sql`select count(*)::int as scores from survey_response where workspace_id = ${w}`);
  expect(scores).toBe(2);
});

test('relationships stand between customers only', async () => {
  const done = await importInto(world, { 'relationships.csv': lines('from email,to email,kind,since', 'ada@acme.example,bob@acme.example,works with,2020-01-01', 'ada@acme.example,ada@acme.example,knows,', 'ada@acme.example,ida@ours.example,knows,', 'ada@acme.example,cy@zen.example,hates,') });
  expect(counts(done)).toBe('read 4: 1 created, 3 rejected');
  expect(counts(await importInto(world, { 'relationships.csv': lines('from,to,relationship,since', 'ada@acme.example,bob@acme.example,works with,2020-01-01') }))).toBe('read 1: 1 unchanged');
});

test('a dry run says the same and changes nothing', async () => {
  const file = { 'people.csv': lines('email,name,title', 'new@acme.example,New One,Boss', 'ada@acme.example,,Chief Engineer', 'x,y,z') };
  expect(counts(await importInto(world, file, { isDry: true }))).toBe('read 3: 1 created, 1 updated, 1 rejected');
  expect(await rows((w) => sql`select 1 from handle where workspace_id = ${w} and value = 'new@acme.example'`)).toEqual([]);
  expect(counts(await importInto(world, file))).toBe('read 3: 1 created, 1 updated, 1 rejected');
});
