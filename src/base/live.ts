// What was changed, told at once to whoever looks at the workspace: kinds and ids, never what stands in them. It is a hint;
// whoever missed one asks again, so nothing depends on it.
import { randomBytes } from 'node:crypto';

export interface LiveChange {
  /** What was changed, as the endpoints call it: `people`, `topics`; or the job that ran. */
  kinds: readonly string[];
  ids: readonly string[];
  /** The browser's page that did it, which knows already. */
  by?: string;
}

export interface ToldChange extends LiveChange {
  /** Names the change for those who come back. */
  id: string;
}

export interface Live {
  publish(workspaceId: string, change: LiveChange): void;
  /** Those after the change with this id; null where it is not known any more and everything must be asked again. */
  since(workspaceId: string, id: string): ToldChange[] | null;
  /** Where those who begin now stand. */
  place(workspaceId: string): string;
  follow(workspaceId: string, follower: LiveFollower): () => void;
  /** A session, key or membership may have ended: followers look whether they may still listen. */
  suspect(): void;
  /** Ends for everybody: the process stops. */
  end(): void;
}

export interface LiveFollower {
  told: (change: ToldChange) => void;
  suspected: () => void;
  ended: () => void;
}

/** Kept for those whose connection broke for a while. */
const KEPT_MAX = 500;

interface Channel { told: ToldChange[]; lastNumber: number; followers: Set<LiveFollower> }

export function createLive(): Live {
  // Numbers begin anew with every process; the mark tells them apart.
  const mark = randomBytes(6).toString('hex');
  const channels = new Map<string, Channel>();
  const channelOf = (workspaceId: string): Channel => {
    const known = channels.get(workspaceId) ?? { told: [], lastNumber: 0, followers: new Set<LiveFollower>() };
    channels.set(workspaceId, known);
    return known;
  };
  const everybody = (act: (follower: LiveFollower) => void) => { for (const { followers } of channels.values()) for (const follower of followers) act(follower); };
  return {
    publish(workspaceId, change) {
      const channel = channelOf(workspaceId);
      const told: ToldChange = { ...change, id: `${mark}-${channel.lastNumber += 1}` };
      channel.told.push(told);
      if (channel.told.length > KEPT_MAX) channel.told.shift();
      for (const follower of channel.followers) follower.told(told);
    },
    since(workspaceId, id) {
      const { told, lastNumber } = channelOf(workspaceId);
      const [itsMark, number] = [id.split('-')[0], Number(id.split('-')[1])];
      const first = lastNumber - told.length;
      if (itsMark !== mark || !Number.isInteger(number) || number < first || number > lastNumber) return null;
      return told.slice(number - first);
    },
    place: (workspaceId) => `${mark}-${channelOf(workspaceId).lastNumber}`,
    follow(workspaceId, follower) {
      const { followers } = channelOf(workspaceId);
      followers.add(follower);
      return () => { followers.delete(follower); };
    },
    suspect: () => everybody(({ suspected }) => suspected()),
    end: () => everybody(({ ended }) => ended()),
  };
}

const known = new WeakMap<object, Live>();

/** That of the process which has this database open. */
export function liveOf(db: object): Live {
  const live = known.get(db) ?? createLive();
  known.set(db, live);
  return live;
}
