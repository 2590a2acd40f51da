// Questions over a large graph, through the ordinary compiler and by hand, each time with other topics and people.
import type { OpenDatabase } from '#base/database/doors.ts';
import { openDatabase } from '#base/database/open.ts';
import { registerPeople } from '#rooms/people/index.ts';
import { registerGraph } from '#rooms/graph/index.ts';
import { evaluate } from '#rooms/ask/index.ts';
import type { Found } from '#rooms/ask/index.ts';
import { randomFrom } from '#test/random.ts';
import { makeLargeGraph, SIZES } from './askGraph.ts';
import type { LargeGraph } from './askGraph.ts';
import { BY_HAND } from './askByHand.ts';
import type { ByHand } from './askByHand.ts';
import { drawFor, FIVE, SIBLINGS } from './askQuestions.ts';
import type { Ask, Drawn } from './askQuestions.ts';
import { inFolder } from './product.ts';
import { printFigures, printMachine, quantile } from './report.ts';

const RUNS = 40;
const WARM_UP_RUNS = 10;

export async function run(flags: Record<string, string | undefined>): Promise<void> {
  const name = flags['size'] ?? 'S';
  const size = SIZES[name];
  if (!size) throw new Error(`There is no size ${name}; there are ${Object.keys(SIZES).join(' and ')}.`);
  printMachine('ask', `size ${name}: ${size.persons.toLocaleString('en')} people, ${size.interactions.toLocaleString('en')} interactions, embedded, ${RUNS} runs each with drawn topics`);
  registerPeople();
  registerGraph();
  await inFolder(async (folder) => {
    const db = await openDatabase({ dataFolder: folder, databaseUrl: null });
    try {
      const began = performance.now();
      const graph = await makeLargeGraph(db, size, Number(flags['seed'] ?? 7), new Date());
      printFigures([{ what: 'loading', value: (performance.now() - began) / 1000, unit: 's' }]);
      await askAll(db, graph);
    } finally {
      await db.close();
    }
  });
}

async function askAll(db: OpenDatabase, graph: LargeGraph): Promise<void> {
  const { below } = randomFrom(11);
  const draws = Array.from({ length: RUNS }, () => drawFor(graph, below));
  const five = Object.entries(FIVE);
  const all = [...five.map(([, ask]) => ask), ...SIBLINGS];
  for (let n = 0; n < WARM_UP_RUNS; n += 1) for (const ask of all) await timeOf(db, graph, ask, drawFor(graph, below));
  const medians: number[] = [];
  for (const [n, [what, ask]] of five.entries()) {
    const times = await compare(db, graph, ask, BY_HAND[n] as ByHand, draws);
    medians.push(quantile(times.asked, 0.5));
    printFigures([
      { what: `${what}, p50`, value: quantile(times.asked, 0.5), unit: 'ms', baseline: { what: 'the same by hand', value: quantile(times.byHand, 0.5) }, aim: '≤ 2×' },
      { what: `${what}, p95`, value: quantile(times.asked, 0.95), unit: 'ms', baseline: { what: 'the same by hand', value: quantile(times.byHand, 0.95) }, aim: '≤ 100 ms' },
    ]);
  }
  const slowest = Math.max(...medians);
  for (const [n, ask] of SIBLINGS.entries()) {
    const times: number[] = [];
    for (const drawn of draws) times.push((await timeOf(db, graph, ask, drawn)).ms);
    printFigures([
      { what: `sibling ${n + 1}, p50`, value: quantile(times, 0.5), unit: 'ms', baseline: { what: 'the slowest of the five', value: slowest }, aim: '≤ 2×' },
      { what: `sibling ${n + 1}, p95`, value: quantile(times, 0.95), unit: 'ms', aim: '≤ 100 ms' },
    ]);
  }
}

/** Asks both ways, turn by turn with the same draws, so that a busy moment meets both. Throws where they do not agree. */
async function compare(db: OpenDatabase, graph: LargeGraph, ask: Ask, byHand: ByHand, draws: readonly Drawn[]): Promise<{ asked: number[]; byHand: number[] }> {
  const times = { asked: [] as number[], byHand: [] as number[] };
  for (const [n, drawn] of draws.entries()) {
    const began = performance.now();
    const count = await db.withWorkspace(graph.workspaceId, (tx) => byHand(tx, graph.now, drawn));
    const ms = performance.now() - began;
    const { found, ms: asked } = await timeOf(db, graph, ask, drawn);
    const answer = ask(drawn).find === 'paths' ? found.rows[0]?.strength ?? 0 : found.count;
    if (answer !== count) throw new Error(`The answers differ: ${answer} asked, ${count} by hand, in ${JSON.stringify(ask(drawn))}.`);
    if (n > 0) {
      times.asked.push(asked);
      times.byHand.push(ms);
    }
  }
  return times;
}

async function timeOf(db: OpenDatabase, graph: LargeGraph, ask: Ask, drawn: Drawn): Promise<{ found: Found; ms: number }> {
  const question = ask(drawn);
  const began = performance.now();
  const found = await db.withWorkspace(graph.workspaceId, (tx) => evaluate(tx, question, { now: graph.now, timeZone: 'UTC', me: null }, { limit: 50 }));
  return { found, ms: performance.now() - began };
}
