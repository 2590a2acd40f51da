// npm run bench -- NAME [flags]: prints figures, asserts nothing.
import { parseArgs } from 'node:util';

const benches: Record<string, { help: string; load: () => Promise<{ run: (flags: Record<string, string | undefined>) => Promise<void> }> }> = {
  'import-mail': { help: 'a year of a support list; --gigabyte (or --megabytes N) also imports a large archive and watches the memory', load: () => import('./importMail.ts') },
  'odd-mail': { help: 'how long the server answers nobody while it stores the fixtures of other mail parsers', load: () => import('./oddMail.ts') },
  'import-csv': { help: '100,000 purchases, 1 % of them bad', load: () => import('./importCsv.ts') },
  ask: { help: 'questions over a large graph; --size S|M|L (L on PostgreSQL, the others with --postgres); --keep FOLDER for its PostgreSQL', load: () => import('./ask.ts') },
  regexes: { help: 'readers of foreign text against texts that were made to take long', load: () => import('./regexes.ts') },
  web: { help: 'the web app in a browser: script, first load, from room to room; the search in a large workspace; --size S|M', load: () => import('./web.ts') },
  start: { help: 'from the command to the first answer, on a folder that is not new', load: () => import('./start.ts') },
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string' }, gigabyte: { type: 'boolean' }, rows: { type: 'string' }, megabytes: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, postgres: { type: 'boolean' }, keep: { type: 'string' } },
});
const bench = benches[positionals[0] ?? ''];
if (!bench) {
  console.error(`Name a bench: npm run bench -- NAME\n${Object.entries(benches).map(([name, { help }]) => `  ${name.padEnd(12)} ${help}`).join('\n')}`);
  process.exitCode = 2;
} else {
  const flags = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === true ? 'yes' : (value as string | undefined)]));
  await (await bench.load()).run(flags);
}
