// An organisation made or changed by hand.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import { isAtDomains, loadOurs } from '#rooms/team/index.ts';
import { isFreeMail, registrableDomain } from './domain.ts';
import { asDay, asNumber, asText, customValues, editFields, given, ownerValue } from './edit.store.ts';
import type { Source } from './fact.ts';
import type { OrganisationEdit } from './organisation.ts';
import { organisationsCalled } from './organisation.store.ts';
import { resolveOrganisations } from './resolveOrganisation.store.ts';

/** Makes an organisation. Throws where there is one of that name or domain. @returns the id. */
export async function createOrganisation(tx: WorkspaceTx, input: OrganisationEdit, source: Source): Promise<string> {
  const { name, domains = [], ...values } = input;
  const readable = readDomains(domains);
  const first = readable[0];
  if (!name && !first) throw new Problem('bad input', 'An organisation needs a name or a mail domain of its own.', 'name');
  await refuseTaken(tx, readable, null);
  const [same] = name ? await organisationsCalled(tx, name) : [];
  if (same) throw new Problem('conflict', `There is already an organisation called ${same.name}.`, 'name');
  const [made] = await resolveOrganisations(tx, [{ ...(name ? { name } : {}), ...(first ? { domain: first } : {}) }], source);
  if (!made) throw new Error('An organisation was to be made and was not.');
  await editOrganisation(tx, made.id, { ...values, ...(readable.length > 1 ? { domains: readable } : {}) }, source);
  return made.id;
}

/** Changes an organisation: what is left out of `edit` stays. */
export async function editOrganisation(tx: WorkspaceTx, id: string, edit: OrganisationEdit, source: Source): Promise<void> {
  const values = [
    ...given('name', edit.name === undefined ? undefined : asText(edit.name)),
    ...given('size', edit.size === undefined ? undefined : asNumber(edit.size)),
    ...given('plan', edit.plan === undefined ? undefined : asText(edit.plan)),
    ...given('renewal_date', edit.renewalDate === undefined ? undefined : asDay(edit.renewalDate)),
    ...given('yearly_revenue', edit.yearlyRevenue === undefined ? undefined : asNumber(edit.yearlyRevenue)),
    ...given('owner_member_id', await ownerValue(tx, edit.owner)),
    ...await customValues(tx, 'organisation', edit.custom),
  ];
  await editFields(tx, 'organisation', id, values, source);
  if (edit.domains) await setDomains(tx, id, readDomains(edit.domains));
}

function readDomains(domains: readonly string[]): string[] {
  return [...new Set(domains.map((text) => {
    const domain = text.toLowerCase().replace(/^.*@/, '').replace(/^(?:https?:\/\/)?(?:www\.)?/, '').replace(/[/?#].*$/, '');
    if (!/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{1,62}$/u.test(domain)) throw new Problem('bad input', `"${text.slice(0, 60)}" is not a domain; example.com would be one.`, 'domains');
    if (isFreeMail(domain)) throw new Problem('bad input', `Anybody can have an address at ${domain}; it is nobody's own domain.`, 'domains');
    return registrableDomain(domain);
  }))];
}

async function refuseTaken(tx: WorkspaceTx, domains: readonly string[], id: string | null): Promise<void> {
  if (domains.length === 0) return;
  const ours = await loadOurs(tx);
  const own = domains.find((domain) => isAtDomains(domain, ours.domains));
  if (own) throw new Problem('conflict', `${own} is a domain of ours.`, 'domains');
  const rows = await tx.run<{ domain: string; id: string; name: string }>(sql`
    select d.domain, o.id, o.name from organisation_domain d join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = d.organisation_id
    where d.workspace_id = ${tx.workspaceId} and d.domain = any(${[...domains]}::text[])`);
  const taken = rows.find((row) => row.id !== id);
  if (taken) throw new Problem('conflict', `${taken.name} has the domain ${taken.domain} already. One domain belongs to one organisation.`, 'domains');
}

async function setDomains(tx: WorkspaceTx, id: string, domains: readonly string[]): Promise<void> {
  await refuseTaken(tx, domains, id);
  await tx.run(sql`
    delete from organisation_domain where workspace_id = ${tx.workspaceId} and organisation_id = ${id}::uuid and domain <> all(${[...domains]}::text[])`);
  await tx.insert('organisation_domain', domains.map((domain) => ({ workspace_id: tx.workspaceId, domain, organisation_id: id, run_id: null })), 'on conflict do nothing');
}
