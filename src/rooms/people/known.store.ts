// Reads every value ever told of one person or organisation, with who told it.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { memberNames } from '#rooms/team/index.ts';
import { customFields } from './customField.store.ts';
import { CUSTOM, builtInFields, fieldLabel } from './field.ts';
import type { SubjectKind } from './field.ts';
import type { Fact } from './known.ts';
import type { SourceKind } from './fact.ts';
import { runNames } from './runName.store.ts';

interface FactRow {
  field: string;
  value: string;
  isCurrent: boolean;
  source: SourceKind;
  at: Date;
  member: string | null;
  run: string | null;
  record: string | null;
}

const tables = { person: sql.table('person_fact'), organisation: sql.table('organisation_fact') };
const idColumns = { person: sql.ref('person_id'), organisation: sql.ref('organisation_id') };

/** Built-in fields in their order, then custom ones by label; within a field the newest first. */
export async function knownFacts(tx: WorkspaceTx, subject: SubjectKind, id: string): Promise<Fact[]> {
  const rows = await tx.run<FactRow>(sql`
    select f.field, f.value_text as value, f.is_current as "isCurrent", f.source, f.recorded_at as at, f.member_id as member, f.run_id as run, f.record_id as record
    from ${tables[subject]} f where f.workspace_id = ${tx.workspaceId} and f.${idColumns[subject]} = ${id}::uuid order by f.recorded_at desc, f.id desc`);
  const custom = rows.some((row) => row.field.startsWith(CUSTOM)) ? (await customFields(tx)).filter((field) => field.subject === subject) : [];
  const runs = await runNames(tx, rows.map((row) => row.run));
  const members = rows.some((row) => row.member || row.field === 'owner_member_id') ? await memberNames(tx) : new Map<string, string>();
  const organisations = await organisationNames(tx, rows.filter((row) => row.field === 'organisation_id' && row.value).map((row) => row.value));
  const order = [...builtInFields(subject).map((one) => one.field), ...custom.map((field) => CUSTOM + field.key)];
  const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);
  return rows.map((row): Fact => {
    const own = custom.find((field) => CUSTOM + field.key === row.field);
    const type = own?.type ?? builtInFields(subject).find((one) => one.field === row.field)?.type ?? 'text';
    const value = type === 'organisation' ? organisations.get(row.value) : type === 'member' ? members.get(row.value) : row.value;
    return {
      field: row.field, label: own?.label ?? fieldLabel(subject, row.field), type, value: value ?? '', isCurrent: row.isCurrent,
      source: { kind: row.source, at: row.at, member: (row.member && members.get(row.member)) || null, run: row.run ? { id: row.run, name: runs.get(row.run) ?? 'an import' } : null, record: row.record },
    };
  }).sort((a, b) => place(a.field) - place(b.field));
}

async function organisationNames(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.run<{ id: string; name: string }>(sql`
    select id, name from organisation where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
