// A few questions that the people of the sample company keep, so that one sees how segments live.
import type { Call, Deps, Endpoint } from '#base/endpoint.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { askEndpoints } from '#rooms/ask/index.ts';
import { ensureMembers, loadWorkspace } from '#rooms/team/index.ts';
import { ME } from './cast.ts';

const SEGMENTS = [
  { name: 'Promoters', words: 'promoters' },
  { name: 'Firmware worries of good customers', words: 'people who were worried about firmware in the last 90 days and bought at least twice' },
  { name: 'Unhappy before the renewal', words: 'unhappy customers at organisations that renew within 60 days' },
  { name: 'Nobody has spoken to them', words: 'customers not contacted for 90 days' },
] as const;

/** Keeps the questions in the name of Mina, as she would in the browser; where there are segments already, nothing is added. */
export async function keepSegments(deps: Deps, tx: WorkspaceTx, now: Date): Promise<void> {
  const memberId = (await ensureMembers(tx, [{ name: ME.name, address: ME.email }], null, now)).get(ME.email) ?? '';
  const { timeZone } = await loadWorkspace(tx);
  const call: Call = { ...deps, tx, workspaceId: tx.workspaceId, timeZone, now, caller: { ...ME, memberId, role: 'owner', scopes: null, via: 'session' } };
  const { items } = (await handlerOf('segments.list')(call, { limit: 1 })) as { items: unknown[] };
  if (items.length > 0) return;
  for (const segment of SEGMENTS) await handlerOf('segments.create')(call, segment);
}

function handlerOf(name: string): Endpoint['handler'] {
  const found = (askEndpoints as unknown as readonly Endpoint[]).find((one) => one.name === name);
  if (!found) throw new Error(`There is no endpoint ${name}.`);
  return found.handler;
}
