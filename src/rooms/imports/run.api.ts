// Imports over HTTP, from the browser and from the command line: begin, watch, stop, continue, take back, see what was refused.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { afterCommit } from '#base/database/doors.ts';
import type { Call } from '#base/endpoint.ts';
import { endpoint } from '#base/endpoint.ts';
import { isId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { bringBack, editedOver, mayComeBack, undoRun } from '#rooms/graph/index.ts';
import { memberNames } from '#rooms/team/index.ts';
import { formats } from './format.ts';
import { previewInputs } from './preview.store.ts';
import { inputPreview } from './previewed.ts';
import { mapEndpoints } from './map.api.ts';
import { columnMap, mayContinue, mayStop, mayUndo, pace, run } from './run.ts';
import type { Run } from './run.ts';
import { removeUploads } from './run.jobs.ts';
import type { RunRow } from './run.store.ts';
import { addRun, listRejects, listRuns, loadRun, nextRun, setBack, setState } from './run.store.ts';

const id = z.uuid();
const places = {
  paths: z.array(z.string()).optional().describe('Files or folders on the machine of the server; only for its owner at the command line'),
  uploads: z.array(z.uuid()).optional().describe('Ids of uploaded files'),
  format: z.string().optional().describe('The key of a format, when it should not be detected'),
  map: columnMap.optional().describe('Which column means what, for a table whose header does not say so'),
};

/** Where the files are. Paths are taken from nobody but the owner at the machine, or a key could read any file of the server. */
function locate(call: Call, input: { paths?: string[] | undefined; uploads?: string[] | undefined }): string[] {
  if (input.paths?.length) {
    if (call.caller.via !== 'socket') throw new Problem('not allowed', 'Files of the server can be imported only from its own command line. Upload the file instead.', 'paths');
    return input.paths.map((path) => {
      const full = resolve(path);
      if (!existsSync(full)) throw new Problem('bad input', `There is no file or folder ${path}.`, 'paths');
      return full;
    });
  }
  if (!input.uploads?.length) throw new Problem('bad input', 'Name at least one file to import.', 'uploads');
  return input.uploads.map((upload) => uploadedFile(call, upload));
}

function uploadedFile(call: Call, upload: string): string {
  const folder = join(call.config.dataFolder, 'uploads', call.workspaceId, upload);
  const name = isId(upload) && existsSync(folder) ? readdirSync(folder)[0] : undefined;
  if (!name) throw new Problem('not found', 'That upload is not here any more. Upload the file again.', 'uploads');
  return join(folder, name);
}

const keptValue = z.object({ subject: z.string(), name: z.string(), field: z.string(), value: z.string() });

async function shown(call: Call, rows: RunRow[]): Promise<Run[]> {
  const names = await memberNames(call.tx);
  const kept = await mayComeBack(call.tx, rows.filter((row) => row.state === 'undone').map((row) => row.id));
  return rows.map((row) => {
    const seconds = row.started_at ? ((row.ended_at ?? call.clock.now()).getTime() - row.started_at.getTime()) / 1000 : 0;
    const progress = row.state === 'done' ? 1 : row.bytes_total ? Math.min(1, row.bytes_read / row.bytes_total) : null;
    return {
      id: row.id, format: row.format, sourceName: row.source_name, state: row.state, isDry: row.is_dry,
      read: row.read, created: row.created, updated: row.updated, unchanged: row.unchanged, rejected: row.rejected, noted: row.noted,
      progress, ...pace(row, seconds, progress), seconds, message: row.message,
      startedBy: (row.started_by && names.get(row.started_by)) ?? null, createdAt: row.created_at, endedAt: row.ended_at, mayComeBack: kept.has(row.id),
    };
  });
}

async function one(call: Call, runId: string): Promise<RunRow> {
  const row = await loadRun(call.tx, runId);
  if (!row) throw new Problem('not found', 'There is no such import.');
  return row;
}

const answer = async (call: Call, runId: string): Promise<Run> => {
  const [only] = await shown(call, [await one(call, runId)]);
  return only as Run;
};

export const importEndpoints = [
  endpoint({
    name: 'imports.create', method: 'POST', path: '/imports', permission: 'write',
    summary: 'Import files: mail archives, tables, contact cards, or archives of these',
    input: z.object({
      ...places,
      ours: z.array(z.string()).optional().describe('Mail domains that are ours'),
      isDry: z.boolean().default(false).describe('Only say what would happen'),
    }),
    output: run,
    async handler(call, input) {
      const paths = locate(call, input);
      const { format, map, ours, uploads } = input;
      if (format && !formats.get(format)) throw new Problem('bad input', `There is no format "${format}". Known are: ${formats.all().map((known) => known.key).join(', ')}.`, 'format');
      const runId = await addRun(call.tx, {
        sourceName: paths.map((path) => basename(path)).join(', ').slice(0, 500), paths, isDry: input.isDry, startedBy: call.caller.memberId, now: call.now,
        options: { ...(format && { format }), ...(map && { map }), ...(ours && { ours }), ...(uploads && { uploads }) },
      });
      call.jobs.request('imports', call.workspaceId);
      return answer(call, runId);
    },
  }),
  endpoint({
    name: 'imports.preview', method: 'POST', path: '/imports/preview', permission: 'write',
    summary: 'What files are, how they would be read, and their first records',
    input: z.object(places),
    output: z.object({ inputs: z.array(inputPreview) }),
    handler: async (call, input) => ({ inputs: await previewInputs(call, locate(call, input), input) }),
  }),
  endpoint({
    name: 'imports.list', method: 'GET', path: '/imports', permission: 'read', summary: 'All imports, newest first',
    input: z.object({ after: id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.object({ items: z.array(run), next: z.string().nullable() }),
    async handler(call, { after, limit }) {
      const rows = await listRuns(call.tx, after ?? null, limit);
      return { items: await shown(call, rows), next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
    },
  }),
  endpoint({
    name: 'imports.get', method: 'GET', path: '/imports/{id}', permission: 'read', summary: 'One import: its state, counts, rate and time left',
    input: z.object({ id }), output: run,
    handler: (call, input) => answer(call, input.id),
  }),
  endpoint({
    name: 'imports.stop', method: 'POST', path: '/imports/{id}/stopping', permission: 'write', summary: 'Stop an import; what it brought so far stays and it can be continued',
    input: z.object({ id }), output: run,
    async handler(call, input) {
      const row = await one(call, input.id);
      if (!mayStop(row.state)) throw new Problem('conflict', `This import is ${row.state} and cannot be stopped.`);
      await setState(call.tx, row.id, 'stopped', call.now);
      return answer(call, row.id);
    },
  }),
  endpoint({
    name: 'imports.continue', method: 'POST', path: '/imports/{id}/continuation', permission: 'write', summary: 'Go on with an import that was stopped or failed, where it left off',
    input: z.object({ id }), output: run,
    async handler(call, input) {
      const row = await one(call, input.id);
      if (!mayContinue(row.state)) throw new Problem('conflict', `This import is ${row.state} and cannot be continued.`);
      await setState(call.tx, row.id, 'waiting', call.now);
      call.jobs.request('imports', call.workspaceId);
      return answer(call, row.id);
    },
  }),
  endpoint({
    name: 'imports.undo', method: 'POST', path: '/imports/{id}/undoing', permission: 'write', summary: 'Take back exactly what an import brought; values edited since stay and are listed',
    input: z.object({ id }),
    output: z.object({ run, kept: z.array(keptValue) }),
    async handler(call, input) {
      const row = await one(call, input.id);
      if (row.is_dry) throw new Problem('conflict', 'This was a dry run: it brought nothing that could be taken back.');
      if (!mayUndo(row.state)) throw new Problem('conflict', row.state === 'undone' ? 'This import has been taken back already.' : 'Stop the import first, then take it back.');
      const other = await nextRun(call.tx);
      if (other?.state === 'running') throw new Problem('conflict', `The import of ${other.source_name} is running. Wait until it has ended or stop it, then take this one back.`);
      const { kept } = await undoRun(call.tx, row.id, call.now);
      await setState(call.tx, row.id, 'undone', call.now);
      for (const name of ['segments', 'topics']) call.jobs.request(name, call.workspaceId);
      // Of an import that was stopped the files are still there, and nobody can go on with it any more.
      afterCommit(() => void removeUploads(row));
      return { run: await answer(call, row.id), kept };
    },
  }),
  endpoint({
    name: 'imports.restore', method: 'POST', path: '/imports/{id}/restoring', permission: 'write', summary: 'Bring back an import that was taken back, exactly as it was; what was edited since stays as it was edited',
    input: z.object({ id }), output: run,
    async handler(call, input) {
      const row = await one(call, input.id);
      if (row.state !== 'undone') throw new Problem('conflict', 'This import was not taken back.');
      if (!(await mayComeBack(call.tx, [row.id])).has(row.id)) throw new Problem('conflict', 'What it had brought was not kept, or somebody in it was erased. Import the file again instead.');
      const other = await nextRun(call.tx);
      if (other) throw new Problem('conflict', `The import of ${other.source_name} is not done yet. Wait until it has ended or stop it, then bring this one back.`);
      await bringBack(call.tx, row.id, call.now);
      await setBack(call.tx, row.id);
      for (const name of ['segments', 'topics']) call.jobs.request(name, call.workspaceId);
      return answer(call, row.id);
    },
  }),
  endpoint({
    name: 'imports.edited', method: 'GET', path: '/imports/{id}/edited', permission: 'read', summary: 'Values that members typed over what an import brought: they stay when it is taken back, and when it is brought back',
    input: z.object({ id }),
    output: z.object({ items: z.array(keptValue), next: z.null() }),
    async handler(call, input) {
      const row = await one(call, input.id);
      return { items: row.is_dry ? [] : await editedOver(call.tx, row.id, row.state === 'undone'), next: null };
    },
  }),
  endpoint({
    name: 'imports.rejects', method: 'GET', path: '/imports/{id}/rejects', permission: 'read', summary: 'What an import refused, and the values it left out of what it took, each with its reason',
    input: z.object({ id, after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
    output: z.object({
      items: z.array(z.object({ id: z.uuid(), source: z.string(), line: z.int().nullable(), field: z.string().nullable(), reason: z.string(), raw: z.string(), isNote: z.boolean().describe('The record was taken, without this value') })),
      next: z.string().nullable(),
    }),
    async handler(call, input) {
      await one(call, input.id);
      const rows = await listRejects(call.tx, input.id, input.after ?? null, input.limit);
      return {
        items: rows.map(({ source_name, is_note, ...row }) => ({ ...row, source: source_name, isNote: is_note })),
        next: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null,
      };
    },
  }),
  endpoint({
    name: 'imports.formats', method: 'GET', path: '/imports/formats', permission: 'read', summary: 'The formats that can be read',
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ key: z.string(), label: z.string() })) }),
    handler: async () => ({ items: formats.all().map(({ key, label }) => ({ key, label })) }),
  }),
  ...mapEndpoints,
];
