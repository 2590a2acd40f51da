// Words whose meaning hangs on others further on: "only bought once", "top 5 … by spend", "customers Ada and I own".
import type { Item } from './taggedWords.ts';

/** The items with such words read by what stands around them. What a ranking says cannot be asked: it is told whole, never in part. */
export function readContext(items: readonly Item[]): Item[] {
  const owning = items.map((item, at): Item => (item.tag === 'filler' && item.words.toLowerCase() === 'own' && isOwning(items, at) ? retag(item, { tag: 'owned' as const }) : item));
  return ranked(owning.map(only).map(toldTogether));
}

type Bare = { start: number; end: number; words: string; slip?: string };
const retag = <T extends object>({ start, end, words, slip }: Bare, meaning: T): T & Bare => ({ ...meaning, start, end, words, ...(slip ? { slip } : {}) });

/** "I own", "Ada and Priya own", but not "our own customers". */
function isOwning(items: readonly Item[], at: number): boolean {
  const before = items.slice(0, at).findLast(({ tag }) => tag !== 'filler');
  return before?.tag === 'me' || (before?.tag === 'us' && before.words.toLowerCase() === 'we') || (before?.tag === 'name' && before.options.some(({ type }) => type === 'member'));
}

const ACTED = new Set(['act', 'stance', 'mention', 'contact', 'filler', 'me', 'us', 'preposition', 'name', 'text', 'unknown']);

/** "only bought once" is exactly once. */
function only(item: Item, at: number, items: readonly Item[]): Item {
  if (item.tag === 'unknown' && item.words.toLowerCase() === 'only' && countFrom(items, at) > 0) return retag(item, { tag: 'filler' as const });
  if (item.tag !== 'count' || item.count.atLeast === undefined || item.count.atMost !== undefined || item.words.includes('least')) return item;
  const said = items.slice(0, at).findLastIndex(({ tag, words }) => tag === 'unknown' && words.toLowerCase() === 'only');
  return said >= 0 && countFrom(items, said) === at ? { ...item, count: { atLeast: item.count.atLeast, atMost: item.count.atLeast } } : item;
}

/** Where the count stands that "only" at `at` speaks of; 0 where there is none. */
function countFrom(items: readonly Item[], at: number): number {
  let next = at + 1;
  while (next < items.length && next < at + 8 && ACTED.has(items[next]!.tag)) next++;
  return next > at + 1 && items[next]?.tag === 'count' ? next : 0;
}

/** "about anything but pricing", "should I call": the word behind is told with it, or something else would be asked. */
function toldTogether(item: Item, at: number, items: readonly Item[]): Item {
  const before = items.slice(0, at).findLast(({ tag }) => tag !== 'filler');
  const isBut = before?.tag === 'unsayable' && /^(?:any|every|some)thing (?:but|except|other than)$/i.test(before.words);
  const isAdvice = before?.tag === 'unsayable' && /^(?:should (?:i|we)|ought to)$/i.test(before.words);
  if (isAdvice && (item.tag === 'act' || item.tag === 'contact')) return retag(item, { tag: 'unsayable' as const });
  return isBut && ['name', 'text', 'unknown'].includes(item.tag) ? retag(item, { tag: 'unsayable' as const }) : item;
}

const RANKS = /\b(?:top|best|biggest|largest|smallest|highest|lowest|strongest|weakest|most|least|worst)\b/i;
const isMeasure = (item: Item | undefined): boolean => item !== undefined && (['field', 'field verb', 'strength', 'unknown'].includes(item.tag) || (item.tag === 'act' && (item.measure !== undefined || item.filter.kinds?.[0] === 'purchase')) || (item.tag === 'name' && item.options.some(({ type }) => type === 'field')));

function ranked(items: readonly Item[]): Item[] {
  const told = new Set<number>();
  const rank = items.findIndex((item) => item.tag === 'unsayable' && RANKS.test(item.words));
  if (rank < 0) return [...items];
  for (const beside of [rank - 1, rank + 1]) if (items[beside]?.tag === 'number') told.add(beside);
  const right = items.findIndex((item, at) => at > rank && item.tag !== 'filler' && item.tag !== 'number');
  if (isMeasure(items[right]) && items[right]!.tag !== 'unknown' && !/\bmost\b|\bleast\b/i.test(items[rank]!.words)) told.add(right);
  const by = items.findIndex((item, at) => at > rank && item.tag === 'preposition' && item.words.toLowerCase() === 'by');
  const measure = by < 0 ? -1 : items.findIndex((item, at) => at > by && item.tag !== 'filler');
  if (isMeasure(items[measure])) told.add(by).add(measure);
  return items.map((item, at) => (told.has(at) ? retag(item, { tag: 'unsayable' as const }) : item));
}
