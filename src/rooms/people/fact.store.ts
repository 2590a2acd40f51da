// Writes facts in bulk: reads what is known of the touched fields, decides each value by the pure rule, writes the difference.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { judgeValue } from './fact.ts';
import type { KnownFact, Source, SourceKind } from './fact.ts';
import type { SubjectKind, Value } from './field.ts';
import { noteToldThrough, toldThroughOf } from './toldThrough.store.ts';
import type { ToldThrough } from './toldThrough.store.ts';

/** Values told of one subject. */
export interface Told {
  id: string;
  isNew: boolean;
  /** `judgedAs`: how much the value weighs, where that is less than its source (a name told in passing). */
  values: { field: string; value: Value; judgedAs?: SourceKind; organisationThrough?: string }[];
  recordId: string | null;
  /** Through which handle, domain or name it was told, of whoever was merged with somebody. */
  through?: string;
}

/** What must be written: facts, facts no longer current, and per subject the fields whose current value changed. */
export interface FactPlan {
  now: Date;
  facts: object[];
  replaced: string[];
  changed: Map<string, Map<string, Value>>;
  noted: Set<string>;
  toldThrough: ToldThrough[];
}

const tables = { person: sql.table('person_fact'), organisation: sql.table('organisation_fact') };
const idColumns = { person: sql.ref('person_id'), organisation: sql.ref('organisation_id') };

/** Decides all values against what is known. Nothing is written yet, because the subjects may have to be made first. */
export async function planFacts(tx: WorkspaceTx, subject: SubjectKind, told: readonly Told[], source: Source): Promise<FactPlan> {
  const known = await loadKnown(tx, subject, told);
  const plan: FactPlan = { now: source.now, facts: [], replaced: [], changed: new Map(), noted: new Set(), toldThrough: [] };
  const throughs = await toldThroughOf(tx, subject, told);
  const fresh = new Map<string, { is_current: boolean; replaced_at: Date | null }>();
  for (const { id, values, recordId, through } of told) {
    for (const { field, value, judgedAs = source.kind, organisationThrough } of values) {
      const key = `${id} ${field}`;
      const facts = known.get(key) ?? [];
      const verdict = judgeValue(field, value, judgedAs, facts);
      // Told again by another run: noted, so that the value stays when the first one is taken back.
      if (verdict === 'known' && facts.some((fact) => fact.text === value.text && fact.runId === source.runId && (!through || throughs.get(fact.id) === through))) continue;
      const row = {
        workspace_id: tx.workspaceId, id: newId(), [`${subject}_id`]: id, field, value_text: value.text, value_number: value.number, value_date: value.date,
        source: source.kind, judged_as: judgedAs === source.kind ? null : judgedAs, member_id: source.memberId ?? null, event_id: null, run_id: source.runId, record_id: recordId, recorded_at: source.now, is_current: verdict === 'current',
        replaced_at: verdict === 'current' ? null : source.now,
      };
      if (verdict === 'current') {
        for (const fact of facts) {
          if (!fact.isCurrent) continue;
          fact.isCurrent = false;
          const unwritten = fresh.get(fact.id);
          if (unwritten) Object.assign(unwritten, { is_current: false, replaced_at: source.now });
          else plan.replaced.push(fact.id);
        }
        const changes = plan.changed.get(id) ?? new Map<string, Value>();
        plan.changed.set(id, changes.set(field, value));
      } else if (verdict === 'noted') plan.noted.add(id);
      plan.facts.push(row);
      if (through) {
        plan.toldThrough.push({ subject, id, table: `${subject}_fact`, key: { id: row.id }, through });
        throughs.set(row.id, through);
      }
      if (organisationThrough) plan.toldThrough.push({ subject: 'organisation', id: value.text, table: 'person_fact', key: { id: row.id }, through: organisationThrough });
      fresh.set(row.id, row);
      known.set(key, [...facts, { id: row.id, field, text: value.text, source: judgedAs, isCurrent: verdict === 'current', runId: source.runId }]);
    }
  }
  return plan;
}

/** Writes a plan; the subjects must be there. */
export async function writeFacts(tx: WorkspaceTx, subject: SubjectKind, plan: FactPlan): Promise<void> {
  if (plan.replaced.length > 0) {
    await tx.run(sql`update ${tables[subject]} set is_current = false, replaced_at = ${plan.now} where workspace_id = ${tx.workspaceId} and id = any(${plan.replaced}::uuid[])`);
  }
  await tx.sendRows(`${subject}_fact`, plan.facts);
  await noteToldThrough(tx, plan.toldThrough, plan.now);
}

async function loadKnown(tx: WorkspaceTx, subject: SubjectKind, told: readonly Told[]): Promise<Map<string, KnownFact[]>> {
  const ids = told.filter((one) => !one.isNew && one.values.length > 0).map((one) => one.id);
  const found = new Map<string, KnownFact[]>();
  if (ids.length === 0) return found;
  const fields = [...new Set(told.flatMap((one) => one.values.map(({ field }) => field)))];
  const rows = await tx.run<KnownFact & { subject: string }>(sql`
    select f.${idColumns[subject]} as subject, f.id, f.field, f.value_text as text, coalesce(f.judged_as, f.source) as source, f.is_current as "isCurrent", f.run_id as "runId"
    from ${tables[subject]} f
    where f.workspace_id = ${tx.workspaceId} and f.${idColumns[subject]} = any(${ids}::uuid[]) and f.field = any(${fields}::text[])
    order by f.recorded_at, f.id`);
  for (const row of rows) {
    const key = `${row.subject} ${row.field}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}
