// Whether a sentence asks, and which of its words do.

import type { Span } from './stance.ts';
import { QUESTION_OPENERS } from './stanceWords.ts';
import type { Word } from './words.ts';

/** True for a sentence that ends in a question mark and holds words; a lone "?" in an address does not ask. */
export function isQuestion(text: string, [start, end]: Span, words: readonly Word[]): boolean {
  let i = end - 1;
  while (i > start && ' "\')]”’!.'.includes(text[i]!)) i--;
  return (text[i] === '?' || text[i] === '？') && words.length >= 2 && !/^\S*:\/\/\S*$/.test(text.slice(start, end).split(/\s/).at(-1)!);
}

/** From the word the question opens with to its end. */
export function questionMark(text: string, [start, end]: Span, words: readonly Word[]): Span {
  const openers = words.filter((word, i) => QUESTION_OPENERS.has(word.text) && (i === 0 || word.afterMark || isAfterLink(words[i - 1]!)));
  const opener = openers.at(-1) ?? words.find((word) => QUESTION_OPENERS.has(word.text));
  let to = end;
  while (to > start && text[to - 1] !== '?' && text[to - 1] !== '？') to--;
  return [opener && opener.start < to ? opener.start : start, to > start ? to : end];
}

const isAfterLink = (word: Word): boolean => ['and', 'or', 'but', 'so', 'then', 'also', 'hi', 'hello', 'wondering', 'question', 'now'].includes(word.text);
