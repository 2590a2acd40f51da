// What was changed, told at once to whoever looks at the workspace, also by way of another server on the same database: kinds
// and ids, never what stands in them. It is a hint; whoever missed one asks again, so nothing depends on it.
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
  /** Tells from now on also what others may want to know, by `elsewhere`. Answers what to do with what comes from there. */
  join(elsewhere: Elsewhere): { heard: (text: string) => void; missed: () => void };
  /** Whether everything that is told about this database comes here. */
  readonly isToldAll: boolean;
}

/** The way to other processes on the same database. */
export interface Elsewhere {
  say(text: string): void;
  readonly isHeard: boolean;
}

export interface LiveFollower {
  told: (change: ToldChange) => void;
  /** Something may have been missed; `place` is where they stand now. */
  missed: (place: string) => void;
  suspected: () => void;
  ended: () => void;
}

/** Kept for those whose connection broke for a while. */
const KEPT_MAX = 500;

/** PostgreSQL carries less than 8,000 bytes at once; whoever hears of no ids asks for everything of the kind. */
const SAID_BYTES_MAX = 7_000;

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
  const everybody = (act: (follower: LiveFollower, workspaceId: string) => void) => { for (const [id, { followers }] of channels) for (const follower of followers) act(follower, id); };
  let elsewhere: Elsewhere | null = null;
  const placeIn = (workspaceId: string) => `${mark}-${channelOf(workspaceId).lastNumber}`;
  const tell = (workspaceId: string, change: LiveChange) => {
    const channel = channelOf(workspaceId);
    const told: ToldChange = { ...change, id: `${mark}-${channel.lastNumber += 1}` };
    channel.told.push(told);
    if (channel.told.length > KEPT_MAX) channel.told.shift();
    for (const follower of channel.followers) follower.told(told);
  };
  const suspect = () => everybody(({ suspected }) => suspected());
  return {
    publish(workspaceId, change) {
      tell(workspaceId, change);
      const text = JSON.stringify({ workspaceId, ...change });
      elsewhere?.say(Buffer.byteLength(text) <= SAID_BYTES_MAX ? text : JSON.stringify({ workspaceId, kinds: change.kinds, ids: [] }));
    },
    since(workspaceId, id) {
      const { told, lastNumber } = channelOf(workspaceId);
      const [itsMark, number] = [id.split('-')[0], Number(id.split('-')[1])];
      const first = lastNumber - told.length;
      if (itsMark !== mark || !Number.isInteger(number) || number < first || number > lastNumber) return null;
      return told.slice(number - first);
    },
    place: placeIn,
    follow(workspaceId, follower) {
      const { followers } = channelOf(workspaceId);
      followers.add(follower);
      return () => { followers.delete(follower); };
    },
    suspect() {
      suspect();
      elsewhere?.say(SUSPECT);
    },
    end: () => everybody(({ ended }) => ended()),
    join(way) {
      elsewhere = way;
      return {
        heard(text) {
          if (text === SUSPECT) return suspect();
          const said = changeIn(text);
          // Nobody here looks at it: whoever comes is told to ask everything again.
          if (said && channels.has(said.workspaceId)) tell(said.workspaceId, said.change);
        },
        missed() {
          // Whoever comes back to a place before this moment asks everything again.
          for (const channel of channels.values()) [channel.told, channel.lastNumber] = [[], channel.lastNumber + 1];
          everybody(({ missed, suspected }, workspaceId) => { missed(placeIn(workspaceId)); suspected(); });
        },
      };
    },
    get isToldAll() { return elsewhere?.isHeard ?? true; },
  };
}

const SUSPECT = 'suspect';

/** What another process said, if it is a change. */
function changeIn(text: string): { workspaceId: string; change: LiveChange } | null {
  try {
    const { workspaceId, kinds, ids, by } = JSON.parse(text) as Record<string, unknown>;
    const areTexts = (list: unknown): list is string[] => Array.isArray(list) && list.every((one) => typeof one === 'string');
    if (typeof workspaceId !== 'string' || !areTexts(kinds) || !areTexts(ids)) return null;
    return { workspaceId, change: { kinds, ids, ...(typeof by === 'string' ? { by } : {}) } };
  } catch {
    return null;
  }
}

const known = new WeakMap<object, Live>();

/** That of the process which has this database open. */
export function liveOf(db: object): Live {
  const live = known.get(db) ?? createLive();
  known.set(db, live);
  return live;
}
