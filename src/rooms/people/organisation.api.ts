// Organisations: the list, one of them with everything known, making and changing by hand, finding by name or domain.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { page } from '#base/page.ts';
import { Problem } from '#base/problem.ts';
import { sourceOf } from './edit.store.ts';
import { createOrganisation, editOrganisation } from './editOrganisation.store.ts';
import { organisationCreateInput, organisationDetail, organisationItem, organisationListInput, organisationUpdateInput } from './organisation.ts';
import { listOrganisations, loadOrganisation, organisationsCalled } from './organisation.store.ts';

async function shown({ tx }: Call, id: string) {
  const organisation = await loadOrganisation(tx, id);
  if (!organisation) throw new Problem('not found', 'There is no such organisation.');
  return organisation;
}

export const organisationEndpoints = [
  endpoint({
    name: 'organisations.list', method: 'GET', path: '/organisations', permission: 'read',
    summary: 'Organisations, searched, filtered and sorted, with their exact number',
    input: organisationListInput,
    output: page(organisationItem).extend({ total: z.number() }),
    handler: ({ tx, now }, input) => listOrganisations(tx, input, now),
  }),
  endpoint({
    name: 'organisations.find', method: 'GET', path: '/organisations/find', permission: 'read',
    summary: 'The organisation of this name or mail domain',
    input: z.object({ handle: z.string().trim().min(1, 'Say which organisation: its name or a mail domain.').max(320) }),
    output: organisationDetail,
    async handler(call, { handle }) {
      const found = await organisationsCalled(call.tx, handle);
      const exact = found.filter((one) => one.name === handle);
      const [one] = exact.length === 1 ? exact : found;
      if (!one) throw new Problem('not found', `No organisation is known by "${handle}".`, 'handle');
      if (found.length > 1 && exact.length !== 1) throw new Problem('bad input', `Several organisations are called so: ${found.map(({ name }) => name).join(', ')}. Name a mail domain.`, 'handle');
      return shown(call, one.id);
    },
  }),
  endpoint({
    name: 'organisations.get', method: 'GET', path: '/organisations/{id}', permission: 'read', shows: 'organisation',
    summary: 'Everything known of one organisation, each value with its source',
    input: z.object({ id: z.uuid() }),
    output: organisationDetail,
    handler: (call, { id }) => shown(call, id),
  }),
  endpoint({
    name: 'organisations.create', method: 'POST', path: '/organisations', permission: 'write',
    summary: 'Adds an organisation by hand',
    input: organisationCreateInput,
    output: organisationDetail,
    async handler(call, input) {
      const id = await createOrganisation(call.tx, input, sourceOf(call));
      call.jobs.request('segments', call.workspaceId);
      return shown(call, id);
    },
  }),
  endpoint({
    name: 'organisations.update', method: 'PATCH', path: '/organisations/{id}', permission: 'write',
    summary: 'Changes an organisation; what a member types stays, whatever an import or a key tells later',
    input: organisationUpdateInput,
    output: organisationDetail,
    async handler(call, { id, ...edit }) {
      await shown(call, id);
      await editOrganisation(call.tx, id, edit, sourceOf(call));
      call.jobs.request('segments', call.workspaceId);
      return shown(call, id);
    },
  }),
];
