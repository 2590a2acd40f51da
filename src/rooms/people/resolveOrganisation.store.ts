// Finds or makes organisations in bulk: by mail domain first, then by name without its legal form.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { loadOurs } from '#rooms/team/index.ts';
import type { Ours } from '#rooms/team/index.ts';
import { isFreeMail, nameOfDomain, organisationNameKey, registrableDomain } from './domain.ts';
import type { Source } from './fact.ts';
import { planFacts, writeFacts } from './fact.store.ts';
import type { FactPlan, Told } from './fact.store.ts';
import { columnsOf, readFieldValues } from './value.store.ts';
import type { RawValues } from './value.store.ts';
import { addTellings } from './telling.store.ts';
import { mergedOf, noteToldThrough } from './toldThrough.store.ts';

export interface OrganisationInput {
  name?: string;
  domain?: string;
  values?: RawValues;
  /** Told in passing, e.g. by a person's row: its name counts only where none was told before. */
  isAside?: boolean;
}

export interface Resolved {
  id: string;
  outcome: 'created' | 'updated' | 'unchanged';
  /** Through which handle, domain or name they were recognised, where they have been merged with another. */
  through?: string;
}

/** Finds each organisation or makes it, and records what is told of it. Needs a name or a domain. */
export async function resolveOrganisations(tx: WorkspaceTx, inputs: readonly OrganisationInput[], source: Source, knownOurs?: Ours): Promise<Resolved[]> {
  if (inputs.length === 0) return [];
  const ours = knownOurs ?? (await loadOurs(tx));
  const wants = inputs.map((input) => {
    const domain = input.domain ? registrableDomain(input.domain.trim().replace(/^(?:https?:\/\/)?(?:www\.)?/i, '').replace(/[/?#].*$/, '')) : '';
    const name = (input.name ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
    return { name, key: organisationNameKey(name), domain: domain && !isFreeMail(domain) ? domain : '' };
  });
  const known = await findOrganisations(tx, wants);
  const merged = await mergedOf(tx, [...new Set([...known.byDomain.values(), ...known.byKey.values()])]);
  const states = wants.map((want) => {
    if (!want.name && !want.domain) throw new Problem('bad input', 'An organisation needs a name or a mail domain of its own.');
    const found = (want.domain && known.byDomain.get(want.domain)) || (want.key && known.byKey.get(want.key)) || undefined;
    const id = found ?? newId();
    const gainsDomain = Boolean(want.domain) && !known.byDomain.has(want.domain);
    if (gainsDomain) known.byDomain.set(want.domain, id);
    if (want.key && !known.byKey.has(want.key)) known.byKey.set(want.key, id);
    const through = !found || !merged.has(found) ? undefined : known.byDomain.get(want.domain) === found && !gainsDomain ? `domain\u0001${want.domain}` : `name\u0001${want.key}`;
    return { ...want, id, isNew: !found, gainsDomain, ...(through ? { through } : {}) };
  });
  const values = await readFieldValues(tx, 'organisation', inputs.map((input) => input.values), ours, source);
  const fresh = new Set(states.filter((state) => state.isNew).map((state) => state.id));
  const told = states.map((state, index): Told => ({
    id: state.id, isNew: fresh.has(state.id), recordId: source.recordIds?.[index] ?? null, ...(state.through ? { through: state.through } : {}),
    values: [
      ...(state.name ? [{ field: 'name', value: { text: state.name, number: null, date: null }, ...(inputs[index]?.isAside ? { judgedAs: 'mail' as const } : {}) }] : []),
      ...(values[index] ?? []).filter(({ field }) => field !== 'name'),
    ],
  }));
  const plan = await planFacts(tx, 'organisation', told, source);
  await saveOrganisations(tx, states, plan, source);
  await tx.sendRows('organisation_domain', states.filter((state) => state.gainsDomain).map((state) => ({
    workspace_id: tx.workspaceId, domain: state.domain, organisation_id: state.id, run_id: source.runId,
  })));
  await writeFacts(tx, 'organisation', plan);
  await noteToldThrough(tx, states.flatMap(({ id, gainsDomain, domain, through }) => (through && gainsDomain ? [{ subject: 'organisation' as const, id, table: 'organisation_domain' as const, key: { domain }, through }] : [])), source.now);
  const toldAgain = states.filter((state) => known.runOfDomain.has(state.domain) && known.runOfDomain.get(state.domain) !== source.runId);
  await addTellings(tx, toldAgain.map((state) => ({ subject: 'organisation domain', key: state.domain })), source);
  return states.map((state) => ({
    id: state.id, outcome: state.isNew ? 'created' : plan.changed.has(state.id) || plan.noted.has(state.id) || state.gainsDomain ? 'updated' : 'unchanged', ...(state.through ? { through: state.through } : {}),
  }));
}

async function findOrganisations(tx: WorkspaceTx, wants: readonly { key: string; domain: string }[]) {
  const domains = [...new Set(wants.map((want) => want.domain).filter(Boolean))];
  const keys = [...new Set(wants.map((want) => want.key).filter(Boolean))];
  const byDomain = await tx.run<{ key: string; id: string; run: string | null }>(sql`
    select domain as key, organisation_id as id, run_id as run from organisation_domain where workspace_id = ${tx.workspaceId} and domain = any(${domains}::text[])`);
  const byKey = await tx.run<{ key: string; id: string }>(sql`
    select distinct on (name_key) name_key as key, id from organisation where workspace_id = ${tx.workspaceId} and name_key = any(${keys}::text[]) order by name_key, id`);
  for (const [key, id] of await formerlyCalled(tx, keys)) if (!byKey.some((row) => row.key === key)) byKey.push({ key, id });
  return { runOfDomain: new Map(byDomain.map((row) => [row.key, row.run])), byDomain: new Map(byDomain.map((row) => [row.key, row.id])), byKey: new Map(byKey.map((row) => [row.key, row.id])) };
}

/** Organisations that went into another are found by their former name, too. */
async function formerlyCalled(tx: WorkspaceTx, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.run<{ key: string; id: string }>(sql`
    select gone_name_key as key, kept_id as id from merging where workspace_id = ${tx.workspaceId} and undone_at is null and gone_name_key = any(${[...keys]}::text[]) order by id`);
  const found = new Map(rows.map((row) => [row.key, row.id]));
  for (const [key, id] of found) {
    const [on] = await tx.run<{ id: string }>(sql`
      select o.id from merging a join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = a.kept_id where a.workspace_id = ${tx.workspaceId} and a.undone_at is null and a.gone_id = ${id}::uuid`);
    if (on) found.set(key, on.id);
  }
  return found;
}

async function saveOrganisations(tx: WorkspaceTx, states: readonly { id: string; isNew: boolean; name: string; domain: string }[], plan: FactPlan, source: Source): Promise<void> {
  const created = new Map<string, object>();
  const changed: object[] = [];
  for (const { id, isNew, name, domain } of states) {
    if (isNew && !created.has(id)) {
      const columns = columnsOf(plan.changed.get(id));
      const called = String(columns['name'] ?? (name || nameOfDomain(domain)));
      created.set(id, { workspace_id: tx.workspaceId, id, ...columns, name: called, name_key: organisationNameKey(called), created_at: source.now, updated_at: source.now, run_id: source.runId });
    }
  }
  for (const [id, changes] of plan.changed) {
    if (!created.has(id)) changed.push({ id, ...columnsOf(changes) });
  }
  await tx.sendRows('organisation', [...created.values()]);
  await updateOrganisations(tx, changed, source.now);
}

/** Sets the named columns of organisations; a column missing from a row stays as it is. */
export async function updateOrganisations(tx: WorkspaceTx, rows: readonly object[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const keyed = rows.map((row) => ('name' in row ? { ...row, name_key: organisationNameKey(String(row.name)) } : row));
  await tx.run(sql`
    update organisation o set
      name = coalesce(x.j->>'name', o.name), name_key = coalesce(x.j->>'name_key', o.name_key),
      size = case when jsonb_exists(x.j, 'size') then (x.j->>'size')::int else o.size end,
      plan = case when jsonb_exists(x.j, 'plan') then x.j->>'plan' else o.plan end,
      renewal_date = case when jsonb_exists(x.j, 'renewal_date') then (x.j->>'renewal_date')::date else o.renewal_date end,
      yearly_revenue = case when jsonb_exists(x.j, 'yearly_revenue') then (x.j->>'yearly_revenue')::numeric else o.yearly_revenue end,
      owner_member_id = case when jsonb_exists(x.j, 'owner_member_id') then (x.j->>'owner_member_id')::uuid else o.owner_member_id end,
      updated_at = ${now}
    from jsonb_array_elements(${JSON.stringify(keyed)}::text::jsonb) as x(j)
    where o.workspace_id = ${tx.workspaceId} and o.id = (x.j->>'id')::uuid`);
}
