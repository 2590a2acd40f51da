// GET /api/v1/live: server-sent events that say what was changed in the workspace, so that an open page asks for it again.
// The stream ends by itself with the session, key or membership it was opened with.
import type { Deps } from '#base/endpoint.ts';
import { liveOf } from '#base/live.ts';
import type { LiveFollower, ToldChange } from '#base/live.ts';
import { Problem } from '#base/problem.ts';
import { findStanding } from '#rooms/team/index.ts';
import type { Standing } from '#rooms/team/index.ts';
import { admit } from './answer.ts';
import type { Asked } from './answer.ts';

const BEAT_MS = 20_000;
/** Looks this often whether the caller may still listen, besides whenever something of the kind was changed ... */
const RECHECK_MS = 15_000;
/** ... and this often where a change made by another server might not be heard of. */
const UNHEARD_RECHECK_MS = 1_000;
const SECONDS_MAX = 3_600;

const said = (event: string, data: object, id?: string): string => `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
const asEvent = ({ id, ...change }: ToldChange): string => said('change', change, id);

export async function followLive(deps: Deps, asked: Asked): Promise<Response> {
  const { request } = asked;
  const standing = await admit(deps, asked, 'read', deps.clock.now());
  const seconds = secondsOf(request);
  const live = liveOf(deps.db);
  const workspaceId = standing.workspace.id;
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const timers: NodeJS.Timeout[] = [];
      let isOver = false;
      const say = (text: string) => { if (!isOver) controller.enqueue(encoder.encode(text)); };
      const end = (last?: string) => {
        if (isOver) return;
        if (last) say(last);
        isOver = true;
        for (const timer of timers) clearTimeout(timer);
        leave();
        controller.close();
      };
      let checkedAt = performance.now();
      const recheck = () => {
        checkedAt = performance.now();
        void mayListen(deps, asked, standing).then((may) => { if (!may) end(said('end', {})); });
      };
      const recheckWhenDue = () => { if (!live.isToldAll || performance.now() - checkedAt >= RECHECK_MS) recheck(); };
      const follower: LiveFollower = { told: (change) => say(asEvent(change)), missed: (place) => say(said('reload', {}, place)), suspected: recheck, ended: () => end() };
      const leave = live.follow(workspaceId, follower);
      stop = () => end();
      say(beginning(live.since(workspaceId, request.headers.get('last-event-id') ?? ''), request.headers.has('last-event-id'), live.place(workspaceId)));
      timers.push(setInterval(() => say(': still here\n\n'), BEAT_MS), setInterval(recheckWhenDue, UNHEARD_RECHECK_MS), setTimeout(() => end(), seconds * 1_000));
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } });
}

/** What was missed, or that everything is to be asked again; then the place to come back to. */
function beginning(missed: ToldChange[] | null, cameBack: boolean, place: string): string {
  if (!cameBack) return said('begin', {}, place);
  return missed ? missed.map(asEvent).join('') + said('begin', {}, place) : said('reload', {}, place);
}

function secondsOf(request: Request): number {
  const text = new URL(request.url).searchParams.get('seconds');
  if (text === null) return SECONDS_MAX;
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds > SECONDS_MAX) throw new Problem('bad input', `Say for how many seconds to listen, from 0 to ${SECONDS_MAX}.`, 'seconds');
  return seconds;
}

/** Whether the same caller still stands in the same workspace. Where the database cannot say so now, it is asked again later. */
async function mayListen(deps: Deps, { request, peer }: Asked, before: Standing): Promise<boolean> {
  try {
    const standing = await findStanding(deps, { headers: request.headers, via: peer.via, now: deps.clock.now() });
    return standing?.workspace.id === before.workspace.id && standing.caller.memberId === before.caller.memberId;
  } catch (error) {
    return !(error instanceof Problem) || error.kind === 'unavailable';
  }
}
