// Which language a text is in. Stances, promises and tone are read in English only; other languages are said to be unread, never guessed.

import { eld } from 'eld/extrasmall';
import { wordsOf } from './words.ts';

/** Words that English can hardly do without and that other languages seldom use. */
const ENGLISH: ReadonlySet<string> = new Set('the of and to is that it for not with have this be are you my was but what from or as can we your if there would do does our they an will has by been any just about which get using how please thanks i am when why still where could should works work hello hi great love good'.split(' '));

const LOOKED_AT = 1500;

/** ISO 639-1 code, or null where the text is too short or too odd to tell. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, LOOKED_AT);
  const words = wordsOf(sample, 0, sample.length).filter((word) => /^\p{L}/u.test(word.text));
  if (words.length === 0) return null;
  const english = words.filter((word) => ENGLISH.has(word.text)).length / words.length;
  if (english >= 0.3 && words.length >= 3) return 'en';
  const detected = eld.detect(sample);
  if (detected.language === 'en') return 'en';
  if (detected.isReliable() && english < 0.2 && sample.length >= 12) return detected.language;
  return /^[\p{ASCII}\p{P}\p{S}\s]*$/u.test(sample) && (english > 0 || words.length <= 4) ? 'en' : detected.language || null;
}

/** Whether somebody wrote this as a sentence, rather than a program as a line: English cannot do without its small words. */
export function isProse(sentence: string): boolean {
  const words = wordsOf(sentence, 0, Math.min(sentence.length, LOOKED_AT)).filter((word) => /^\p{L}/u.test(word.text));
  return words.length > 0 && words.filter((word) => ENGLISH.has(word.text)).length / words.length >= 0.2;
}
