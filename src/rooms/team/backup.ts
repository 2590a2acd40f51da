// A backup from the page: of the whole database, so only for whoever owns every workspace in it.
import { z } from 'zod';

export const backupStateSchema = z.object({
  whyNot: z.string().nullable().describe('why the caller cannot take a backup here, as a sentence; null when they can'),
  name: z.string().describe('what a backup made now is called'),
  engine: z.enum(['embedded', 'postgres']),
  database: z.object({ bytes: z.number(), folder: z.string().describe('the data folder on the machine'), program: z.string().describe('where Regulars itself is') }).nullable().describe('only for whoever can take a backup'),
  making: z.object({ begunAt: z.date(), bytes: z.number().describe('gone out so far') }).nullable(),
  last: z.object({ at: z.date(), by: z.string().nullable().describe('the member; null on the command line'), bytes: z.number(), file: z.string().nullable().describe('where the command line wrote it') }).nullable(),
  brokenOff: z.object({ at: z.date(), by: z.string().nullable() }).nullable().describe('one that was begun later and did not come to its end'),
});

/** `regulars-2026-11-25-1420.gz`: by the clocks of the workspace, and in order when sorted. */
export function backupName(now: Date, timeZone: string): string {
  const part = new Map(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now).map(({ type, value }) => [type, value]));
  return `regulars-${['year', 'month', 'day'].map((type) => part.get(type as 'year')).join('-')}-${part.get('hour')}${part.get('minute')}.gz`;
}

/** Who asks, and how far their ownership goes. */
export interface BackupAsker { via: 'session' | 'key' | 'socket'; ownWorkspaces: number; ownedWorkspaces: number }

/** Why no backup is handed to them here, or null. */
export function backupRefusal({ via, ownWorkspaces, ownedWorkspaces }: BackupAsker): string | null {
  if (via === 'socket') return 'On the command line a backup is made by: regulars backup FILE';
  // A key that was stolen must not open every workspace at once.
  if (via === 'key') return 'A key cannot take out the whole database. Sign in as an owner, or run on the machine: regulars backup FILE';
  if (ownWorkspaces === 0) return 'There is only the made-up company here, which can be made up again. Start a workspace of your own first.';
  if (ownedWorkspaces < ownWorkspaces) return 'A backup is of the whole database, and it also holds workspaces of which you are no owner. Whoever runs the machine can make it there.';
  return null;
}

/** For a shell: what is no plain word stands in quotes. */
const quoted = (word: string): string => (/^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`);

/** What is typed on the machine, with its folders where they may be known. */
export function backupCommands(name: string, place: { folder: string; program: string } | null): { backup: string; restore: string; key: string; start: string; night: string; move: string; check: string } {
  const here = `${place ? `REGULARS_DATA=${quoted(place.folder)} ` : ''}npx regulars`;
  const there = 'REGULARS_DATA=restored npx regulars';
  // In a crontab % is the end of a line.
  const night = String.raw`regulars-$(date +\%F).gz`;
  return {
    backup: `${here} backup ${name}`, restore: `${there} restore ${name}`, key: `cp ${quoted(`${place?.folder ?? 'data'}/secret`)} restored/secret`, start: `${there} start`,
    night: `0 3 * * * cd ${place ? quoted(place.program) : '~/regulars'} && ${here} backup backups/${night}`, move: `${here} move postgres://regulars:PASSWORD@db.example/regulars`, check: `${here} doctor`,
  };
}
