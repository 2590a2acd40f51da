// The job `topics`: proposes subjects from texts that came in since, and reads texts for topics that are new or changed.
import type { Job } from '#base/jobs.ts';
import { tidyMemory } from '#base/memory.ts';
import { proposeTopics } from './proposal.store.ts';
import { nextUnread, readPage } from './topicReading.store.ts';

const LOOKED_AHEAD = 5_000;
const PAGE = 200;

/** `isStopping`: whether the process is about to end; what is left is read after the next start. */
export const topicJob = (isStopping: () => boolean): Job => ({
  name: 'topics',
  async run(deps, workspaceId) {
    let isChanged = await proposeTopics(deps.db, workspaceId, () => deps.clock.now(), isStopping);
    for (;;) {
      const ids = isStopping() ? [] : await deps.db.withWorkspace(workspaceId, (tx) => nextUnread(tx, LOOKED_AHEAD));
      for (let at = 0; at < ids.length && !isStopping(); at += PAGE) {
        const isLast = ids.length < LOOKED_AHEAD && at + PAGE >= ids.length;
        await deps.db.withWorkspace(workspaceId, (tx) => readPage(tx, ids.slice(at, at + PAGE), isLast));
        isChanged = true;
        tidyMemory();
      }
      if (ids.length < LOOKED_AHEAD) {
        if (ids.length === 0 && !isStopping()) await deps.db.withWorkspace(workspaceId, (tx) => readPage(tx, [], true));
        break;
      }
    }
    if (isChanged) deps.jobs.request('segments', workspaceId);
  },
});
