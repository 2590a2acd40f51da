import { expect, test } from 'vitest';
import { fenceFaults, placeOf, ROOMS } from './fences.ts';
import { importsOf, isCode, readSources, resolveImport, root } from './sources.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const sources = readSources('src', 'test').filter(({ path }) => isCode(path));

test('the fences look at every code file and follow its imports', () => {
  expect(sources.length).toBeGreaterThan(40);
  const imports = sources.flatMap((source) => importsOf(source).map((it) => resolveImport(source.path, it.specifier)));
  expect(imports.filter((target) => target?.startsWith('src/')).length).toBeGreaterThan(sources.length);
  for (const layer of ['base', 'language', 'room', 'connector', 'surface']) expect(sources.some(({ path }) => placeOf(path).layer === layer), layer).toBe(true);
  for (const room of ROOMS) expect(sources.some(({ path }) => path.startsWith(`src/rooms/${room}/`)), room).toBe(true);
});

test('every import of this repository leads to a file', () => {
  const dead = sources.flatMap((source) => importsOf(source).flatMap(({ specifier }) => {
    const target = resolveImport(source.path, specifier);
    return target && !existsSync(join(root, target)) ? [`${source.path} imports ${specifier}`] : [];
  }));
  expect(dead).toEqual([]);
});

test('each part uses only what is below it, through its door', () => {
  expect(fenceFaults(sources)).toEqual([]);
});

const planted: [name: string, path: string, text: string, others?: [string, string][]][] = [
  ['base using a room', 'src/base/x.ts', `import { a } from '#rooms/team/index.ts';`],
  ['language using a room, by type', 'src/language/x.ts', `import type { a } from '#rooms/team/index.ts';`],
  ['a room using a room above it', 'src/rooms/people/x.store.ts', `import { a } from '#rooms/graph/index.ts';`],
  ['a room past the door of another', 'src/rooms/graph/x.store.ts', `import { a } from '#rooms/people/person.store.ts';`],
  ['a re-export past the door', 'src/rooms/graph/index.ts', `export { a } from '#rooms/people/person.store.ts';`],
  ['a dynamic import past the door', 'src/rooms/graph/x.store.ts', `const a = await import('#rooms/people/person.store.ts');`],
  ['an import type past the door', 'src/rooms/graph/x.store.ts', `type A = import('#rooms/people/person.store.ts').A;`],
  ['a room using a connector', 'src/rooms/graph/x.store.ts', `import { a } from '#connectors/csv/index.ts';`],
  ['one connector using another', 'src/connectors/csv/x.ts', `import { a } from '#connectors/mbox/index.ts';`],
  ['one surface using another', 'src/surfaces/cli/x.ts', `import { a } from '#surfaces/server/app.ts';`],
  ['a surface past a connector\'s door', 'src/surfaces/cli/x.ts', `import { a } from '#connectors/sample/company.ts';`],
  ['a relative import upward', 'src/rooms/graph/x.store.ts', `import { a } from '../people/index.ts';`],
  ['a relative import downward', 'src/base/x.ts', `import { a } from './database/open.ts';`],
  ['a room nobody has ordered', 'src/rooms/sales/x.store.ts', `import { a } from '#rooms/people/index.ts';`],
  ['the product using the tests', 'src/rooms/ask/x.store.ts', `import { a } from '#test/world.ts';`],
  ['the product using a test tool', 'src/rooms/ask/x.store.ts', `import { expect } from 'vitest';`],
  ['a concept file with node inside', 'src/rooms/ask/x.ts', `import { readFileSync } from 'node:fs';`],
  ['a concept file with SQL', 'src/rooms/ask/x.ts', `import { sql } from 'kysely';`],
  ['a concept file knowing a store', 'src/rooms/ask/x.ts', `import type { a } from './x.store.ts';`],
  ['a concept file reaching node through another', 'src/rooms/ask/x.ts', `import { newId } from '#base/made.ts';`, [['src/base/made.ts', `import { randomBytes } from 'node:crypto';`]]],
  ['a page using a door', 'src/rooms/ask/x.page.tsx', `import { a } from '#rooms/people/index.ts';`],
  ['a page using a store', 'src/rooms/ask/x.page.tsx', `import { a } from './x.store.ts';`],
  ['a page using an endpoint as a value', 'src/rooms/ask/x.page.tsx', `import { a } from './x.api.ts';`],
  ['a page using the web shell', 'src/rooms/ask/x.page.tsx', `import { a } from '#surfaces/web/shell.tsx';`],
  ['a page reaching node through a concept', 'src/rooms/ask/x.page.tsx', `import { a } from './y.ts';`, [['src/rooms/ask/y.ts', `import { join } from 'node:path';`]]],
  ['the server loading a page', 'src/surfaces/server/x.ts', `import { a } from '#rooms/ask/x.page.tsx';`],
];

test.each(planted)('the fences catch %s', (_name, path, text, others = []) => {
  const faults = fenceFaults([{ path, text }, ...others.map(([at, of]) => ({ path: at, text: of }))]);
  expect(faults.some((fault) => fault.startsWith(`${path} `))).toBe(true);
});

const allowed: [name: string, path: string, text: string][] = [
  ['a concept file using one of a room below straight', 'src/rooms/ask/x.ts', `import { a } from '#rooms/question/y.ts';`],
  ['a room using one below through its door', 'src/rooms/graph/x.store.ts', `import { a } from '#rooms/people/index.ts';\nimport { b } from './y.store.ts';`],
  ['a page using concept, text, ui and types', 'src/rooms/ask/x.page.tsx', `import { a } from './y.ts';\nimport { t } from './y.text.ts';\nimport { Row } from '#surfaces/web/ui/Row.tsx';\nimport type { b } from './y.api.ts';`],
  ['a surface using a room and a connector through their doors', 'src/surfaces/cli/x.ts', `import { a } from '#rooms/ask/index.ts';\nimport { b } from '#connectors/sample/index.ts';`],
];

test.each(allowed)('the fences allow %s', (_name, path, text) => {
  expect(fenceFaults([{ path, text }])).toEqual([]);
});
