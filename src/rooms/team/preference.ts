// What a member likes: follows them from browser to browser. Light or dark and the height of rows belong to the screen in
// front of them and stay in the browser.
import { z } from 'zod';

/** Ways to write dates and numbers that can be chosen, by language and region. */
export const LOCALES = ['en-GB', 'en-US', 'en-CA', 'en-AU', 'en-IN', 'da-DK', 'de-DE', 'de-CH', 'es-ES', 'fr-FR', 'it-IT', 'ja-JP', 'nl-NL', 'pl-PL', 'pt-BR', 'pt-PT', 'sv-SE'] as const;
export type Locale = (typeof LOCALES)[number];

export const preferences = z.object({
  hasLetterKeys: z.boolean().describe('whether keys of one letter work'),
  locale: z.enum(LOCALES).nullable().describe('how dates and numbers are written; null is as the browser says'),
});
export type Preferences = z.output<typeof preferences>;

export const USUAL_PREFERENCES: Preferences = { hasLetterKeys: true, locale: null };
