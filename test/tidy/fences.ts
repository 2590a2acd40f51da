// Which part may use which. Downward only: base, language, the rooms in their order, connectors, surfaces; rooms through
// their doors; concept files pure; pages never reach the server.
import { importsOf, isTest, resolveImport } from './sources.ts';
import type { Import, Source } from './sources.ts';

/** The rooms present, lowest first. A room may use those before it. */
export const ROOMS = ['team', 'people', 'graph', 'imports', 'question', 'ask'];

/** What the web shell lends to the rooms' pages; the only way upward, and only for pages. */
const SHARED_UI = /^src\/surfaces\/web\/(ui|api)\//;
/** Packages that only the server may load. */
const SERVER_PACKAGES = /^(pg|kysely|hono|better-auth|@electric-sql\/|@hono\/|yauzl|csv-parse|postal-mime|wink-)/;

interface Place {
  layer: 'base' | 'language' | 'room' | 'connector' | 'list' | 'surface' | 'main' | 'test';
  /** The room, connector or surface. */
  part: string;
  file: string;
}

const LAYERS: Place['layer'][] = ['base', 'language', 'room', 'connector', 'list', 'surface', 'main', 'test'];

/** All breaches, one sentence each. `sources` are the code files of src and test. */
export function fenceFaults(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const imports = new Map(sources.map((source) => [source.path, importsOf(source)]));
  return sources.flatMap(({ path }) => [
    ...(imports.get(path) ?? []).flatMap((it) => importFaults(path, it)),
    ...reachFaults(path, byPath, imports),
  ]);
}

export function placeOf(path: string): Place {
  const [top = '', second = '', third = ''] = path.split('/');
  const file = path.split('/').at(-1) ?? '';
  if (top !== 'src') return { layer: 'test', part: '', file };
  if (second === 'base' || second === 'language') return { layer: second, part: second, file };
  if (second === 'rooms') return { layer: 'room', part: third, file };
  if (second === 'connectors') return { layer: 'connector', part: third, file };
  if (second === 'surfaces') return { layer: 'surface', part: third, file };
  return { layer: file === 'endpoints.ts' ? 'list' : 'main', part: '', file };
}

const isPage = (path: string): boolean => /\.(page|ui)\.tsx$/.test(path);
const isConcept = (path: string): boolean => /^src\/rooms\/[^/]+\/[A-Za-z0-9]+\.ts$/.test(path) && !path.endsWith('/index.ts');
const isText = (path: string): boolean => path.endsWith('.text.ts');

function importFaults(path: string, { specifier, isTypeOnly }: Import): string[] {
  const fault = (why: string) => [`${path} imports ${specifier}: ${why}`];
  if (specifier.startsWith('..')) return fault('write it as #part/file.ts, not upward by dots');
  if (/^\.\/.*\//.test(specifier)) return fault('a relative import stays in its own folder');
  const target = resolveImport(path, specifier);
  const from = placeOf(path);
  if (!target) return from.layer !== 'test' && !isTest(path) && /^(vitest|fast-check|playwright|@axe-core)/.test(specifier) ? fault('a test tool outside tests') : [];
  const to = placeOf(target);
  if (isTest(path) || from.layer === 'test') return to.layer === 'room' || to.layer === 'connector' || to.layer === 'test' || from.layer === 'test' ? [] : upwardFaults(from, to).flatMap(fault);
  if (to.layer === 'test') return fault('the product uses nothing of the tests');
  if (isTest(target)) return fault('a test is no part of the product');
  if (isPage(path)) return pageFaults(from, to, target, isTypeOnly).flatMap(fault);
  if (isPage(target) && to.layer !== 'surface' && !path.startsWith('src/surfaces/web/')) return fault('only the web app loads pages');
  if (path.startsWith('src/surfaces/web/')) return webFaults(to, target, isTypeOnly).flatMap(fault);
  return [...upwardFaults(from, to), ...doorFaults(path, from, target, to), ...conceptFaults(path, target)].flatMap(fault);
}

function upwardFaults(from: Place, to: Place): string[] {
  const [above, below] = [LAYERS.indexOf(from.layer), LAYERS.indexOf(to.layer)];
  if (below > above) return [`${from.layer} is below ${to.layer}`];
  if (from.layer !== to.layer || from.part === to.part) return [];
  if (from.layer === 'connector' || from.layer === 'surface') return [`one ${from.layer} never uses another`];
  if (from.layer === 'room') {
    const [own, other] = [ROOMS.indexOf(from.part), ROOMS.indexOf(to.part)];
    if (own < 0) return [`the room ${from.part} is not in the order of rooms`];
    if (other < 0) return [`the room ${to.part} is not in the order of rooms`];
    if (other > own) return [`the room ${from.part} is below ${to.part}`];
  }
  return [];
}

function doorFaults(path: string, from: Place, target: string, to: Place): string[] {
  const hasDoor = to.layer === 'room' || to.layer === 'connector';
  const isOwn = from.layer === to.layer && from.part === to.part;
  // A door brings the database along; concept files use one another straight, as pages do.
  if (isConcept(path) && isConcept(target)) return [];
  return hasDoor && !isOwn && to.file !== 'index.ts' ? [`use the door ${to.part}/index.ts`] : [];
}

function conceptFaults(path: string, target: string): string[] {
  if (!isConcept(path)) return [];
  const isRow = /\.(store|api|jobs|worker|page|ui|public|mail)\.tsx?$/.test(target);
  return isRow ? ['a concept file is pure; it knows nothing of stores, endpoints or pages'] : [];
}

function pageFaults(from: Place, to: Place, target: string, isTypeOnly: boolean): string[] {
  if (SHARED_UI.test(target)) return [];
  if (to.layer === 'surface') return from.layer === 'surface' && from.part === to.part ? [] : ['a page takes only shared ui from the web app'];
  if (to.layer === 'room' && from.layer === 'room' && ROOMS.indexOf(to.part) > ROOMS.indexOf(from.part)) return [`the room ${from.part} is below ${to.part}`];
  return webFaults(to, target, isTypeOnly);
}

function webFaults(to: Place, target: string, isTypeOnly: boolean): string[] {
  if (isTypeOnly || target.endsWith('.css')) return [];
  if (to.layer === 'surface') return to.part === 'web' ? [] : ['one surface never uses another'];
  const isFine = to.layer === 'base' || to.layer === 'language' || (to.layer === 'room' && (isConcept(target) || isText(target) || isPage(target)));
  return isFine ? [] : ['pages use concept files, text, shared ui and types only'];
}

/** What must stay pure or runs in the browser must not reach node or the database, not even through others. */
function reachFaults(path: string, byPath: Map<string, Source>, imports: Map<string, Import[]>): string[] {
  const isWeb = isPage(path) && !isTest(path);
  if (!(isWeb || (isConcept(path) && !isTest(path)))) return [];
  const seen = new Set<string>();
  const queue: [at: string, way: string[]][] = [[path, []]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [at, way] = next;
    for (const { specifier, isTypeOnly } of imports.get(at) ?? []) {
      if (isTypeOnly) continue;
      if (specifier.startsWith('node:') || SERVER_PACKAGES.test(specifier)) return [`${path} reaches ${specifier}${way.length > 0 ? ` through ${way.join(', ')}` : ''}: it ${isWeb ? 'runs in the browser' : 'is a concept file and stays pure'}`];
      const target = resolveImport(at, specifier);
      if (!target || seen.has(target) || !byPath.has(target)) continue;
      seen.add(target);
      queue.push([target, [...way, target]]);
    }
  }
  return [];
}
