import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerPaths } from '#test/referencePaths.ts';
import { makeSmallGraph, storeSmallGraph } from '#test/smallGraph.ts';
import type { SmallGraph } from '#test/smallGraph.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import type { Asking } from '#rooms/question/asking.ts';
import type { FoundRow } from './found.ts';
import { evaluate, evaluateCount } from './evaluate.store.ts';
import { fuzzyDefaults } from '#rooms/question/fuzzyWords.ts';
import { proveRows } from './proof.store.ts';
import type { Question } from '#rooms/question/question.ts';
import type { Vocabulary } from '#rooms/question/vocabulary.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const SEED = Number(process.env['REGULARS_TEST_SEED'] ?? Date.now() % 1_000_000);
const vocabulary: Vocabulary = { topics: [], members: [], persons: [], organisations: [], items: [], content: [], attributes: [], values: [], me: null, fuzzy: fuzzyDefaults, now: NOW, timeZone: 'UTC' };
type PathQuestion = Extract<Question, { find: 'paths' }>;

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world?.close());

function arbitraryPaths(graph: SmallGraph): fc.Arbitrary<[PathQuestion, Asking]> {
  const members = graph.members.map(({ id, name }) => ({ id, name }));
  const question = fc.record({ find: fc.constant('paths' as const), to: fc.constantFrom(...graph.persons.map(({ id, name }) => ({ id, name }))), from: fc.constantFrom('anyone' as const, ...members), hops: fc.integer({ min: 1, max: 4 }) });
  const asking = fc.record({ now: fc.constantFrom(0, 0, 30, 200, 400).map((days) => new Date(NOW.getTime() - days * 86_400_000)), present: fc.constant(NOW), timeZone: fc.constant('UTC'), me: fc.constantFrom(null, ...members) });
  return fc.tuple(question, asking);
}

test('introductions over random small graphs: the search and a walk over all ways always agree, and each step has its proof', async () => {
  console.log(`seed ${SEED} (REGULARS_TEST_SEED=${SEED} repeats this run)`);
  let found = 0;
  for (let n = 0; n < 3; n += 1) {
    const graph = makeSmallGraph(SEED + n, NOW);
    const { workspaceId } = await world.addWorkspace(`paths-${n}`);
    await world.db.withWorkspace(workspaceId, (tx) => storeSmallGraph(tx, graph));
    await fc.assert(fc.asyncProperty(arbitraryPaths(graph), async ([question, asking]) => {
      const expected = answerPaths(question, { graph, asking, attributes: {} });
      const { rows, count, lines } = await world.db.withWorkspace(workspaceId, async (tx) => {
        const all: FoundRow[] = [];
        let [next, total]: [string | null | undefined, number] = [undefined, 0];
        while (next !== null) {
          const page = await evaluate(tx, question, asking, { limit: 5, ...(next ? { after: next } : {}) });
          all.push(...page.rows);
          [next, total] = [page.next, page.count];
        }
        expect(await evaluateCount(tx, question, asking)).toBe(total);
        return { rows: all, count: total, lines: await proveRows(tx, question, all, asking, vocabulary) };
      });
      expect(rows.map(({ id, strength }) => ({ id, strength }))).toEqual(expected);
      expect(count).toBe(expected.length);
      found += count;
      for (const row of rows) {
        expect(row.steps?.at(-1)?.id).toBe(question.to.id);
        expect(row.steps?.length).toBeLessThanOrEqual(question.hops + 1);
        expect(lines.get(row.id)).toHaveLength((row.steps?.length ?? 0) - 1);
      }
    }), { seed: SEED + n, numRuns: 50 });
  }
  expect(found).toBeGreaterThan(50);
}, 120_000);

test('a tie that a member made private leads nobody else anywhere', async () => {
  const graph = makeSmallGraph(1, NOW);
  const [member, person] = [graph.members[0] as { id: string; name: string }, graph.persons[0] as { id: string; name: string }];
  graph.ties = [{ personId: person.id, memberId: member.id, strength: 80, isPrivate: true }];
  graph.relationships = [];
  const { workspaceId } = await world.addWorkspace('private');
  const question: PathQuestion = { find: 'paths', to: { id: person.id, name: person.name }, from: 'anyone', hops: 4 };
  await world.db.withWorkspace(workspaceId, async (tx) => {
    await storeSmallGraph(tx, graph);
    expect((await evaluate(tx, question, { now: NOW, timeZone: 'UTC', me: null }, { limit: 5 })).rows).toEqual([]);
    const own = await evaluate(tx, question, { now: NOW, timeZone: 'UTC', me: { id: member.id, name: member.name } }, { limit: 5 });
    expect(own.rows[0]).toMatchObject({ kind: 'path', name: `${member.name} → ${person.name}`, strength: 80 });
  });
});
