// Possible duplicates over HTTP, and saying that two are not one.
import { z } from 'zod';
import type { Call } from '#base/endpoint.ts';
import { endpoint } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { duplicateItem } from './duplicate.ts';
import { decideNotSame, findDuplicates } from './duplicate.store.ts';
import { mergeSubjects } from './merging.ts';

const pair = z.object({ subject: z.enum(mergeSubjects).default('person'), one: z.uuid(), other: z.uuid() });

async function decide(call: Call, input: z.output<typeof pair>, isDecided: boolean) {
  if (!(await decideNotSame(call.tx, input, isDecided, call.caller.memberId, call.now))) throw new Problem('not found', `There are no two such ${input.subject === 'person' ? 'people' : 'organisations'}.`);
  return { decided: isDecided };
}

export const duplicateEndpoints = [
  endpoint({
    name: 'duplicates.list', method: 'GET', path: '/duplicates', permission: 'read', summary: 'People or organisations that may be one and the same, the surest first, each with the reason and what it was read from',
    input: z.object({ subject: z.enum(mergeSubjects).default('person'), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.object({ items: z.array(duplicateItem), next: z.null(), total: z.number() }),
    handler: async ({ tx }, { subject, limit }) => ({ ...(await findDuplicates(tx, subject, limit)), next: null }),
  }),
  endpoint({
    name: 'duplicates.dismiss', method: 'POST', path: '/duplicates/dismissal', permission: 'write', summary: 'Say that two are not the same: they are not proposed again',
    input: pair, output: z.object({ decided: z.boolean() }), handler: (call, input) => decide(call, input, true),
  }),
  endpoint({
    name: 'duplicates.restore', method: 'DELETE', path: '/duplicates/dismissal', permission: 'write', summary: 'Take back that two are not the same',
    input: pair, output: z.object({ decided: z.boolean() }), handler: (call, input) => decide(call, input, false),
  }),
];
