// Looks at the whole installation: the place (disk, lock, schema) from here, the rows through the running server or in this process.
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '#base/checkup.ts';
import type { Config } from '#base/config.ts';
import type { Place } from './backup.ts';
import { createClient } from './client.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION } from './command.ts';
import { count, duration, wrap } from './terminal.ts';

const FREE_BYTES_MIN = 500e6;

export const doctorCommand = (place: Place): Command => ({
  name: 'doctor', usage: '', summary: 'Looks whether everything is as it must be, and says what to do where it is not',
  options: [JSON_OPTION, { name: 'repair', kind: 'yes/no', help: 'make anew what follows from other rows' }],
  details: 'Looks at the disk, the lock, the schema, the clock, references between rows, and everything that is kept beside the events.\nExit code 0: all is well; 1: something was found.',
  run: (context) => look(context, place),
});

interface CheckedUp { findings: Finding[]; workspaces: number; people: number; interactions: number }

async function look(context: Context, place: Place): Promise<number> {
  const config = place.config();
  const began = performance.now();
  const findings = await diskFindings(config);
  const closed = await whyClosed(config, await place.isServed());
  let seen: CheckedUp | null = null;
  if (closed) findings.push(closed);
  else {
    context.terminal.note('Looking through everything that is stored ...');
    seen = await createClient(await context.send(), null).call<CheckedUp>(context.options['repair'] ? 'POST' : 'GET', '/doctor');
    findings.push(...seen.findings);
  }
  const left = findings.filter((finding) => !finding.isRepaired);
  if (context.isJson) context.terminal.out(JSON.stringify({ isFine: left.length === 0, findings, ...(seen ? { workspaces: seen.workspaces } : {}) }));
  else tell(context, findings, seen, (performance.now() - began) / 1000);
  return left.length === 0 ? 0 : 1;
}

function tell({ terminal }: Context, findings: readonly Finding[], seen: CheckedUp | null, seconds: number): void {
  for (const { workspace, what, advice, isRepaired } of findings) {
    terminal.out(wrap(`${terminal.bold(isRepaired ? 'Repaired' : 'Found')}${workspace ? ` in ${workspace}` : ''}: ${what}`, terminal.width));
    if (!isRepaired) terminal.out(terminal.faint(wrap(advice, terminal.width - 2, '  ')));
  }
  if (findings.length === 0) terminal.out(`All is well${seen ? ` in ${count(seen.workspaces, 'workspace')}` : ''}: disk, lock, schema, clock, references and counts. (${duration(seconds)})`);
}

async function diskFindings({ dataFolder }: Config): Promise<Finding[]> {
  if (!existsSync(dataFolder)) return [];
  const { bavail, bsize } = await statfs(dataFolder);
  const found = diskFinding(dataFolder, bavail * bsize);
  return found ? [found] : [];
}

export const diskFinding = (folder: string, freeBytes: number): Finding | null => (freeBytes >= FREE_BYTES_MIN ? null
  : { check: 'disk', what: `The disk of ${folder} has only ${Math.floor(freeBytes / 1e6)} MB left.`, advice: 'Make room before anything else: a full disk stops imports and backups.' });

/** Why nobody can look inside, as a finding; null when the way is free. */
async function whyClosed(config: Config, isServed: boolean): Promise<Finding | null> {
  if (isServed) return null;
  const { readMoved, movedSentence } = await import('#base/database/moved.ts');
  const moved = config.databaseUrl ? null : readMoved(config.dataFolder);
  if (moved) return { check: 'moved', what: movedSentence(config.dataFolder, moved), advice: `Look there: DATABASE_URL=${moved.to} regulars doctor` };
  const { folderHolder } = await import('#base/database/folderLock.ts');
  const holder = config.databaseUrl ? null : folderHolder(config.dataFolder);
  if (holder) return { check: 'lock', what: `Process ${holder.pid} has held ${config.dataFolder} since ${holder.since} and does not answer.`, advice: `Wait a moment if it is just starting; else end it: kill ${holder.pid}` };
  if (!config.databaseUrl && !existsSync(join(config.dataFolder, 'database'))) return { check: 'database', what: `There is no database in ${config.dataFolder}.`, advice: 'Set REGULARS_DATA to the right folder, or begin with: regulars import FILE' };
  return schemaFinding(config);
}

async function schemaFinding(config: Config): Promise<Finding | null> {
  const { schemaState } = await import('#base/database/schemaState.ts');
  const state = await schemaState(config);
  switch (state.is) {
    case 'present': return null;
    case 'empty': return { check: 'database', what: `There is nothing of Regulars in the database of ${config.databaseUrl ? 'DATABASE_URL' : config.dataFolder} yet.`, advice: 'See whether it is the right one, or begin with: regulars import FILE' };
    case 'unreadable': return { check: 'database', what: `The database cannot be opened: ${state.why}`, advice: config.databaseUrl ? 'See whether the server of DATABASE_URL runs and lets this user in.' : 'Keep the folder as it is, and restore the last backup into a new one: REGULARS_DATA=NEW regulars restore FILE' };
    case 'newer': return { check: 'schema', what: `The database was made by a newer Regulars (it has ${state.names.join(', ')}).`, advice: 'Start that version, or restore a backup made by this one.' };
    case 'older': return { check: 'schema', what: `The database is older than this Regulars: ${count(state.names.length, 'migration')} to come (${state.names.join(', ')}).`, advice: 'Back up, then start once: it is brought up to date by itself. Then look again.' };
  }
}
