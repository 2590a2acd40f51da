// Backups of the whole database for whoever owns every workspace in it. They stand outside every workspace, as the database does.
import { z } from 'zod';
import type { OpenDatabase } from '#base/database/doors.ts';
import { readLastBackup } from '#base/database/lastBackup.ts';
import { backupInMaking, prepareBackup } from '#base/database/preparedBackup.ts';
import { openEndpoint } from '#base/openEndpoint.ts';
import type { OpenCall } from '#base/openEndpoint.ts';
import { packageRoot } from '#base/paths.ts';
import { Problem } from '#base/problem.ts';
import { writeAudit } from './audit.store.ts';
import { backupName, backupRefusal, backupStateSchema } from './backup.ts';
import { BACKUP_BEGUN, BACKUP_SUBJECT, BACKUP_WHOLE, databaseBytes, takenBackups } from './backup.store.ts';
import { refusal } from './role.ts';
import { standingsOfUser } from './standing.store.ts';
import { findStanding } from './standingOfRequest.store.ts';
import type { Standing } from './standingOfRequest.store.ts';
import { listWorkspaces } from './workspace.store.ts';

/** Where the owner stands in each workspace of their own. */
interface Owner { standing: Standing; owned: { workspaceId: string; memberId: string }[]; whyNot: string | null }

async function ownerOf(call: OpenCall): Promise<Owner> {
  const standing = await findStanding(call, call);
  if (!standing) throw new Problem('not signed in', 'Sign in as an owner first.');
  const { caller, session } = standing;
  const reason = refusal('own', caller.role, caller.scopes);
  if (reason) throw new Problem('not allowed', reason);
  return call.db.system(async (tx) => {
    const own = (await listWorkspaces(tx)).filter(({ kind }) => kind === 'own');
    const owned = session ? (await standingsOfUser(tx, session.userId)).filter(({ workspace, member }) => workspace.kind === 'own' && member.role === 'owner') : [];
    return {
      standing, owned: owned.map(({ workspace, member }) => ({ workspaceId: workspace.id, memberId: member.memberId })),
      whyNot: backupRefusal({ via: caller.via, ownWorkspaces: own.length, ownedWorkspaces: owned.length }),
    };
  });
}

/** Into the log of every workspace that goes out. */
async function note(call: OpenCall, { owned }: Owner, action: string, detail: object, now: Date): Promise<void> {
  for (const { workspaceId, memberId } of owned) {
    await call.db.withWorkspace(workspaceId, (tx) => writeAudit(tx, { memberId, via: 'session', action, subject: BACKUP_SUBJECT, detail }, now));
  }
}

async function stateOf(call: OpenCall, { standing, whyNot }: Owner): Promise<z.input<typeof backupStateSchema>> {
  const { workspace } = standing;
  const { taken, bytes } = await call.db.withWorkspace(workspace.id, async (tx) => ({ taken: await takenBackups(tx), bytes: await databaseBytes(tx) }));
  const making = backupInMaking(call.db as OpenDatabase);
  const byHand = whyNot === null ? readLastBackup(call.config.dataFolder) : null;
  const whole = [...taken.flatMap(({ at, by, bytes: size }) => (size === null ? [] : [{ at, by, bytes: size, file: null }])), ...(byHand ? [{ ...byHand, by: null }] : [])]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
  const cut = taken.find(({ id, bytes: size }) => size === null && id !== making?.id);
  return {
    whyNot, name: backupName(call.now, workspace.timeZone), engine: call.db.engine,
    database: whyNot === null ? { bytes, folder: call.config.dataFolder, program: packageRoot } : null,
    making: whyNot === null ? making : null, last: whole,
    brokenOff: cut && (!whole || cut.at > whole.at) ? { at: cut.at, by: cut.by } : null,
  };
}

export const backupEndpoints = [
  openEndpoint({
    name: 'backups.get', method: 'GET', path: '/backups', permission: 'public',
    summary: 'When the last backup was made and by whom, what is being made, and whether you can take one; for owners',
    input: z.object({}), output: backupStateSchema,
    handler: async (call) => stateOf(call, await ownerOf(call)),
  }),
  openEndpoint({
    name: 'backups.begin', method: 'POST', path: '/backups', permission: 'public',
    summary: 'Makes a backup of the whole database ready, to be fetched within a minute; for whoever is signed in and owns every workspace',
    input: z.object({}),
    output: z.object({ id: z.string(), name: z.string(), link: z.string().describe('where it is fetched, once, by the same person') }),
    async handler(call) {
      const owner = await ownerOf(call);
      const { session, workspace } = owner.standing;
      if (owner.whyNot || !session) throw new Problem('not allowed', owner.whyNot ?? 'Sign in as an owner first.');
      const name = backupName(call.now, workspace.timeZone);
      const onWhole = (whole: string, bytes: number) => note(call, owner, BACKUP_WHOLE, { backup: whole, bytes }, call.clock.now()).catch(() => {});
      const id = await prepareBackup(call.db as OpenDatabase, call.config.dataFolder, { userId: session.userId, name, now: call.now, onWhole });
      // Before a byte goes out.
      await note(call, owner, BACKUP_BEGUN, { backup: id }, call.now);
      return { id, name, link: `/api/v1/backups/${id}/file` };
    },
  }),
];
