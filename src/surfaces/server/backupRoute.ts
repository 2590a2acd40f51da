// A backup that was made ready goes out as a file, while it is being written.
import { Readable } from 'node:stream';
import type { OpenDatabase } from '#base/database/doors.ts';
import { fetchPrepared } from '#base/database/preparedBackup.ts';
import type { Deps, Endpoint } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { admit } from './answer.ts';
import type { Asked } from './answer.ts';
import type { FileRoute } from './fileRoute.ts';

export const backupRoute: FileRoute = {
  method: 'GET', path: '/backups/{id}/file', name: 'backups.file', permission: 'own', answer: giveFile,
  operation: {
    operationId: 'backups.file', tags: ['backups'], summary: 'The backup that was just made ready, once, for whoever asked for it',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
    responses: { 200: { description: 'The file', content: { 'application/gzip': { schema: { type: 'string', format: 'binary' } } } } },
  },
};

async function giveFile(deps: Deps, _endpoints: ReadonlyMap<string, Endpoint>, asked: Asked): Promise<Response> {
  const { session } = await admit(deps, asked, 'own', deps.clock.now());
  const found = session && fetchPrepared(deps.db as OpenDatabase, asked.pathParameters['id'] ?? '', session.userId);
  if (!found) throw new Problem('not found', 'This backup was fetched already, or waited too long. Make a new one on the page Backup.');
  return new Response(Readable.toWeb(found.stream) as ReadableStream<Uint8Array>, {
    headers: { 'content-type': 'application/gzip', 'content-disposition': `attachment; filename="${found.name}"`, 'cache-control': 'no-store' },
  });
}
