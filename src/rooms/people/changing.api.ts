// Changing many at once, and taking the list out as a table: both of what is chosen or filtered on screen.
import { z } from 'zod';
import { csvLine } from '#base/csv.ts';
import { endpoint } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import { changeMany } from './changing.store.ts';
import { customFields } from './customField.store.ts';
import { ownerValue, sourceOf } from './edit.store.ts';
import { organisationListInput } from './organisation.ts';
import { listOrganisations } from './organisation.store.ts';
import { personListInput } from './person.ts';
import { listPersons } from './person.store.ts';
import { CHANGED_MAX } from './takeBack.api.ts';

const tag = z.string().trim().min(1).max(100).regex(/^[^,;|]*$/, 'A tag holds no comma, semicolon or bar.');
const ids = z.array(z.uuid()).min(1, 'Choose somebody first.').max(CHANGED_MAX, `At most ${CHANGED_MAX} at once.`);
const owner = z.uuid().nullable().optional().describe('id of the member who looks after them; null for nobody');
const changed = z.object({ ids: z.array(z.string()).describe('those that changed'), fields: z.array(z.string()).describe('what to take back to undo it') });
const PIECE = 200;
const exported = z.object({ text: z.string().describe('lines of CSV; the first piece begins with the names of the columns'), next: z.string().nullable() });
const nothing = () => new Problem('bad input', 'Say what to change: an owner, tags to add, or tags to take away.');

export const changingEndpoints = [
  endpoint({
    name: 'people.change', method: 'POST', path: '/people/changes', permission: 'write',
    summary: 'Gives many people an owner, adds or takes away tags; undone with people.takeBack',
    input: z.object({ ids, owner, addTags: z.array(tag).max(20).default([]), removeTags: z.array(tag).max(20).default([]) }), output: changed,
    async handler(call, { ids: chosen, owner: to, addTags, removeTags }) {
      const value = await ownerValue(call.tx, to);
      if (!value && addTags.length + removeTags.length === 0) throw nothing();
      const done = await changeMany(call.tx, 'person', chosen, { ...(value ? { owner: value } : {}), addTags, removeTags }, sourceOf(call));
      call.jobs.request('segments', call.workspaceId);
      return done;
    },
  }),
  endpoint({
    name: 'organisations.change', method: 'POST', path: '/organisations/changes', permission: 'write',
    summary: 'Gives many organisations an owner; undone with organisations.takeBack',
    input: z.object({ ids, owner }), output: changed,
    async handler(call, { ids: chosen, owner: to }) {
      const value = await ownerValue(call.tx, to);
      if (!value) throw nothing();
      const done = await changeMany(call.tx, 'organisation', chosen, { owner: value, addTags: [], removeTags: [] }, sourceOf(call));
      call.jobs.request('segments', call.workspaceId);
      return done;
    },
  }),
  endpoint({
    name: 'people.export', method: 'GET', path: '/people/export', permission: 'read', isExport: true,
    summary: 'The list of people, filtered and sorted like people.list, as CSV in pieces; cells that look like formulas are made harmless',
    input: personListInput.omit({ limit: true, withCustom: true, skip: true }), output: exported,
    async handler({ tx, now }, input) {
      const fields = (await customFields(tx)).filter(({ subject }) => subject === 'person');
      const { items, next } = await listPersons(tx, { ...input, limit: PIECE, withCustom: 'yes' }, now);
      const head = csvLine(['Name', 'E-mail', 'Organisation', 'Title', 'Strength', 'Last contact', 'Owner', 'Tags', ...fields.map(({ label }) => label)]);
      const lines = items.map((one) => csvLine([one.name, one.email, one.organisation?.name, one.title, one.strength, one.lastContactAt, one.owner?.name, one.tags.join(', '), ...fields.map(({ key }) => one.custom?.[key])]));
      return { text: (input.after ? '' : head) + lines.join(''), next };
    },
  }),
  endpoint({
    name: 'organisations.export', method: 'GET', path: '/organisations/export', permission: 'read', isExport: true,
    summary: 'The list of organisations, filtered and sorted like organisations.list, as CSV in pieces; cells that look like formulas are made harmless',
    input: organisationListInput.omit({ limit: true, withCustom: true }), output: exported,
    async handler({ tx, now }, input) {
      const fields = (await customFields(tx)).filter(({ subject }) => subject === 'organisation');
      const { items, next } = await listOrganisations(tx, { ...input, limit: PIECE, withCustom: 'yes' }, now);
      const head = csvLine(['Name', 'Domains', 'People', 'Strength', 'Last contact', 'Plan', 'Renewal date', 'Yearly revenue', 'Size', 'Owner', ...fields.map(({ label }) => label)]);
      const lines = items.map((one) => csvLine([one.name, one.domains.join(', '), one.people, one.strength, one.lastContactAt, one.plan, one.renewalDate, one.yearlyRevenue, one.size, one.owner?.name, ...fields.map(({ key }) => one.custom?.[key])]));
      return { text: (input.after ? '' : head) + lines.join(''), next };
    },
  }),
];
