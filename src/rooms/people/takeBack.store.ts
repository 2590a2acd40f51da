// Takes back what a member typed last: the value before it stands again, with the source it had.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { SubjectKind } from './field.ts';
import { judgeAgain } from './judgeAgain.store.ts';

const tables = { person: sql.table('person_fact'), organisation: sql.table('organisation_fact') };
const idColumns = { person: sql.ref('person_id'), organisation: sql.ref('organisation_id') };

/** Takes back the values of these fields that stand now and that this member told. @returns the ids of those changed. */
export async function takeBack(tx: WorkspaceTx, subject: SubjectKind, { ids, fields }: { ids: readonly string[]; fields: readonly string[] }, { memberId, now }: { memberId: string; now: Date }): Promise<string[]> {
  const rows = await tx.run<{ id: string; field: string }>(sql`
    delete from ${tables[subject]} f where f.workspace_id = ${tx.workspaceId} and f.${idColumns[subject]} = any(${[...ids]}::uuid[]) and f.field = any(${[...fields]}::text[])
      and f.is_current and f.run_id is null and f.member_id = ${memberId}::uuid and f.source in ('member', 'api')
    returning f.${idColumns[subject]} as id, f.field`);
  const touched = new Map<string, string[]>();
  for (const { id, field } of rows) touched.set(id, [...(touched.get(id) ?? []), field]);
  await judgeAgain(tx, subject, [...touched].map(([id, list]) => ({ id, fields: list })), now);
  return [...touched.keys()];
}
