// Which words of a sentence say one thought. Contrast ("but", "although") parts more strongly than a comma or "because".

import { CONTRASTS, JOINTS, SUBJECTS } from './stanceWords.ts';
import type { TopicHit } from './topics.ts';
import type { Word } from './words.ts';

export interface Clauses {
  /** Per word: number of the part between contrasts. */
  readonly contrast: readonly number[];
  /** Per word: number of the thought. */
  readonly thought: readonly number[];
}

/** Numbers the clauses of a sentence; lists of topics ("UHD, GNU Radio and the firmware") stay one thought. */
export function clausesOf(words: readonly Word[], hits: readonly TopicHit[]): Clauses {
  const contrast: number[] = [];
  const thought: number[] = [];
  let side = 0;
  let number = 0;
  words.forEach((word, i) => {
    const isContrast = i > 0 && CONTRASTS.has(word.text);
    if (isContrast) side++;
    if (isContrast || (i > 0 && startsThought(words, i) && !isInsideList(words, i, hits))) number++;
    contrast.push(side);
    thought.push(number);
  });
  return { contrast, thought };
}

function startsThought(words: readonly Word[], i: number): boolean {
  const word = words[i]!;
  if (word.afterMark || JOINTS.has(word.text)) return true;
  if (word.text !== 'and' && word.text !== 'or') return false;
  const next = words[i + 1];
  return next !== undefined && SUBJECTS.has(next.text);
}

/** A comma or "and" with topics close on both sides joins names, not thoughts. */
function isInsideList(words: readonly Word[], i: number, hits: readonly TopicHit[]): boolean {
  if (hits.length < 2) return false;
  const here = words[i]!.start;
  const before = hits.findLast((hit) => hit.end <= here);
  const after = hits.find((hit) => hit.start >= here);
  if (!before || !after) return false;
  const between = words.filter((word) => word.start >= before.end && word.end <= after.start);
  return between.length <= 2 && between.every((word) => word.text === 'and' || word.text === 'or' || word.text === 'the' || word.text === 'my' || word.text === 'a');
}
