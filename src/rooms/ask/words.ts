// The words of a text, as names and searches compare them.
import { plain } from './textMatch.ts';

/** Lower-case words of letters and digits; signs separate. */
export const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{M}\d]+(?:\+\+|#)?/gu) ?? [];
