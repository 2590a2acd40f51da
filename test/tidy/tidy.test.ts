import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { betterWord, functionsOf, lengthFaults, nameFaults, pathsIn, placeFaults, systemCallers, wordFaults } from './rules.ts';
import { isCode, readSources, root } from './sources.ts';

const everything = readSources();
const code = everything.filter(({ path }) => isCode(path) && /^(src|test|scripts|bin)\//.test(path));
const plant = (path: string, text = '') => [{ path, text }];

/**
 * Past row-level security: finding the workspace of a key, a session or an invitation; making a workspace; the jobs that
 * walk over all workspaces. Everything else goes through withWorkspace.
 */
const SYSTEM_CALLERS: string[] = [
  'src/compose.ts', 'src/rooms/team/backup.api.ts', 'src/rooms/team/firstVisit.api.ts', 'src/rooms/team/founding.store.ts', 'src/rooms/team/invitation.api.ts', 'src/rooms/team/passwordReset.api.ts',
  'src/rooms/team/session.api.ts', 'src/rooms/team/signInAdapter.store.ts', 'src/rooms/team/standingOfRequest.store.ts', 'src/upkeep.ts',
];

test('the whole repository is read', () => {
  expect(code.length).toBeGreaterThan(60);
  for (const path of ['package.json', 'README.md', 'ARCHITECTURE.md', 'migrations/0001_team.sql', 'scripts/ensure.mjs', '.ci/run']) expect(everything.some((it) => it.path === path), path).toBe(true);
  expect(code.flatMap(functionsOf).length).toBeGreaterThan(300);
});

test('files are named by concept and role, and rooms are flat', () => {
  expect(nameFaults(everything)).toEqual([]);
  expect(nameFaults(plant('src/rooms/ask/question.utils.ts'))).toHaveLength(1);
  expect(nameFaults(plant('src/rooms/ask/parts/question.ts'))).toHaveLength(1);
  expect(nameFaults(plant('src/base/clock.old.ts'))).toHaveLength(1);
});

test('no file is longer than 400 lines and no function longer than 70', () => {
  expect(lengthFaults(code)).toEqual([]);
  expect(lengthFaults(plant('src/base/long.ts', 'const a = 1;\n'.repeat(401)))).toHaveLength(1);
  expect(lengthFaults(plant('src/base/long.ts', `const long = () => {\n${'  run();\n'.repeat(70)}};\n`))).toHaveLength(1);
  expect(lengthFaults(plant('src/base/long.ts', `class A { long() {\n${'  run();\n'.repeat(70)}} }\n`))).toHaveLength(1);
});

test('names say what a thing is', () => {
  expect(wordFaults(code)).toEqual([]);
  expect(wordFaults(plant('src/base/dateUtils.ts'))).toHaveLength(1);
  expect(wordFaults(plant('src/base/a.ts', 'export class SessionManager {}\nconst mailHelper = 1;\ninterface PersonData {}\ntype info = 1;'))).toHaveLength(4);
  expect(wordFaults(plant('src/base/a.ts', 'const dataFolder = 1;'))).toEqual([]);
});

test('a noun of another product is recognised by its plural, too', () => {
  expect(betterWord('/users/{id}')).toBe('member');
  expect(betterWord('/companies')).toBe('organisation');
  expect(betterWord('/people/{id}/interactions')).toBeNull();
});

test('the door past row-level security has a short list of callers', () => {
  expect(systemCallers(code)).toEqual(SYSTEM_CALLERS);
  expect(systemCallers(plant('src/rooms/ask/a.store.ts', 'const a = (db) => db.system(async (tx) => tx.run(1));'))).toHaveLength(1);
});

test('no registry and no folder of a machine is named anywhere', () => {
  expect(placeFaults(everything)).toEqual([]);
  expect(placeFaults(plant('a.md', ['see https://registry', 'npmjs', 'org/x'].join('.')))).toHaveLength(1);
  expect(placeFaults(plant('a.md', `cd ${['', 'home', 'ada', 'regulars'].join('/')}`))).toHaveLength(1);
});

test('documents name only files that exist', () => {
  const documents = everything.filter(({ path }) => path.endsWith('.md'));
  const named = documents.flatMap((document) => pathsIn(document).map((path) => ({ document: document.path, path })));
  expect(named.length).toBeGreaterThan(20);
  // What is built or brought is named, too, but stands in no clone.
  const missing = named.filter(({ path }) => !existsSync(join(root, path)) && !/^(dist|data)/.test(path));
  expect(missing).toEqual([]);
  expect(pathsIn({ path: 'a.md', text: 'see `src/rooms/gone.ts` and [this](docs/GONE.md#part)' })).toEqual(['src/rooms/gone.ts', 'docs/GONE.md']);
});
