// Questions over a large graph, through the ordinary compiler and by hand, each time with other topics and people.
import { resolve } from 'node:path';
import type { OpenDatabase } from '#base/database/doors.ts';
import { openDatabase } from '#base/database/open.ts';
import { registerPeople } from '#rooms/people/index.ts';
import { registerGraph } from '#rooms/graph/index.ts';
import { evaluate } from '#rooms/ask/index.ts';
import type { Found } from '#rooms/ask/index.ts';
import { randomFrom } from '#test/random.ts';
import { SIZES } from './askDraws.ts';
import { makeLargeGraph } from './askGraph.ts';
import type { LargeGraph } from './askGraph.ts';
import { keptGraph, loadGraph } from './askLoad.ts';
import type { Loading } from './askLoad.ts';
import { diskFigures, openServer, printSettings, watchMemory } from './askServer.ts';
import { BY_HAND } from './askByHand.ts';
import type { ByHand } from './askByHand.ts';
import { drawFor, FIVE, SIBLINGS } from './askQuestions.ts';
import type { Ask, Drawn } from './askQuestions.ts';
import { inFolder } from './product.ts';
import { printFigures, printMachine, quantile } from './report.ts';

const RUNS = 40;
const WARM_UP_RUNS = 10;

/** What a question may take, in order of the five; what raw SQL took where that was measured: slower by hand, twice that decides. */
interface Aims { ms: readonly number[]; raw: readonly number[]; sibling: number | null }
const EMBEDDED: Aims = { ms: [100, 100, 100, 100, 100], raw: [], sibling: 100 };
const SERVER: Aims = { ms: [80, 80, 1_200, 80, 10], raw: [28, 60, 1_046, 35, 2.4], sibling: null };

export async function run(flags: Record<string, string | undefined>): Promise<void> {
  const name = flags['size'] ?? 'S';
  const size = SIZES[name];
  if (!size) throw new Error(`There is no size ${name}; there are ${Object.keys(SIZES).join(' and ')}.`);
  const isServer = name === 'L' || flags['postgres'] !== undefined;
  printMachine('ask', `size ${name}: ${size.persons.toLocaleString('en')} people, ${size.interactions.toLocaleString('en')} interactions, ${isServer ? 'PostgreSQL' : 'embedded'}, ${RUNS} runs each with drawn topics`);
  registerPeople();
  registerGraph();
  const seed = Number(flags['seed'] ?? 7);
  if (isServer) return onServer({ name, size, seed }, flags['keep'] ?? null);
  await inFolder(async (folder) => {
    let db = await openDatabase({ dataFolder: folder, databaseUrl: null });
    try {
      const began = performance.now();
      const graph = await makeLargeGraph(db, size, seed, new Date());
      printFigures([{ what: 'loading', value: (performance.now() - began) / 1000, unit: 's' }]);
      // How much memory the database takes follows from the size of the folder that is opened.
      await db.close();
      db = await openDatabase({ dataFolder: folder, databaseUrl: null });
      await askAll(db, graph, EMBEDDED);
    } finally {
      await db.close();
    }
  });
}

/** @param keep the folder where the loaded server stays, and is found again. */
async function onServer(loading: Loading, keep: string | null): Promise<void> {
  const server = await openServer(keep && resolve(keep));
  try {
    await printSettings(server.url);
    await inFolder(async (folder) => {
      const db = await openDatabase({ dataFolder: folder, databaseUrl: server.url });
      try {
        const kept = await keptGraph(db, loading);
        if (kept) console.log('The graph was kept from an earlier run.');
        const graph = kept ?? (await loadGraph(db, server.url, loading, new Date()));
        printFigures(await diskFigures(server.url));
        const memory = await watchMemory(server.url);
        await askAll(db, graph, SERVER).finally(async () => printFigures(await memory()));
      } finally {
        await db.close();
      }
    });
  } finally {
    await server.stop();
  }
}

async function askAll(db: OpenDatabase, graph: LargeGraph, aims: Aims): Promise<void> {
  const { below } = randomFrom(11);
  const draws = Array.from({ length: RUNS }, () => drawFor(graph, below));
  const five = Object.entries(FIVE);
  const all = [...five.map(([, ask]) => ask), ...SIBLINGS];
  for (let n = 0; n < WARM_UP_RUNS; n += 1) for (const ask of all) await timeOf(db, graph, ask, drawFor(graph, below));
  const slowest = { p50: 0, p95: 0 };
  for (const [n, [what, ask]] of five.entries()) {
    const times = await compare(db, graph, ask, BY_HAND[n] as ByHand, draws);
    slowest.p50 = Math.max(slowest.p50, quantile(times.asked, 0.5));
    slowest.p95 = Math.max(slowest.p95, quantile(times.asked, 0.95));
    printFigures([
      { what: `${what}, p50`, value: quantile(times.asked, 0.5), unit: 'ms', baseline: { what: 'the same by hand', value: quantile(times.byHand, 0.5) }, aim: '≤ 2×' },
      { what: `${what}, p95`, value: quantile(times.asked, 0.95), unit: 'ms', baseline: { what: 'the same by hand', value: quantile(times.byHand, 0.95) }, aim: aimOf(aims, n, quantile(times.byHand, 0.95)) },
    ]);
  }
  for (const [n, ask] of SIBLINGS.entries()) {
    const times: number[] = [];
    for (const drawn of draws) times.push((await timeOf(db, graph, ask, drawn)).ms);
    printFigures([
      { what: `sibling ${n + 1}, p50`, value: quantile(times, 0.5), unit: 'ms', baseline: { what: 'the slowest of the five', value: slowest.p50 }, aim: '≤ 2×' },
      { what: `sibling ${n + 1}, p95`, value: quantile(times, 0.95), unit: 'ms', baseline: { what: 'the slowest of the five', value: slowest.p95 }, aim: aims.sibling === null ? '≤ 2×' : `≤ ${aims.sibling} ms` },
    ]);
  }
}

function aimOf({ ms, raw }: Aims, n: number, byHand: number): string {
  const limit = ms[n] as number;
  return byHand > (raw[n] ?? Infinity) ? `≤ ${limit} ms, or ≤ 2×: by hand it is above ${raw[n]} ms` : `≤ ${limit} ms`;
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
