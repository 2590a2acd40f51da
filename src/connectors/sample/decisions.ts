// What Mina decided: words that are no topics here, and the questions she keeps. Told through the endpoints she would use
// in the browser.
import type { Call, Deps, Endpoint } from '#base/endpoint.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { askEndpoints } from '#rooms/ask/index.ts';
import { graphEndpoints } from '#rooms/graph/index.ts';
import { ensureMembers, loadWorkspace } from '#rooms/team/index.ts';
import { ME } from './cast.ts';
import { PLACES, SHEDS } from './names.ts';

/** Where boxes are packed and brought stands in every other mail and is never what the mail is about. */
const MUTED = [
  { name: 'village', aliases: [...PLACES] },
  { name: 'round', aliases: PLACES.map((place) => `${place} round`) },
  { name: 'shed', aliases: [...SHEDS, 'barn', 'dairy', 'yard', 'depot'] },
  { name: 'farm', aliases: ['Veg Box', 'Kitchen Garden', 'Market Garden', 'Garden'] },
];

const SEGMENTS = [
  { name: 'Promoters', words: 'promoters' },
  { name: 'Firmware worries of good customers', words: 'people who were worried about firmware in the last 90 days and bought at least twice' },
  { name: 'Unhappy before the renewal', words: 'unhappy customers at organisations that renew within 60 days' },
  { name: 'Nobody has spoken to them', words: 'customers not contacted for 90 days' },
] as const;

/** Mutes names of places, so that they are not proposed as topics. */
export async function muteWords(deps: Deps, tx: WorkspaceTx, now: Date): Promise<void> {
  const call = await callOfMina(deps, tx, now);
  for (const words of MUTED) {
    const { id } = await calling(graphEndpoints, 'topics.create')(call, words) as { id: string };
    await calling(graphEndpoints, 'topics.update')(call, { id, state: 'muted' });
  }
}

/** Keeps a few questions; where there are segments already, nothing is added. */
export async function keepSegments(deps: Deps, tx: WorkspaceTx, now: Date): Promise<void> {
  const call = await callOfMina(deps, tx, now);
  const { items } = await calling(askEndpoints, 'segments.list')(call, { limit: 1 }) as { items: unknown[] };
  if (items.length > 0) return;
  for (const segment of SEGMENTS) await calling(askEndpoints, 'segments.create')(call, segment);
}

export async function callOfMina(deps: Deps, tx: WorkspaceTx, now: Date): Promise<Call> {
  const memberId = (await ensureMembers(tx, [{ name: ME.name, address: ME.email }], null, now)).get(ME.email) ?? '';
  const { timeZone } = await loadWorkspace(tx);
  return { ...deps, tx, workspaceId: tx.workspaceId, timeZone, now, caller: { ...ME, memberId, role: 'owner', scopes: null, via: 'session' } };
}

export function calling(endpoints: readonly unknown[], name: string): Endpoint['handler'] {
  const found = (endpoints as readonly Endpoint[]).find((one) => one.name === name);
  if (!found) throw new Error(`There is no endpoint ${name}.`);
  return found.handler;
}
