// The phrases of one sentence that let a stance be heard, after negation and conditions have been minded.

import type { Clauses } from './clauses.ts';
import { createPhraseBook, type Found } from './phrases.ts';
import { CONDITIONS, CUE_ROWS, type CueRow, DOUBTS, GAP_STOPS, JUDGEMENTS, NEGATION_STOPS, NEGATORS } from './stanceWords.ts';
import type { Stance } from './stance.ts';
import type { Word } from './words.ts';

export interface Cue {
  readonly stance: Stance;
  readonly p: number;
  /** First and last word of the phrase. */
  readonly first: number;
  readonly last: number;
  /** Said under a condition or a "perhaps". */
  readonly isDoubtful: boolean;
}

const book = createPhraseBook(CUE_ROWS, GAP_STOPS);
const NEGATION_REACH = 4;
const CONDITION_REACH = 6;
const DOUBT_REACH = 16;
const IF_SO = 0.72;

/** All phrases found, with their stance as said: "no problem" is no concern, "not great" is one. */
export function cuesOf(words: readonly Word[], clauses: Clauses): Cue[] {
  const found = book.find(words);
  const silenced = new Set<number>();
  for (const { row, first, last } of found) {
    if (row.stance === 'nothing') for (let i = first; i <= last; i++) silenced.add(i);
  }
  return found.flatMap((one) => {
    if (one.row.stance === 'nothing' || isSilenced(one, found, silenced)) return [];
    const cue = asSaid(words, clauses, one, silenced);
    return cue ? [cue] : [];
  });
}

/** A phrase goes when a silencing phrase covers it, unless it is the longer one. */
function isSilenced(one: Found<CueRow>, found: readonly Found<CueRow>[], silenced: ReadonlySet<number>): boolean {
  if (one.row.stance === 'question') return false;
  if (!silenced.has(one.first) && !silenced.has(one.last)) return false;
  return found.some(({ row, first, last }) => row.stance === 'nothing' && first <= one.last && last >= one.first && last - first >= one.last - one.first);
}

function asSaid(words: readonly Word[], clauses: Clauses, { row, first, last, between }: Found<CueRow>, silenced: ReadonlySet<number>): Cue | null {
  const stance = row.stance as Stance;
  const isDoubtful = underCondition(words, clauses, first);
  const p = isDoubtful && (stance === 'concern' || stance === 'praise') ? row.p * IF_SO : row.p;
  const negated = isNegated(words, clauses, first, silenced) !== between.some((i) => NEGATORS.has(words[i]!.text));
  if (!negated || stance === 'question' || stance === 'idea') return { stance, p, first, last, isDoubtful };
  if (stance === 'praise') return { stance: 'concern', p: Math.min(p, 0.78), first: negatorBefore(words, first), last, isDoubtful };
  return null;
}

function isNegated(words: readonly Word[], clauses: Clauses, first: number, silenced: ReadonlySet<number>): boolean {
  const at = negatorBefore(words, first);
  return at < first && clauses.thought[at] === clauses.thought[first] && !silenced.has(at);
}

/** The word that denies what begins at `first`, or `first` itself. */
function negatorBefore(words: readonly Word[], first: number): number {
  for (let i = first - 1; i >= 0 && i >= first - NEGATION_REACH; i--) {
    const { text } = words[i]!;
    if (NEGATORS.has(text)) return words[i + 1]?.text === 'only' || words[i + 1]?.text === 'sure' ? first : i;
    if ((NEGATION_STOPS.has(text) && !isDegree(words, i, first)) || words[i + 1]!.afterMark) return first;
  }
  return first;
}

/** "Not that good": how good, and no new thought. */
const isDegree = (words: readonly Word[], at: number, first: number): boolean => words[at]!.text === 'that' && at === first - 1 && JUDGEMENTS.has(words[first]!.text);

function underCondition(words: readonly Word[], clauses: Clauses, first: number): boolean {
  for (let i = first - 1; i >= 0 && i >= first - DOUBT_REACH; i--) {
    if (clauses.contrast[i] !== clauses.contrast[first] || words[i + 1]!.afterMark) return false;
    if (DOUBTS.has(words[i]!.text) || (i >= first - CONDITION_REACH && CONDITIONS.has(words[i]!.text))) return true;
  }
  return false;
}
