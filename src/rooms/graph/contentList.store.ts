// SQL about content items as they are listed.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { z } from 'zod';
import type { ContentItem, contentListInput } from './content.ts';

/** The items made last come first; `ids` narrows to some. */
export const listContent = (tx: WorkspaceTx, { after, limit, search, kind }: Partial<z.output<typeof contentListInput>> & { limit: number }, ids?: readonly string[]): Promise<ContentItem[]> =>
  tx.run<ContentItem>(sql`
    select c.id, c.external_id as "externalId", c.title, c.kind, c.url, c.published_at as "publishedAt",
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name) from content_item_topic l
        join topic t on t.workspace_id = ${tx.workspaceId} and t.id = l.topic_id where l.workspace_id = ${tx.workspaceId} and l.content_item_id = c.id), '[]') as topics,
      (select count(*)::int from event e where e.workspace_id = ${tx.workspaceId} and e.content_item_id = c.id and e.kind = 'reading') as readings
    from content_item c where c.workspace_id = ${tx.workspaceId}
      ${ids ? sql`and c.id = any(${[...ids]}::uuid[])` : sql``} ${after ? sql`and c.id < ${after}::uuid` : sql``} ${kind ? sql`and lower(c.kind) = lower(${kind})` : sql``}
      ${search ? sql`and (c.title ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`} or c.external_id ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`})` : sql``}
    order by c.id desc limit ${limit}`);
