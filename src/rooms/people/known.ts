// What is known of a person or an organisation as it is shown: each value with the source that told it, the current ones and
// those it replaced.
import { z } from 'zod';

const namedSchema = z.object({ id: z.string(), name: z.string() });
/** A person, organisation, member, run ... with its name. */
export const namedOrNull = namedSchema.nullable();
export const sourceKinds = ['import', 'mail', 'member', 'api'] as const;

export const factSchema = z.object({
  field: z.string().describe('the field, e.g. title or custom:seats'),
  label: z.string(),
  type: z.enum(['text', 'number', 'date', 'yes/no', 'tags', 'member', 'organisation']),
  value: z.string().describe('as text; empty where somebody said that there is none'),
  isCurrent: z.boolean(),
  source: z.object({
    kind: z.enum(sourceKinds),
    at: z.date(),
    member: z.string().nullable().describe('the name of the member who typed it'),
    run: namedOrNull.describe('the import that brought it'),
    record: z.string().nullable().describe('the raw record behind it'),
  }),
});
export type Fact = z.output<typeof factSchema>;

const day = z.iso.date('Write the day as 2026-11-25.').nullable();
const shortText = (max: number) => z.string().trim().max(max).nullable();

/** Fields of an edit: what is left out stays, null clears. */
export const personEditShape = {
  name: z.string().trim().min(1, 'A name is needed.').max(200),
  title: shortText(500),
  phone: shortText(100),
  city: shortText(200),
  country: shortText(200),
  owner: z.uuid().nullable().describe('id of the member who looks after them'),
  tags: z.array(z.string().trim().min(1).max(100).regex(/^[^,;|]*$/, 'A tag holds no comma, semicolon or bar.')).max(100),
  organisation: shortText(200).describe('name of the organisation; a new one is made'),
  startedOn: day,
  leftOn: day,
};
export const organisationEditShape = {
  name: z.string().trim().min(1, 'A name is needed.').max(200),
  size: z.number().int().min(0).max(2_000_000_000).nullable().describe('how many people work there'),
  plan: shortText(200),
  renewalDate: day,
  yearlyRevenue: z.number().min(0).max(999_999_999_999).nullable().describe('what they pay us in a year'),
  owner: z.uuid().nullable().describe('id of the member who looks after them'),
};
export const customSchema = z.record(z.string(), z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]))
  .describe('custom fields by label; null clears');
export type CustomEdit = z.output<typeof customSchema>;
