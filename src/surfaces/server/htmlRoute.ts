// A mail as it looked: its HTML, cleaned, as a page for a sandboxed frame with a policy of its own. Reading and cleaning
// happen after the transaction, so that a mail that takes long holds up nothing else.
import type { Deps, Endpoint } from '#base/endpoint.ts';
import { framed, framePolicy, sanitiseAside } from '#base/html/index.ts';
import { Problem } from '#base/problem.ts';
import { recordHtml, recordOfInteraction } from '#rooms/graph/index.ts';
import { admit, inWorkspace, notePersonSeen } from './answer.ts';
import type { Asked } from './answer.ts';
import type { FileRoute } from './fileRoute.ts';

export const htmlRoute: FileRoute = {
  method: 'GET', path: '/interactions/{id}/html', name: 'interactions.html', permission: 'read', answer: giveHtml,
  operation: {
    operationId: 'interactions.html', tags: ['interactions'], summary: 'A mail as it looked, cleaned of everything that acts, as a page for a sandboxed frame',
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      { name: 'pictures', in: 'query', schema: { type: 'string', enum: ['yes'] }, description: 'shows pictures of other servers, which then learn that somebody reads' },
    ],
    responses: { 200: { description: 'The page', content: { 'text/html': { schema: { type: 'string' } } } } },
  },
};

async function giveHtml(deps: Deps, _endpoints: ReadonlyMap<string, Endpoint>, asked: Asked): Promise<Response> {
  const now = deps.clock.now();
  const standing = await admit(deps, asked, 'read', now);
  const id = asked.pathParameters['id'] ?? '';
  const hasPictures = new URL(asked.request.url).searchParams.get('pictures') === 'yes';
  const record = await inWorkspace(deps, standing, now, async (call) => {
    const found = await recordOfInteraction(call.tx, id);
    if (found) await notePersonSeen(call, found.person);
    return found;
  });
  if (record === undefined) throw new Problem('not found', 'There is no such interaction.');
  return new Response(framed(await shown(record, hasPictures)), { headers: {
    'content-type': 'text/html; charset=utf-8', 'content-security-policy': framePolicy({ hasPictures }), 'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'no-referrer', 'x-dns-prefetch-control': 'off', 'cache-control': 'no-store',
  } });
}

async function shown(record: { mediaType: string; bytes: Uint8Array } | null, hasPictures: boolean): Promise<string> {
  const html = record && await recordHtml.get(record.mediaType)?.read(record.bytes);
  if (!html) return '<p>This was written without any formatting; its text is all there is.</p>';
  return (await sanitiseAside(html, { hasPictures }))?.html ?? '<p>This is too long to be shown as it looked. Its text and its raw record are there.</p>';
}
