// The log as a file, for owners and their auditors; taking it out stands in the log itself.
import type { Deps, Endpoint } from '#base/endpoint.ts';
import { LIMIT_MAX } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { AUDIT_KINDS } from '#rooms/team/index.ts';
import { admit, inWorkspace, noteExport } from './answer.ts';
import type { Asked } from './answer.ts';
import type { FileRoute } from './fileRoute.ts';
import { readInput } from './input.ts';
import { csvAnswer } from './pagedCsv.ts';

interface AuditPage { items: { at: Date; member: string | null; via: string; kind: string; action: string; subject: string | null; detail: object }[]; next: string | null }

const query = (name: string, schema: object) => ({ name, in: 'query', schema: { type: 'string', ...schema } });

export const auditRoute: FileRoute = {
  method: 'GET', path: '/audit.csv', name: 'audit.file', permission: 'own', answer: giveAudit,
  operation: {
    operationId: 'audit.file', tags: ['audit'], summary: 'The log as a CSV, newest first, with the filters of the list',
    parameters: [query('kind', { enum: AUDIT_KINDS }), query('member', { format: 'uuid' }), query('subject', {}), query('from', { format: 'date-time' }), query('to', { format: 'date-time' })],
    responses: { 200: { description: 'The file', content: { 'text/csv': { schema: { type: 'string' } } } } },
  },
};

async function giveAudit(deps: Deps, endpoints: ReadonlyMap<string, Endpoint>, asked: Asked): Promise<Response> {
  const endpoint = endpoints.get('audit.list');
  if (!endpoint) throw new Problem('not found', 'There is no log here.');
  const now = deps.clock.now();
  const standing = await admit(deps, asked, 'own', now);
  const filter = await readInput(endpoint.input, asked.request, {});
  const read = async (after: string | null) => {
    const input = { ...filter, limit: LIMIT_MAX, after: after ?? undefined };
    const { items, next } = endpoint.output.parse(await inWorkspace(deps, standing, now, (call) => endpoint.handler(call, input))) as AuditPage;
    return { rows: items.map(({ at, member, via, kind, action, subject, detail }) => [at, member, via, kind, action, subject, JSON.stringify(detail)]), next };
  };
  const answer = await csvAnswer('log.csv', ['at', 'member', 'via', 'kind', 'action', 'subject', 'detail'], read);
  await noteExport(deps, standing, 'audit.file', { subject: null, now });
  return answer;
}
