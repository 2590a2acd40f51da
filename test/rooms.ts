// A world in which every room and connector is registered, as in the product, and what is ours and two topics are known.
import { registerCsv } from '#connectors/csv/index.ts';
import { registerMail } from '#connectors/mail/index.ts';
import { registerVcard } from '#connectors/vcard/index.ts';
import { registerAsk } from '#rooms/ask/index.ts';
import { registerGraph } from '#rooms/graph/index.ts';
import { registerImports } from '#rooms/imports/index.ts';
import { registerPeople } from '#rooms/people/index.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

/** Opens a world with all rooms. */
export async function openRooms(): Promise<World> {
  for (const register of [registerPeople, registerGraph, registerImports, registerAsk, registerMail, registerCsv, registerVcard]) register();
  return openWorld();
}

/** The workspace knows that ours.example is ours, and speaks of firmware and pricing. */
export async function knowOurs(world: World, workspaceId: string): Promise<void> {
  await world.db.withWorkspace(workspaceId, async (tx) => {
    const at = new Date('2026-01-01');
    await tx.insert('own_domain', [{ workspace_id: workspaceId, domain: 'ours.example', state: 'ours', reason: 'said', decided_at: at }]);
    for (const [n, name] of ['firmware', 'pricing'].entries()) {
      const id = `${workspaceId.slice(0, 24)}00000000000${n}`;
      await tx.insert('topic', [{ workspace_id: workspaceId, id, name, aliases: [], state: 'accepted', created_at: at }]);
      await tx.insert('topic_alias', [{ workspace_id: workspaceId, alias: name, topic_id: id }]);
    }
  });
}
