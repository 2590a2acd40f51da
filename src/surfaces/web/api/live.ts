// Hears what colleagues, imports and other pages change, and asks again for what is shown. The stream is only a hint: while it
// is broken the page asks every half a minute, and whoever comes back from sleep hears what was missed.
import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { requestHeaders, TAB } from './client.ts';

const BEAT_MS_MAX = 45_000;
const POLL_MS = 30_000;
const WAIT_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000];
/** Changes come in flocks; they are answered together. */
const GATHER_MS = 250;
/** A page nobody sees lets go of its stream: a browser keeps only six connections to one server. */
const HIDDEN_MS = 3_000;

/** Changes that concern only the list of the same name; every other one may change what any page shows. */
const ALONE = new Set(['views', 'preferences', 'keys', 'invitations', 'audit', 'watches', 'asked', 'nameChoices']);

let isCut = false;
const listeners = new Set<() => void>();
function setCut(to: boolean): void {
  if (isCut === to) return;
  isCut = to;
  for (const listener of listeners) listener();
}

/** Whether the server could not be heard for a while. */
export const useIsCut = (): boolean => useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener); }, () => isCut);

/** Follows the changes of the workspace as long as the component is shown. */
export function useLive(workspaceSlug: string): void {
  const client = useQueryClient();
  useEffect(() => createFollowing(client)(), [client, workspaceSlug]);
}

type TimerName = 'again' | 'hidden' | 'gather' | 'watch' | 'poll';

/** Timers by name: setting one again puts it off. */
function createTimers() {
  const timers = new Map<TimerName, ReturnType<typeof setTimeout>>();
  const stop = (name: TimerName) => clearTimeout(timers.get(name));
  return {
    later(name: TimerName, ms: number, act: () => void) { stop(name); timers.set(name, setTimeout(act, ms)); },
    stop,
    stopAll() { for (const timer of timers.values()) clearTimeout(timer); },
  };
}

/** Asks again for what is shown, a moment after the first of several changes. */
function createGathering(client: QueryClient, { later }: ReturnType<typeof createTimers>) {
  const gathered = new Set<string>();
  const askAgain = (kinds: ReadonlySet<string>) => void client.invalidateQueries({
    predicate: ({ queryKey, meta }) => !(meta as { isFixed?: boolean } | undefined)?.isFixed && (kinds.has('*') || [...kinds].some((kind) => !ALONE.has(kind) || String(queryKey[0]).startsWith(`${kind}.`))),
  });
  return (...kinds: string[]) => {
    for (const kind of kinds) gathered.add(kind);
    if (gathered.size > 0) later('gather', GATHER_MS, () => { askAgain(new Set(gathered)); gathered.clear(); });
  };
}

function createFollowing(client: QueryClient) {
  const { later, stop, stopAll } = createTimers();
  const gather = createGathering(client, { later, stop, stopAll });
  const askWhoIsIn = () => void client.resetQueries({ queryKey: ['me.get'] });
  let lastId: string | null = null;
  let stream: AbortController | null = null;
  let heardAt = 0;
  let failures = 0;
  let isOver = false;

  const receive = ({ event, data, id }: ServerEvent) => {
    // Nothing was heard until now, but something may have been missed while it could not be.
    if (failures > 0 && lastId === null) gather('*');
    if (id) lastId = id;
    failures = 0;
    setCut(false);
    stop('poll');
    if (event === 'reload') gather('*');
    else if (event === 'end') askWhoIsIn();
    else if (event === 'change') {
      const { kinds, by } = data as { kinds: string[]; by?: string };
      if (by !== TAB) gather(...kinds);
    }
  };
  const poll = () => { gather('*'); later('poll', POLL_MS, poll); };
  const ended = (status: number) => {
    if (status === 401) return askWhoIsIn();
    later('again', WAIT_MS[Math.min(failures, WAIT_MS.length - 1)] ?? POLL_MS, connect);
    failures += 1;
    if (failures < 3) return;
    setCut(true);
    later('poll', POLL_MS, poll);
  };
  const connect = () => {
    stop('again');
    if (isOver || stream || document.hidden) return;
    const own = new AbortController();
    stream = own;
    heardAt = Date.now();
    void read(own.signal, lastId, () => { heardAt = Date.now(); }, receive).then((status) => {
      if (stream === own) stream = null;
      if (!isOver && !own.signal.aborted) ended(status);
    });
  };
  const letGo = () => { stream?.abort(); stream = null; };
  const isSilent = () => Date.now() - heardAt > BEAT_MS_MAX;
  const watch = () => {
    if (stream && isSilent()) { letGo(); connect(); }
    later('watch', 5_000, watch);
  };
  const woken = () => {
    if (document.hidden) return later('hidden', HIDDEN_MS, letGo);
    stop('hidden');
    if (isSilent()) letGo();
    connect();
  };
  const begin = () => {
    const unhear = onWaking(woken, letGo);
    connect();
    watch();
    return () => {
      isOver = true;
      unhear();
      stopAll();
      letGo();
      setCut(false);
    };
  };
  return begin;
}

/**
 * When the page is seen again or the network is back; and when it is left. A page left for another address is kept asleep by the
 * browser, with its streams open and its timers still.
 */
function onWaking(act: () => void, leave: () => void): () => void {
  document.addEventListener('visibilitychange', act);
  window.addEventListener('online', act);
  window.addEventListener('pageshow', act);
  window.addEventListener('pagehide', leave);
  return () => {
    document.removeEventListener('visibilitychange', act);
    window.removeEventListener('online', act);
    window.removeEventListener('pageshow', act);
    window.removeEventListener('pagehide', leave);
  };
}

interface ServerEvent { event: string; data: unknown; id?: string }

/** Reads the stream until it ends; resolves with the status of the answer, 0 where there was none. */
async function read(signal: AbortSignal, lastId: string | null, heard: () => void, receive: (event: ServerEvent) => void): Promise<number> {
  try {
    const response = await fetch('/api/v1/live', { signal, headers: { ...requestHeaders(), ...(lastId ? { 'last-event-id': lastId } : {}) } });
    if (!response.ok || !response.body) return response.status;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heard();
      const events = (rest + part.value).split('\n\n');
      rest = events.pop() ?? '';
      for (const text of events) {
        const event = parseEvent(text);
        if (event) receive(event);
      }
    }
    return response.status;
  } catch {
    return 0;
  }
}

/** One event of the stream; null for a sign of life. */
export function parseEvent(text: string): ServerEvent | null {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(text)?.[1];
  const [event, told, id] = [field('event'), field('data'), field('id')];
  return event ? { event, data: JSON.parse(told ?? '{}') as unknown, ...(id ? { id } : {}) } : null;
}
