// The log of who did what, when and by which way in: saw, changed, exported, erased, signed in, decided. Rows are only ever
// added, and hold ids and names of fields, never what customers said or what a field holds.
import { z } from 'zod';

/** What kinds of acts there are, and by which action one knows them; whatever fits none is a change. */
const KINDS = {
  saw: '\\.see$',
  exported: '^exports?\\.|\\.export$|\\.rejectsFile$|^audit\\.file$|^backup',
  erased: '\\.erase$|^erasures?\\.|^erase\\.',
  'sign-in': '^session\\.|^mySessions\\.|^me\\.|^password|^firstVisit\\.|^joining\\.',
  settings: '^workspace\\.|^workspaces\\.|^members\\.|^invitations\\.|^keys\\.|^ownDomains\\.|^fields\\.|^fuzzyWords\\.',
} as const;

export const AUDIT_KINDS = ['saw', 'changed', 'exported', 'erased', 'sign-in', 'settings'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Read by JavaScript and PostgreSQL alike. Null for `changed`, which is what none of the others is. */
export const patternOf = (kind: AuditKind): string | null => (kind === 'changed' ? null : KINDS[kind]);
export const PATTERN_OF_ALL: string = Object.values(KINDS).join('|');

export function auditKindOf(action: string): AuditKind {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((kind) => new RegExp(KINDS[kind]).test(action)) ?? 'changed';
}

export const auditSchema = z.object({
  id: z.string(),
  at: z.date(),
  member: z.string().nullable(),
  via: z.string().describe('session, key, socket or job'),
  action: z.string().describe('the name of the endpoint, e.g. topics.create; seeing ends in .see'),
  kind: z.enum(AUDIT_KINDS),
  subject: z.string().nullable().describe('the id of what it was done to'),
  about: z.string().nullable().describe('what that is called now; null when it is gone or has no name'),
  detail: z.record(z.string(), z.unknown()).describe('names of the fields that were given, a role; never what customers said'),
});
export type AuditRow = z.output<typeof auditSchema>;

export const auditFilter = {
  kind: z.enum(AUDIT_KINDS).optional(),
  member: z.uuid().optional().describe('id of the member who did it'),
  subject: z.string().max(100).optional().describe('id of what it was done to: a person, a member, a topic'),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
};
export type AuditFilter = z.output<z.ZodObject<typeof auditFilter>>;

/** What the log keeps of an input: which fields were given, and a role, which is a word of ours. */
export function auditDetail(input: object): { fields?: string[]; role?: string; scopes?: string[] } {
  const { id: _id, role, scopes, ...given } = input as { id?: unknown; role?: unknown; scopes?: unknown };
  const fields = Object.entries(given).filter(([, value]) => value !== undefined).map(([name]) => name);
  return {
    ...(fields.length > 0 ? { fields } : {}),
    ...(typeof role === 'string' ? { role } : {}),
    ...(Array.isArray(scopes) ? { scopes: scopes.map(String) } : {}),
  };
}
