// Only what was changed is sent, so that what nobody touched keeps its source.

export const changedOnly = <Edit extends object>(before: Edit, after: Edit): Partial<Edit> =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Edit]))) as Partial<Edit>;

const FIELDS: Readonly<Record<string, string>> = { organisation: 'organisation_id', owner: 'owner_member_id', startedOn: 'started_on', leftOn: 'left_on', renewalDate: 'renewal_date', yearlyRevenue: 'yearly_revenue' };

/** The fields, as facts name them, of what was sent: handles and domains are none. `keyOf` gives the key of a custom field by its label. */
export const fieldsOfEdit = ({ custom, ...edit }: { custom?: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>, keyOf: (label: string) => string): string[] => [
  ...Object.keys(edit).filter((key) => key !== 'handles' && key !== 'domains').map((key) => FIELDS[key] ?? key), ...Object.keys(custom ?? {}).map((label) => `custom:${keyOf(label)}`),
];
