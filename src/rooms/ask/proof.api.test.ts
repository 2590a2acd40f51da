import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeEvents, storeRelationships } from '#rooms/graph/index.ts';
import type { EventInput } from '#rooms/graph/index.ts';
import { registerPeople, resolvePersons } from '#rooms/people/index.ts';
import { arbitraryQuestion } from '#test/arbitraryQuestion.ts';
import { makeSmallGraph, storeSmallGraph } from '#test/smallGraph.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import type { Asking } from '#rooms/question/asking.ts';
import type { Why } from './found.ts';
import { evaluate } from './evaluate.store.ts';
import { fuzzyDefaults } from '#rooms/question/fuzzyWords.ts';
import { proveRows } from './proof.store.ts';
import type { Node, Question } from '#rooms/question/question.ts';
import type { Vocabulary } from '#rooms/question/vocabulary.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const SEED = Number(process.env['REGULARS_TEST_SEED'] ?? Date.now() % 1_000_000);
const bytes = (text: string) => new TextEncoder().encode(text);
const vocabulary: Vocabulary = { topics: [], members: [], persons: [], organisations: [], items: [], content: [], attributes: [], values: [], me: null, fuzzy: fuzzyDefaults, now: NOW, timeZone: 'UTC' };

let world: World;
let run: string;
beforeAll(async () => {
  registerPeople();
  world = await openWorld();
  run = world.owner.memberId;
  await world.inCall(async ({ tx }) => {
    await tx.insert('import_run', [{ workspace_id: tx.workspaceId, id: run, source_name: 'support.mbox.gz', path: '[]', options: {}, state: 'done', is_dry: false, cursor: {}, bytes_read: 0, read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, created_at: NOW }]);
    const source = { kind: 'import' as const, runId: run, now: NOW };
    await storeEvents(tx, happenings, source);
    const person = (email: string) => ({ handles: [{ kind: 'email', value: email }] });
    await resolvePersons(tx, [{ ...person('kai@tarn.example'), values: { city: 'Oslo' } }], source);
    await storeRelationships(tx, [{ from: person('kai@tarn.example'), to: person('oksana@halyna.example'), kind: 'works with', since: new Date('2026-01-05T00:00:00Z') }], source);
  });
}, 120_000);
afterAll(() => world?.close());

const mail = (key: string, at: string, from: string, text: string, line: number): EventInput => {
  const own = text.indexOf('\n> ') === -1 ? text.length : text.indexOf('\n> ');
  return {
    source: 'mail', sourceKey: key, kind: 'mail', at: new Date(at), subject: 'Hello', text, ownSpans: [[0, own]], raw: { bytes: bytes(text), mediaType: 'message/rfc822', line }, threadKeys: [key],
    participants: [{ role: 'author', handles: [{ kind: 'email', value: from }], name: from.split('@')[0] ?? '' }, { role: 'to', handles: [{ kind: 'email', value: 'ida@ours.example' }], name: 'Ida' }],
  };
};
const order = (key: string, at: string, amount: number, line: number): EventInput => ({
  source: 'csv:purchases', sourceKey: key, kind: 'purchase', at: new Date(at), text: '', ownSpans: [], purchase: { amount, currency: 'EUR' }, raw: { bytes: bytes(`kai@tarn.example,${at},${amount}\r\n`), mediaType: 'text/csv', line },
  participants: [{ role: 'subject', handles: [{ kind: 'email', value: 'kai@tarn.example' }], name: 'Kai' }],
});
const happenings: EventInput[] = [
  mail('m1', '2026-10-01T08:00:00Z', 'kai@tarn.example', 'Good morning \u{1F600} all. The radio crashed after late packets again! We lost an hour.\n> Did it crash before?\n> It crashes here.', 12),
  mail('m2', '2026-03-01T08:00:00Z', 'oksana@halyna.example', 'I only quote the others.\n> The radio crashed.', 3),
  order('o1', '2026-02-01T00:00:00Z', 120, 5), order('o2', '2026-09-01T00:00:00Z', 80, 6),
  { source: 'api', sourceKey: 'r1', kind: 'reading', at: new Date('2026-09-09T00:00:00Z'), text: '', ownSpans: [], content: { externalId: 'What 40 studios changed' }, raw: { bytes: bytes('{}'), mediaType: 'application/json' }, participants: [{ role: 'subject', handles: [{ kind: 'email', value: 'oksana@halyna.example' }], name: 'Oksana' }] },
];

const asking: Asking = { now: NOW, timeZone: 'UTC', me: null };

async function whyOf(where: Node, name: string, find: 'people' | 'organisations' = 'people'): Promise<Why[]> {
  return world.inCall(async ({ tx }) => {
    const question: Question = { find, where };
    const { rows } = await evaluate(tx, question, asking, { limit: 50 });
    const row = rows.find((one) => one.name.toLowerCase() === name);
    if (!row) throw new Error(`${name} was not found among ${rows.map((one) => one.name).join(', ')}.`);
    return (await proveRows(tx, question, rows, asking, vocabulary)).get(row.id) ?? [];
  });
}

/** The quote as the text of the stored event has it at its offsets. */
const opened = (why: Why): Promise<string> => world.inCall(async ({ tx }) => {
  const row = await tx.one<{ text: string }>(sql`select e.text from interaction i join event e on e.workspace_id = ${tx.workspaceId} and e.id = i.event_id where i.workspace_id = ${tx.workspaceId} and i.id = ${why.interaction}::uuid`);
  return row?.text.slice(...(why.span ?? [0, 0])) ?? '';
});

test('plain words are proved by the sentence in which they stand, at its offsets, and by the mail it came from', async () => {
  const [why, ...more] = await whyOf({ is: 'interaction', words: 'crash' }, 'kai');
  expect(more).toEqual([]);
  expect(why).toMatchObject({ condition: 'used the words "crash"', kind: 'mail', quote: 'The radio crashed after late packets again!', source: 'support.mbox.gz, mail 12', person: null });
  expect(await opened(why as Why)).toBe(why?.quote);
  expect(why?.quote.slice(...(why.mark ?? []))).toBe('crashed');
});

test('nobody is credited with words they only quoted', async () => {
  await expect(whyOf({ is: 'interaction', words: 'crashed' }, 'oksana')).rejects.toThrow('was not found');
  await expect(whyOf({ is: 'interaction', words: 'late packet' }, 'kai')).resolves.toHaveLength(1);
});

test('words of stop words and signs are found letter by letter', async () => {
  const [why] = await whyOf({ is: 'interaction', words: 'We lost' }, 'kai');
  expect(why?.quote.slice(...(why.mark ?? []))).toBe('We lost');
  expect(why?.quote).toBe('We lost an hour.');
  expect(await opened(why as Why)).toBe(why?.quote);
});

test('a purchase is proved by the row of the table as it came', async () => {
  const lines = await whyOf({ is: 'interaction', kinds: ['purchase'], count: { atLeast: 2 } }, 'kai');
  expect(lines.map(({ quote, source }) => ({ quote, source }))).toEqual([
    { quote: 'kai@tarn.example,2026-09-01T00:00:00Z,80', source: 'support.mbox.gz, line 6' }, { quote: 'kai@tarn.example,2026-02-01T00:00:00Z,120', source: 'support.mbox.gz, line 5' },
  ]);
});

test('a sum of money is said', async () => {
  const [why] = await whyOf({ is: 'interaction', kinds: ['purchase'], measure: 'amount', count: { atLeast: 200 } }, 'kai');
  expect(why?.condition).toBe('spent at least 200: 200');
});

test('what did not happen is proved by the latest time that it did, without words', async () => {
  const [why] = await whyOf({ is: 'contact', count: { atMost: 0 }, window: { last: { n: 90, unit: 'day' } } }, 'oksana');
  expect(why).toMatchObject({ condition: 'were not contacted in the last 90 days', at: new Date('2026-03-01T08:00:00Z'), kind: 'mail', quote: '', source: 'support.mbox.gz, mail 3' });
});

test('a reading is proved by the title that was read, an edge by its two people, a value by who told it', async () => {
  expect((await whyOf({ is: 'interaction', kinds: ['reading'] }, 'oksana'))[0]).toMatchObject({ quote: 'What 40 studios changed' });
  const edge = await whyOf({ is: 'relation', direction: 'to', hops: 1, kinds: ['works with'], where: { is: 'interaction', kinds: ['reading'] } }, 'kai');
  expect(edge[0]?.condition).toMatch(/: kai works with oksana$/i);
  expect(edge[1]).toMatchObject({ quote: 'What 40 studios changed', person: expect.stringMatching(/oksana/i) as string });
  expect((await whyOf({ is: 'attribute', key: 'person.city', test: { op: '=', value: 'oslo' } }, 'kai'))[0]).toMatchObject({ quote: 'Oslo', source: expect.stringContaining('support.mbox.gz') as string });
});

test('of an organisation the people are shown who meet the condition', async () => {
  const [why] = await whyOf({ is: 'somebody', atLeast: 1, where: { is: 'interaction', words: 'radio' } }, 'tarn', 'organisations');
  expect(why).toMatchObject({ quote: 'The radio crashed after late packets again!', person: expect.stringMatching(/kai/i) as string });
});

test('in an either-or only what is met is proved', async () => {
  const lines = await whyOf({ is: 'any', of: [{ is: 'interaction', words: 'radio' }, { is: 'interaction', kinds: ['reading'] }] }, 'oksana');
  expect(lines.map((line) => line.condition)).toEqual(['read']);
});

test('every quote of every random question stands in the text at its offsets, and every row has its proof', async () => {
  console.log(`seed ${SEED} (REGULARS_TEST_SEED=${SEED} repeats this run)`);
  const graph = makeSmallGraph(SEED, NOW);
  const { workspaceId } = await world.addWorkspace('proof');
  await world.db.withWorkspace(workspaceId, (tx) => storeSmallGraph(tx, graph));
  const texts = new Map(graph.interactions.map((one) => [one.id, graph.events.find((event) => event.id === one.eventId)?.text ?? '']));
  let quotes = 0;
  await fc.assert(fc.asyncProperty(arbitraryQuestion(graph, [{ key: 'person.city', type: 'text', values: ['Oslo'] }, { key: 'organisation.plan', type: 'text', values: ['pro'] }]), async (question) => {
    const proved = await world.db.withWorkspace(workspaceId, async (tx) => {
      const { rows } = await evaluate(tx, question, asking, { limit: 20 });
      return { rows, lines: await proveRows(tx, question, rows, asking, vocabulary) };
    });
    for (const row of proved.rows) {
      const lines = proved.lines.get(row.id) ?? [];
      expect(lines.length > 0 || JSON.stringify(question.where).includes('"of":[]')).toBe(true);
      for (const line of lines) {
        expect(line.condition).not.toBe('');
        if (!line.span) continue;
        quotes += 1;
        expect(line.quote).toBe(texts.get(line.interaction ?? '')?.slice(...line.span));
        expect(line.quote).not.toBe('');
      }
    }
  }), { seed: SEED, numRuns: 150 });
  expect(quotes).toBeGreaterThan(5);
}, 120_000);
