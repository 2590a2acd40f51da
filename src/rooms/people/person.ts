// A person is a customer, or somebody who may become one. Our own members are never persons. People are recognised by their
// handles; what else is known of them are facts, each with its source.
import { z } from 'zod';
import { sortedPageInput } from '#base/pageKey.ts';
import { CUSTOM } from './field.ts';
import { listFilterShape } from './listFilter.ts';
import { customSchema, factSchema, namedOrNull, personEditShape } from './known.ts';

export const personSorts = ['name', 'strength', 'last contact', 'organisation', 'created'] as const;
export type PersonSort = (typeof personSorts)[number];
export type Order = 'up' | 'down';
/** A field that the workspace added, by its key. */
export const fieldSort = z.templateLiteral(['custom:', z.string().min(1).max(80)]);
export type FieldSort = z.output<typeof fieldSort>;

export const SORT_WORDS = 'or custom: and the key of a custom field; those without a value come last';

/** What a list begins with where nobody says: the strongest, the latest, but names, and values of fields of their own, from A. */
export const usualOrder = (sort: string): Order => (sort === 'name' || sort === 'organisation' || sort === 'renewal date' || sort.startsWith(CUSTOM) ? 'up' : 'down');

export const personListInput = sortedPageInput.extend({
  search: z.string().trim().max(200).optional().describe('words in the name, a handle or the name of the organisation'),
  organisation: z.uuid().optional(),
  owner: z.union([z.uuid(), z.literal('nobody')]).optional().describe('id of a member, or nobody'),
  ...listFilterShape,
  tag: z.string().trim().max(100).optional(),
  sort: z.union([z.enum(personSorts), fieldSort]).default('strength').describe(SORT_WORDS),
  order: z.enum(['up', 'down']).optional(),
  withCustom: z.literal('yes').optional().describe('yes: with the values of custom fields'),
  skip: z.coerce.number().int().min(0).max(100_000_000).optional().describe('how many rows to leave out, to begin in the middle of a long list; not with `after`'),
});

export const personItem = z.object({
  id: z.string(),
  kind: z.literal('person'),
  name: z.string(),
  email: z.string().nullable(),
  organisation: namedOrNull,
  title: z.string().nullable(),
  strength: z.number().describe('the strongest tie with one of us, 0 to 100'),
  lastContactAt: z.date().nullable(),
  owner: namedOrNull,
  tags: z.array(z.string()),
  custom: z.record(z.string(), z.string()).optional().describe('values of custom fields by key, where asked for'),
});
export type PersonItem = z.output<typeof personItem>;

export const handleSchema = z.object({ kind: z.string().trim().min(1).max(60).describe('email, phone, customer id, or the name of another system'), value: z.string().trim().min(1).max(320) });

export const personDetail = personItem.extend({
  phone: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  startedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  createdAt: z.date(),
  handles: z.array(handleSchema),
  facts: z.array(factSchema).describe('every value ever told, field by field, the newest first'),
});
export type PersonDetail = z.output<typeof personDetail>;

const edit = z.object({ ...personEditShape, handles: z.array(handleSchema).max(50), custom: customSchema }).partial();
export type PersonEdit = z.output<typeof edit>;
export const personUpdateInput = edit.extend({ id: z.uuid(), handles: z.array(handleSchema).max(50).optional().describe('all handles that they shall have; one at least') });
export const personCreateInput = edit.extend({ email: z.string().trim().max(320).optional() });

/** "Several are called so" as one sentence with the means to tell them apart. */
export function severalSentence(name: string, candidates: readonly { name: string; email: string | null; organisation: string | null }[], count: number): string {
  const shown = candidates.map((one) => `${one.name} (${[one.email, one.organisation].filter(Boolean).join(', ') || 'no mail address'})`);
  return `${count} people are called "${name}": ${shown.join('; ')}${count > shown.length ? '; and others' : ''}. Name a mail address or a customer id.`;
}
