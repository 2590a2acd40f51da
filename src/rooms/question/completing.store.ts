// Names to complete a question with: topics people speak of most, everybody of us, and of the customers those that begin alike.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { attributes } from '#base/registry.ts';
import { customAttributes } from '#rooms/people/index.ts';

const SHOWN_MAX = 50;
const TOPICS_MAX = 500;
type Name = { id: string; name: string };

export async function completions(tx: WorkspaceTx, search: string) {
  const like = `${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const list = (query: RawBuilder<Name>): Promise<Name[]> => tx.run<Name>(query);
  const [topics, members, organisations, people, items] = [
    await list(sql`select t.id, t.name from topic t where t.workspace_id = ${tx.workspaceId} and t.state in ('accepted', 'proposed') and (lower(t.name) like ${like} or lower(t.name) like ${`% ${like}`}) order by t.state, t.name limit ${TOPICS_MAX}`),
    await list(sql`select m.id, m.name from member m where m.workspace_id = ${tx.workspaceId} and m.left_at is null and lower(m.name) like ${like} order by m.name limit ${SHOWN_MAX}`),
    await list(sql`select o.id, o.name from organisation o where o.workspace_id = ${tx.workspaceId} and o.name_key like ${like} order by o.name_key limit ${SHOWN_MAX}`),
    search === '' ? [] : await list(sql`select p.id, p.name from person p where p.workspace_id = ${tx.workspaceId} and p.spelled >= ${search.toLowerCase()} and p.spelled < ${`${search.toLowerCase()}\u{10ffff}`} order by p.spelled, p.id limit ${SHOWN_MAX}`),
    await list(sql`select c.id, c.title as name from content_item c where c.workspace_id = ${tx.workspaceId} and lower(c.title) like ${like} order by c.title limit ${SHOWN_MAX}`),
  ];
  const content = (await tx.run<{ kind: string }>(sql`select distinct c.kind from content_item c where c.workspace_id = ${tx.workspaceId} order by 1 limit ${SHOWN_MAX}`)).map(({ kind }) => kind);
  const fields = [...attributes.all(), ...await customAttributes(tx)].map(({ key, subject, label, type, choices }) => ({ key, subject, label, type, choices: [...(choices ?? [])] }));
  return { topics, members, organisations, people, items, content, fields };
}
