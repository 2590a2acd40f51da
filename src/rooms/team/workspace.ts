// A workspace is one organisation's memory: its members, its customers, its words. The made-up company lives in a
// workspace of kind `sample`, so that nothing of it is ever mixed with what is real.
import { z } from 'zod';

export const workspaceSchema = z.object({
  id: z.string(),
  slug: z.string().describe('the short name in addresses and on the command line'),
  name: z.string(),
  kind: z.enum(['own', 'sample']).describe('sample: the made-up company'),
  timeZone: z.string(),
  currency: z.string(),
});
export type Workspace = z.output<typeof workspaceSchema>;

/** The workspace that the command line's import makes when there is none; the first owner takes it over. */
export const DEFAULT_SLUG = 'default';
export const SAMPLE_SLUG = 'sample';

/** `Ada & Sons, Ltd.` → `ada-sons-ltd`; a name without Latin letters becomes `workspace`. `taken` gives -2, -3, … */
export function slugFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40).replace(/-$/, '');
  const base = plain || 'workspace';
  let slug = base;
  for (let n = 2; taken.has(slug) || (slug === SAMPLE_SLUG); n += 1) slug = `${base}-${n}`;
  return slug;
}

/** Whether `Intl` knows the time zone (IANA name). */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
