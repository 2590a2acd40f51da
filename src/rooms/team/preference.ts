// What a member likes: follows them from browser to browser. Light or dark and the height of rows belong to the screen in
// front of them and stay in the browser.
import { z } from 'zod';

export const preferences = z.object({
  hasLetterKeys: z.boolean().describe('whether keys of one letter work'),
});
export type Preferences = z.output<typeof preferences>;

export const USUAL_PREFERENCES: Preferences = { hasLetterKeys: true };
