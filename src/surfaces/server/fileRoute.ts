// Files in and out do not fit into JSON: an upload is the raw body, a download is the file itself.
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { Deps, Endpoint, Method } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { auditRoute } from './auditFile.ts';
import { admit, inWorkspace, noteExport } from './answer.ts';
import type { Asked } from './answer.ts';
import { backupRoute } from './backupRoute.ts';
import { htmlRoute } from './htmlRoute.ts';
import { followLive } from './live.ts';
import { csvAnswer } from './pagedCsv.ts';

export interface FileRoute {
  method: Method;
  path: string;
  name: string;
  permission: Endpoint['permission'];
  operation: object;
  answer: (deps: Deps, endpoints: ReadonlyMap<string, Endpoint>, asked: Asked) => Promise<Response>;
}

const csvFile = { description: 'The file', content: { 'text/csv': { schema: { type: 'string' } } } };
const runId = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };

/** These stand beside the list of endpoints; the walk over all endpoints walks them too. */
export const FILE_ROUTES: readonly FileRoute[] = [
  {
    method: 'POST', path: '/uploads', name: 'uploads.create', permission: 'write', answer: takeUpload,
    operation: {
      operationId: 'uploads.create', tags: ['uploads'], summary: 'Uploads one file of any size as the raw body; the id goes into an import',
      parameters: [{ name: 'name', in: 'query', required: true, schema: { type: 'string' }, description: 'The name of the file' }],
      requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
      responses: { 200: { description: 'Stored', content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' }, bytes: { type: 'integer' } } } } } } },
    },
  },
  {
    method: 'GET', path: '/imports/{id}/rejects.csv', name: 'imports.rejectsFile', permission: 'read', answer: giveRejects,
    operation: { operationId: 'imports.rejectsFile', tags: ['imports'], summary: 'What an import refused, as a CSV with the reason per row', parameters: [runId], responses: { 200: csvFile } },
  },
  auditRoute,
  backupRoute,
  htmlRoute,
  {
    method: 'GET', path: '/live', name: 'live.follow', permission: 'read', answer: (deps, _endpoints, asked) => followLive(deps, asked),
    operation: {
      operationId: 'live.follow', tags: ['live'], summary: 'Server-sent events: what was changed in the workspace, by kind and id; ends with the session or key',
      parameters: [
        { name: 'seconds', in: 'query', schema: { type: 'integer', minimum: 0, maximum: 3600 }, description: 'For how long to listen; an hour when left out' },
        { name: 'Last-Event-ID', in: 'header', schema: { type: 'string' }, description: 'The id of the last event seen: what was missed comes first' },
      ],
      responses: { 200: { description: 'Events begin, change { kinds, ids }, reload and end', content: { 'text/event-stream': { schema: { type: 'string' } } } } },
    },
  },
];

const NAME_LENGTH_MAX = 200;

async function takeUpload(deps: Deps, _endpoints: ReadonlyMap<string, Endpoint>, asked: Asked): Promise<Response> {
  const { workspace } = await admit(deps, asked, 'write', deps.clock.now());
  const name = basename((new URL(asked.request.url).searchParams.get('name') ?? '').replaceAll('\\', '/')).replace(/\p{Cc}/gu, '').slice(-NAME_LENGTH_MAX);
  if (!name || name === '.' || name === '..') throw new Problem('bad input', 'Say what the file is called: ?name=customers.csv', 'name');
  if (!asked.request.body) throw new Problem('bad input', 'The file is empty.', 'name');
  const id = newId();
  const folder = join(deps.config.dataFolder, 'uploads', workspace.id, id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = createWriteStream(join(folder, name), { mode: 0o600 });
  try {
    await pipeline(Readable.fromWeb(asked.request.body as NodeReadableStream), file);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new Problem('unavailable', 'There is no room left on the disk of the server for this file.');
    throw error;
  }
  return Response.json({ id, name, bytes: file.bytesWritten });
}

const REJECT_PAGE = 200;
type Reject = { source: string; line: number | null; field: string | null; reason: string; raw: string; isNote: boolean };

async function giveRejects(deps: Deps, endpoints: ReadonlyMap<string, Endpoint>, asked: Asked): Promise<Response> {
  const endpoint = endpoints.get('imports.rejects');
  if (!endpoint) throw new Problem('not found', 'There are no imports here.');
  const now = deps.clock.now();
  const standing = await admit(deps, asked, endpoint.permission, now);
  const readPage = async (after: string | null) => {
    const input = endpoint.input.parse({ ...asked.pathParameters, limit: REJECT_PAGE, ...(after ? { after } : {}) });
    return endpoint.output.parse(await inWorkspace(deps, standing, now, (call) => endpoint.handler(call, input))) as { items: Reject[]; next: string | null };
  };
  const answer = await csvAnswer('rejects.csv', ['file', 'line', 'field', 'reason', 'row', 'outcome'], async (after) => {
    const { items, next } = await readPage(after);
    return { rows: items.map(({ source, line, field, reason, raw, isNote }) => [source, line, field, reason, raw, isNote ? 'came in, without this value' : 'refused']), next };
  });
  await noteExport(deps, standing, 'imports.rejectsFile', { subject: asked.pathParameters['id'] ?? null, now });
  return answer;
}
