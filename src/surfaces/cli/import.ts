// Bringing files in, watching them come in, taking them back.
import { createWriteStream } from 'node:fs';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { UsageError } from './arguments.ts';
import { createClient } from './client.ts';
import type { Client } from './client.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION, WORKSPACE_OPTION, listWorkspaces, oneWord, openWorkspace } from './command.ts';
import { count, day, duration, pairs, table } from './terminal.ts';

interface Run {
  id: string; format: string | null; sourceName: string; state: string; isDry: boolean;
  read: number; created: number; updated: number; unchanged: number; rejected: number; noted: number;
  progress: number | null; recordsPerSecond: number | null; secondsLeft: number | null; seconds: number; message: string | null; createdAt: string;
}

const WATCH_EVERY_MS = 250;

export const importCommands: readonly Command[] = [
  {
    name: 'import', usage: 'PATH...', summary: 'Brings in mail archives, tables (CSV), contact cards, or archives of these; the format is detected',
    options: [
      { name: 'format', kind: 'text', value: 'F', help: 'the format, when it should not be detected' },
      { name: 'map', kind: 'text', value: 'FILE', help: 'JSON that says which column means what' },
      { name: 'ours', kind: 'list', value: 'DOMAIN,...', help: 'mail domains that are ours: who writes from there is a colleague' },
      { name: 'dry-run', kind: 'yes/no', help: 'only say what would happen' },
      JSON_OPTION, WORKSPACE_OPTION,
    ],
    details: 'The same file twice changes nothing. What was refused is written to a CSV with the reason per row (exit code 1).\nAlso:  regulars import list    regulars import undo RUN',
    run: importFiles,
  },
  {
    name: 'import undo', usage: 'RUN', summary: 'Takes back exactly what an import brought; values edited since stay and are listed',
    options: [JSON_OPTION, WORKSPACE_OPTION],
    async run(context) {
      const runId = oneWord(context, 'the run, as shown by: regulars import list');
      const client = await openWorkspace(context);
      const { run, kept } = await client.call<{ run: Run; kept: { subject: string; name: string; field: string; value: string }[] }>('POST', `/imports/${encodeURIComponent(runId)}/undoing`);
      if (context.isJson) context.terminal.out(JSON.stringify({ run: run.id, state: run.state, kept }));
      else {
        context.terminal.out(`${run.sourceName} was taken back.`);
        if (kept.length > 0) context.terminal.out(`\nThese were edited since and stay:\n${table([{ title: 'Whose' }, { title: 'Field' }, { title: 'Value' }], kept.map((one) => [one.name, one.field, one.value]), context.terminal)}`);
      }
      return 0;
    },
  },
  {
    name: 'import list', usage: '', summary: 'All imports, newest first',
    options: [JSON_OPTION, WORKSPACE_OPTION],
    async run(context) {
      const client = await openWorkspace(context);
      const { items } = await client.call<{ items: Run[] }>('GET', '/imports', { limit: 200 });
      if (context.isJson) context.terminal.out(JSON.stringify({ items }));
      else if (items.length === 0) context.terminal.out('Nothing was imported yet.');
      else {
        context.terminal.out(table(
          [{ title: 'Run', isWhole: true }, { title: 'When' }, { title: 'What' }, { title: 'State' }, { title: 'Read', isNumber: true }, { title: 'New', isNumber: true }, { title: 'Changed', isNumber: true }, { title: 'Refused', isNumber: true }],
          items.map((run) => [run.id, day(run.createdAt), run.sourceName, stateOf(run), String(run.read), String(run.created), String(run.updated), String(run.rejected)]), context.terminal));
      }
      return 0;
    },
  },
];

/** The state in words: an import of which everything was refused is done, but nobody would call it so. */
function stateOf(run: Run): string {
  if (run.isDry) return `${run.state === 'done' ? 'tried out' : run.state}, nothing changed`;
  return run.state === 'undone' ? 'taken back' : isRefused(run) ? 'refused' : run.state;
}

const isRefused = (run: Run): boolean => run.state === 'done' && run.rejected > 0 && run.rejected === run.read;

async function importFiles(context: Context): Promise<number> {
  if (context.words.length === 0) throw new UsageError('Say what to import: regulars import PATH...');
  const paths = context.words.map((path) => resolve(path));
  for (const [at, path] of paths.entries()) if (!existsSync(path)) throw new UsageError(`There is no file or folder ${context.words[at]}.`);
  const map = readMap(context.options['map'] as string | undefined);
  const client = await openForImport(context);
  const { format, ours } = context.options;
  const begun = await client.call<Run>('POST', '/imports', { paths, ...(format ? { format } : {}), ...(map ? { map } : {}), ...(ours ? { ours } : {}), isDry: Boolean(context.options['dry-run']) });
  const run = await watch(context, client, begun);
  const rejects = run.rejected + run.noted > 0 ? await saveRejects(context, client, run.id) : null;
  if (context.isJson) {
    const { id, format: found, read, created, updated, unchanged, rejected, noted, seconds, state } = run;
    context.terminal.out(JSON.stringify({ run: id, format: found, read, created, updated, unchanged, rejected, rejects, noted, seconds: Math.round(seconds * 1000) / 1000, ...(run.isDry ? { dryRun: true } : {}), ...(state === 'done' ? {} : { state }), ...(run.message ? { message: run.message } : {}) }));
  } else tell(context, run, rejects, run.state === 'done' && !run.isDry && !isRefused(run) ? await firstQuestion(client) : null);
  if (run.message) context.terminal.note(run.message);
  if (run.state === 'failed') return 3;
  return run.rejected > 0 ? 1 : 0;
}

/** The workspace named or the only one; before there is any of our own, one named "default" is made. */
async function openForImport(context: Context): Promise<Client> {
  if (context.options['workspace'] === undefined && !(await listWorkspaces(context)).some(({ kind }) => kind === 'own')) {
    const send = await context.send();
    const { workspace } = await createClient(send, null).call<{ workspace: string }>('POST', '/workspaces', { name: 'Default', isForImport: true });
    context.terminal.note(`There was no workspace; "${workspace}" was made. Its first owner is whoever signs in first.`);
    return createClient(send, workspace);
  }
  return openWorkspace(context);
}

function readMap(path: string | undefined): unknown {
  if (path === undefined) return undefined;
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`${path} is not readable as JSON.`);
  }
}

async function watch(context: Context, client: Client, begun: Run): Promise<Run> {
  for (let run = begun; ; run = await client.call<Run>('GET', `/imports/${begun.id}`)) {
    const isOver = run.state !== 'waiting' && run.state !== 'running';
    if (run.state !== 'waiting') context.terminal.progress(progressLine(run, isOver), isOver);
    if (isOver) return run;
    await new Promise((resolve) => setTimeout(resolve, WATCH_EVERY_MS));
  }
}

function progressLine(run: Run, isOver: boolean): string {
  const parts = [`${run.sourceName}: ${count(run.read, 'record')}`];
  const rate = run.recordsPerSecond ?? (isOver && run.seconds > 0 ? run.read / run.seconds : null);
  if (rate) parts.push(`${new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(rate)}/s`);
  if (isOver) parts.push(`in ${duration(run.seconds)}`);
  else {
    if (run.progress !== null) parts.push(`${Math.floor(run.progress * 100)} %`);
    if (run.secondsLeft !== null) parts.push(`${duration(Math.max(1, run.secondsLeft))} left`);
  }
  return parts.join(' · ');
}

async function saveRejects(context: Context, client: Client, runId: string): Promise<string> {
  const folder = join(context.dataFolder(), 'rejects');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${runId}.csv`);
  const response = await client.open(`/imports/${runId}/rejects.csv`);
  await pipeline(Readable.fromWeb(response.body as NodeReadableStream), createWriteStream(path, { mode: 0o600 }));
  return path;
}

/** A question that has an answer in this workspace, to go on with; none where nothing can be asked yet. */
async function firstQuestion(client: Client): Promise<string | null> {
  const { items } = await client.call<{ items: { words: string }[] }>('GET', '/questions/examples');
  return items[0]?.words ?? null;
}

function tell({ terminal }: Context, run: Run, rejects: string | null, question: string | null): void {
  if (run.isDry) terminal.out('A dry run: nothing was changed.');
  terminal.out(pairs([
    ['Format', run.format ?? ''], ['Read', String(run.read)], ['New', String(run.created)], ['Changed', String(run.updated)],
    ['Known already', String(run.unchanged)], ['Refused', rejects && run.rejected > 0 ? `${run.rejected}, with reasons in ${rejects}` : String(run.rejected)],
    ...(run.noted > 0 ? [['With a note', `${run.noted} came in without a value that could not be read, said in ${rejects}`] as const] : []),
  ], terminal));
  if (isRefused(run)) terminal.out(run.isDry ? 'All of it would be refused.' : 'All of it was refused: nothing came in.');
  if (run.isDry || run.state === 'failed' || isRefused(run)) return;
  if (question) terminal.out(`\nNext:          regulars ask "${question}"`);
  terminal.out(terminal.faint(`${question ? '' : '\n'}Take it back:  regulars import undo ${run.id}`));
}
