// Undoing what one typed last into fields of people and organisations.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import type { SubjectKind } from './field.ts';
import { takeBack } from './takeBack.store.ts';

export const CHANGED_MAX = 1_000;
const input = z.object({ ids: z.array(z.uuid()).min(1).max(CHANGED_MAX), fields: z.array(z.string().min(1).max(200)).min(1).max(20).describe('as facts name them: title, owner_member_id, tags, custom:seats') });
const output = z.object({ ids: z.array(z.string()) });

async function taken(call: Call, subject: SubjectKind, told: z.output<typeof input>) {
  const ids = await takeBack(call.tx, subject, told, { memberId: call.caller.memberId, now: call.now });
  if (ids.length === 0) throw new Problem('conflict', 'There is nothing of yours to take back: somebody has changed it since, or an import told it.');
  call.jobs.request('segments', call.workspaceId);
  return { ids };
}

export const takeBackEndpoints = [
  endpoint({
    name: 'people.takeBack', method: 'POST', path: '/people/taking-back', permission: 'write',
    summary: 'Takes back what you typed last into fields of people; the values before stand again, with their sources',
    input, output, handler: (call, told) => taken(call, 'person', told),
  }),
  endpoint({
    name: 'organisations.takeBack', method: 'POST', path: '/organisations/taking-back', permission: 'write',
    summary: 'Takes back what you typed last into fields of organisations; the values before stand again, with their sources',
    input, output, handler: (call, told) => taken(call, 'organisation', told),
  }),
];
