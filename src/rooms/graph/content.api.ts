// Content items: the list, and adding one by hand or by a program.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { page, pageOf } from '#base/page.ts';
import { sourceOf } from '#rooms/people/index.ts';
import { contentCreateInput, contentItem, contentListInput } from './content.ts';
import { listContent } from './contentList.store.ts';
import { storeContent } from './content.store.ts';

export const contentEndpoints = [
  endpoint({
    name: 'content.list', method: 'GET', path: '/content', permission: 'read',
    summary: 'What people can read, watch or attend, the latest first',
    input: contentListInput, output: page(contentItem),
    handler: async ({ tx }, input) => pageOf(await listContent(tx, { ...input, limit: input.limit + 1 }), input.limit),
  }),
  endpoint({
    name: 'content.create', method: 'POST', path: '/content', permission: 'write',
    summary: 'Adds a content item, or tells more of the one with this id',
    input: contentCreateInput,
    output: contentItem.extend({ outcome: z.enum(['created', 'updated', 'unchanged']) }),
    async handler(call, { externalId, title, kind, url, publishedAt, topics }) {
      const [stored] = await storeContent(call.tx, [{
        externalId: externalId ?? title.slice(0, 200), title, kind, ...(url ? { url } : {}), ...(publishedAt ? { publishedAt: new Date(publishedAt) } : {}), ...(topics ? { topics } : {}),
      }], sourceOf(call));
      const [item] = stored ? await listContent(call.tx, { limit: 1 }, [stored.id]) : [];
      if (!stored || !item) throw new Error('A content item was to be stored and was not.');
      call.jobs.request('segments', call.workspaceId);
      return { ...item, outcome: stored.outcome };
    },
  }),
];
