// What a row of an exported answer says besides what the answer shows: a title, who looks after them, tags, the workspace's own fields.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { customAttributes } from '#rooms/people/index.ts';

const CUSTOM = 'custom:';

export interface Further {
  /** Labels of the columns. */
  labels: string[];
  /** By id. */
  rows: ReadonlyMap<string, { title: string | null; cells: (string | null)[] }>;
}

export async function furtherOf(tx: WorkspaceTx, subject: 'person' | 'organisation', ids: readonly string[]): Promise<Further> {
  const fields = (await customAttributes(tx)).filter((one) => one.subject === subject && one.key.startsWith(`${subject}.${CUSTOM}`)).map(({ key, label }) => ({ field: key.slice(subject.length + 1), label }));
  const own = await tx.run<{ id: string; title: string | null; owner: string | null; tags: string | null }>(sql`
    select t.id, m.name as owner, ${subject === 'person' ? sql`t.title, nullif(array_to_string(t.tags, ', '), '')` : sql`null::text as title, null::text`} as tags from ${sql.table(subject)} t
    left join member m on m.workspace_id = ${tx.workspaceId} and m.id = t.owner_member_id where t.workspace_id = ${tx.workspaceId} and t.id = any(${[...ids]}::uuid[])`);
  const values = fields.length === 0 ? [] : await tx.run<{ id: string; field: string; text: string }>(sql`
    select f.${sql.ref(`${subject}_id`)} as id, f.field, f.value_text as text from ${sql.table(`${subject}_fact`)} f
    where f.workspace_id = ${tx.workspaceId} and f.${sql.ref(`${subject}_id`)} = any(${[...ids]}::uuid[]) and f.is_current and f.field like ${`${CUSTOM}%`}`);
  const known = new Map(values.map(({ id, field, text }) => [`${id} ${field}`, text]));
  return {
    labels: ['Owner', ...(subject === 'person' ? ['Tags'] : []), ...fields.map(({ label }) => label)],
    rows: new Map(own.map(({ id, title, owner, tags }) => [id, { title, cells: [owner, ...(subject === 'person' ? [tags] : []), ...fields.map(({ field }) => known.get(`${id} ${field}`) ?? null)] }])),
  };
}
