// An organisation is where people work. It is recognised by its mail domains and by its name without the legal form.
import { z } from 'zod';
import { sortedPageInput } from '#base/pageKey.ts';
import { SORT_WORDS, fieldSort } from './person.ts';
import { listFilterShape } from './listFilter.ts';
import { customSchema, factSchema, namedOrNull, organisationEditShape } from './known.ts';

export const organisationSorts = ['name', 'strength', 'last contact', 'people', 'renewal date', 'yearly revenue', 'created'] as const;
export type OrganisationSort = (typeof organisationSorts)[number];

export const organisationListInput = sortedPageInput.extend({
  search: z.string().trim().max(200).optional().describe('words in the name or a domain'),
  owner: z.union([z.uuid(), z.literal('nobody')]).optional().describe('id of a member, or nobody'),
  ...listFilterShape,
  plan: z.string().trim().max(200).optional(),
  sort: z.union([z.enum(organisationSorts), fieldSort]).default('strength').describe(SORT_WORDS),
  order: z.enum(['up', 'down']).optional(),
  withCustom: z.literal('yes').optional().describe('yes: with the values of custom fields'),
});

export const organisationItem = z.object({
  id: z.string(),
  kind: z.literal('organisation'),
  name: z.string(),
  domains: z.array(z.string()),
  people: z.number().describe('how many people of it we know'),
  strength: z.number().describe('of the person we know best'),
  lastContactAt: z.date().nullable(),
  plan: z.string().nullable(),
  renewalDate: z.string().nullable(),
  yearlyRevenue: z.number().nullable(),
  size: z.number().nullable(),
  owner: namedOrNull,
  custom: z.record(z.string(), z.string()).optional().describe('values of custom fields by key, where asked for'),
});
export type OrganisationItem = z.output<typeof organisationItem>;

export const organisationDetail = organisationItem.extend({
  createdAt: z.date(),
  facts: z.array(factSchema).describe('every value ever told, field by field, the newest first'),
});
export type OrganisationDetail = z.output<typeof organisationDetail>;

const edit = z.object({ ...organisationEditShape, domains: z.array(z.string().trim().min(1).max(253)).max(50).describe('all mail domains that it shall have'), custom: customSchema }).partial();
export type OrganisationEdit = z.output<typeof edit>;
export const organisationUpdateInput = edit.extend({ id: z.uuid() });
export const organisationCreateInput = edit;
