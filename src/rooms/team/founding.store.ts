// How workspaces begin: by a first owner in the browser or on the command line, by an import before anybody has signed in,
// or as the made-up company. A user is made before the transaction, because sign-in has transactions of its own.
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Deps } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { firstAudit, writeAudit } from './audit.store.ts';
import { firstUser, hasOwner, lockFirstVisit, ownerlessWorkspace } from './firstVisit.store.ts';
import { nameFromEmail } from './member.ts';
import { firstOwner, findMemberByEmail, putMember, removeStandIn, renameStandIn } from './member.store.ts';
import { signInOf } from './signIn.store.ts';
import type { SignIn } from './signIn.store.ts';
import { findWorkspace, insertWorkspace, listWorkspaces, nameWorkspace } from './workspace.store.ts';
import { DEFAULT_SLUG, SAMPLE_SLUG, slugFor } from './workspace.ts';

export interface Founder {
  name: string | null;
  email: string;
  password: string;
}

export interface Founded {
  workspaceId: string;
  slug: string;
  userId: string;
}

/**
 * Makes a workspace and its owner. The very first owner takes over the workspace that an import made before. `isFirst`
 * refuses when there is an owner already (the browser's first visit); else a further workspace is made. Throws a Problem
 * when the address already signs in with another password.
 */
export async function found(deps: Deps, workspaceName: string, founder: Founder, options: { isFirst: boolean; now: Date }): Promise<Founded> {
  const signIn = signInOf(deps);
  if (options.isFirst && (await deps.db.system(hasOwner))) throw new Problem('conflict', 'There is an owner already. Sign in instead.');
  const name = founder.name?.trim() || nameFromEmail(founder.email);
  const userId = await userFor(signIn, { ...founder, name });
  const place = await deps.db.system(async (tx) => {
    await lockFirstVisit(tx);
    if (options.isFirst && (await hasOwner(tx))) throw new Problem('conflict', 'Somebody else has just become the owner. Sign in instead.');
    const waiting = await ownerlessWorkspace(tx);
    if (waiting) {
      await nameWorkspace(tx, waiting.id, workspaceName);
      return waiting;
    }
    const slug = slugFor(workspaceName, new Set((await listWorkspaces(tx)).map((workspace) => workspace.slug)));
    return { id: await insertWorkspace(tx, { slug, name: workspaceName, kind: 'own' }, options.now), slug };
  });
  await becomeOwner(deps, place.id, { userId, name, email: founder.email }, options.now);
  await showSampleTo(deps, userId, options.now);
  return { workspaceId: place.id, slug: place.slug, userId };
}

async function userFor(signIn: SignIn, founder: Founder & { name: string }): Promise<string> {
  const known = await signIn.userByEmail(founder.email);
  if (!known) return signIn.createUser(founder);
  if (await signIn.hasPassword(known, founder.password)) return known;
  throw new Problem('conflict', `${founder.email} already signs in here with another password.`, 'email');
}

async function becomeOwner(deps: Deps, workspaceId: string, owner: { userId: string; name: string; email: string }, now: Date): Promise<void> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const standIn = await firstOwner(tx);
    if (!standIn || standIn.userId) return putMember(tx, { ...owner, role: 'owner' }, now).then(() => {});
    // A colleague with this address is in the mails already: they become the owner. Else the stand-in gets a name.
    if (!(await findMemberByEmail(tx, owner.email))) return renameStandIn(tx, standIn.id, owner);
    await removeStandIn(tx, standIn.id);
    await putMember(tx, { ...owner, role: 'owner' }, now);
  });
}

const STAND_IN = { userId: null, name: 'Owner', email: 'owner@localhost', role: 'owner' } as const;

/** The workspace for an import when there is no own one yet: made under the name "default", with a stand-in for its owner. */
export async function defaultWorkspace(deps: Deps, now: Date): Promise<{ id: string; slug: string; isNew: boolean }> {
  const place = await deps.db.system(async (tx) => {
    await lockFirstVisit(tx);
    const known = await findWorkspace(tx, DEFAULT_SLUG);
    if (known) return { id: known.id, slug: known.slug, isNew: false };
    return { id: await insertWorkspace(tx, { slug: DEFAULT_SLUG, name: 'Default', kind: 'own' }, now), slug: DEFAULT_SLUG, isNew: true };
  });
  if (place.isNew) await deps.db.withWorkspace(place.id, (tx) => putMember(tx, STAND_IN, now));
  return place;
}

/** Fills the workspace with the made-up company. Registered by the connector that makes it up. */
export type SampleFill = (deps: Deps, workspaceId: string, options: { now: Date; seed?: number }) => Promise<unknown>;
/** Who "I" am in the made-up company: one of its people, so that questions with "I" have answers. */
export interface SampleCast { me: { name: string; email: string }; fill: SampleFill; companyName: string }

let cast: SampleCast | null = null;
export const registerSample = (given: SampleCast): void => { cast = given; };

const GUEST_EMAIL = 'guest@sample.invalid';

/**
 * Makes the made-up company if it is not there, and says which user may look at it: the first owner, else a guest without
 * a password. A half-filled workspace (the process ended) is filled again, as filling twice changes nothing.
 */
export async function openSample(deps: Deps, options: { now: Date; seed?: number }): Promise<{ workspaceId: string; slug: string; userId: string; isNew: boolean }> {
  if (!cast) throw new Problem('unavailable', 'This build has no sample company.');
  const { me, fill, companyName } = cast;
  const known = await deps.db.system((tx) => findWorkspace(tx, SAMPLE_SLUG));
  const workspaceId = known?.id ?? await deps.db.system(async (tx) => {
    await lockFirstVisit(tx);
    return (await findWorkspace(tx, SAMPLE_SLUG))?.id ?? insertWorkspace(tx, { slug: SAMPLE_SLUG, name: companyName, kind: 'sample' }, options.now);
  });
  const userId = await sampleUser(deps);
  const { isTold, telling } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    await putMember(tx, { ...me, userId, role: 'owner' }, options.now);
    return { isTold: (await firstAudit(tx, 'sample.told')) !== undefined, telling: await beginTelling(tx, options) };
  });
  if (isTold) return { workspaceId, slug: SAMPLE_SLUG, userId, isNew: false };
  await fill(deps, workspaceId, telling);
  await deps.db.withWorkspace(workspaceId, (tx) => writeAudit(tx, { memberId: null, via: 'job', action: 'sample.told' }, options.now));
  return { workspaceId, slug: SAMPLE_SLUG, userId, isNew: true };
}

interface Telling { now: Date; seed?: number }

/** As of when, and from which seed: whoever began decides, so that going on after a crash tells the same company. */
async function beginTelling(tx: WorkspaceTx, options: Telling): Promise<Telling> {
  const begun = await firstAudit(tx, 'sample.begun');
  if (!begun) {
    await writeAudit(tx, { memberId: null, via: 'job', action: 'sample.begun', detail: { now: options.now.toISOString(), seed: options.seed ?? null } }, options.now);
    return options;
  }
  return { now: new Date(String(begun['now'])), ...(typeof begun['seed'] === 'number' ? { seed: begun['seed'] } : {}) };
}

async function sampleUser(deps: Deps): Promise<string> {
  const owner = await deps.db.system(firstUser);
  if (owner) return owner;
  const signIn = signInOf(deps);
  return (await signIn.userByEmail(GUEST_EMAIL)) ?? signIn.createUser({ name: 'Guest', email: GUEST_EMAIL, password: null });
}

/** When the first owner comes, the sample company becomes theirs to look at and its guest is shown out. */
async function showSampleTo(deps: Deps, userId: string, now: Date): Promise<void> {
  const sample = await deps.db.system((tx) => findWorkspace(tx, SAMPLE_SLUG));
  if (!sample || !cast || (await deps.db.system(firstUser)) !== userId) return;
  const { me } = cast;
  await deps.db.withWorkspace(sample.id, (tx) => putMember(tx, { ...me, userId, role: 'owner' }, now));
  const signIn = signInOf(deps);
  const guest = await signIn.userByEmail(GUEST_EMAIL);
  if (guest) await signIn.endSessions(guest);
}
