// Words whose meaning hangs on others further on: "only bought once", "anything but pricing", "customers Ada and I own".
import type { Item } from './taggedWords.ts';

/** The items with such words read by what stands around them. */
export function readContext(items: readonly Item[]): Item[] {
  const owning = items.map((item, at): Item => (item.tag === 'filler' && item.words.toLowerCase() === 'own' && isOwning(items, at) ? retag(item, { tag: 'owned' as const }) : item));
  return newIn(owning.map(only).map(toldTogether).map(saysNothing));
}

/** "customers' complaints", "co-op members": the end of a word, and a noun behind what says who. */
function saysNothing(item: Item, at: number, items: readonly Item[]): Item {
  const before = items[at - 1];
  const isPlural = item.tag === 'possessive' && before?.tag === 'head';
  const isNoun = item.tag === 'unknown' && /^(?:members?|folk)$/i.test(item.words) && before?.tag === 'name' && before.options.some(({ type }) => type === 'value');
  return isPlural || isNoun ? retag(item, { tag: 'filler' as const }) : item;
}

/** "new this month", "new customers since June": did something then for the first time. */
function newIn(items: readonly Item[]): Item[] {
  const at = items.findIndex((item) => item.tag === 'adjective' && item.name === 'new');
  const head = at >= 0 && items[at + 1]?.tag === 'head' ? 1 : 0;
  let time = at + head + 1;
  while (items[time]?.tag === 'filler') time++;
  const window = items[time];
  if (at < 0 || window?.tag !== 'window' || 'ago' in window.window || 'before' in window.window) return [...items];
  const word = items[at]!;
  const first = [retag(word, { tag: 'edge' as const, way: 'first' as const }), retag(word, { tag: 'act' as const, filter: {} })];
  return [...items.slice(0, at), ...items.slice(at + 1, at + 1 + head), ...first, ...items.slice(at + 1 + head)];
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

const TOLD = new Set(['act', 'contact', 'name', 'text', 'unknown']);

/** "about anything but pricing", "should I call": the word behind is told with it, or something else would be asked. */
function toldTogether(item: Item, at: number, items: readonly Item[]): Item {
  if (!TOLD.has(item.tag)) return item;
  let last = at - 1;
  while (items[last]?.tag === 'filler') last -= 1;
  const before = items[last];
  const isBut = before?.tag === 'unsayable' && /^(?:any|every|some)thing (?:but|except|other than)$/i.test(before.words);
  const isAdvice = before?.tag === 'unsayable' && /^(?:should (?:i|we)|ought to)$/i.test(before.words);
  if (isAdvice && (item.tag === 'act' || item.tag === 'contact')) return retag(item, { tag: 'unsayable' as const });
  return isBut && ['name', 'text', 'unknown'].includes(item.tag) ? retag(item, { tag: 'unsayable' as const }) : item;
}
