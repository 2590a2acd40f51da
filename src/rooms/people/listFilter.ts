// By what the lists of people and organisations can be narrowed besides words: how long ago there was contact, how near they are,
// and the value of a field that the workspace added.
import { z } from 'zod';

export const CONTACT_WINDOWS = ['within 7 days', 'within 30 days', 'within 90 days', 'not for 30 days', 'not for 90 days', 'not for 180 days', 'never'] as const;
export type ContactWindow = (typeof CONTACT_WINDOWS)[number];

const strength = z.coerce.number().int().min(0).max(100).optional();

export const listFilterShape = {
  contact: z.enum(CONTACT_WINDOWS).optional().describe('when there was a mail, call or meeting last'),
  nearFrom: strength.describe('strength at least'),
  nearTo: strength.describe('strength at most'),
  field: z.string().trim().max(200).optional().describe('key of a custom field, with `is`'),
  is: z.string().trim().max(500).optional().describe('the value that the custom field has, whatever the case'),
};

/** The moment a window speaks of: contact after it (`within`) or none after it (`not`). Null for never. */
export function contactBorder(window: ContactWindow, now: Date): { since: Date; isWithin: boolean } | null {
  const days = /\d+/.exec(window)?.[0];
  return days ? { since: new Date(now.getTime() - Number(days) * 86_400_000), isWithin: window.startsWith('within') } : null;
}
