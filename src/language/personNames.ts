// People's names are frequent nouns in mails but never subjects. They give themselves away: after greetings and thanks, in the
// lines above quotes, in the address they write from, below closings.

import { stem } from './inflection.ts';
import type { Span } from './stance.ts';

export interface NameTally {
  /** Lower-case words seen where names stand, with the number of texts. */
  readonly seen: Map<string, number>;
  /** Names told by the caller. */
  readonly told: ReadonlySet<string>;
}

const TALLY_MAX = 50_000;
const HEAD_LENGTH = 2_000;

export function nameTally(told: Iterable<string>): NameTally {
  const words = new Set<string>();
  for (const name of told) for (const word of wordsOfName(name)) words.add(word).add(stem(word));
  return { seen: new Map(), told: words };
}

/** Looks for names in one mail: greeting, thanks, attribution lines, author, the line after a closing. */
export function tallyNames(tally: NameTally, text: string, own: readonly Span[], author: string): void {
  const found = new Set<string>();
  for (const [start, end] of own.slice(0, 4)) greeted(text.slice(start, Math.min(end, start + 300)), found);
  for (const match of text.slice(0, 4 * HEAD_LENGTH).matchAll(/(?:^|[,;:>\d] )"?(\p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,3})"?,? [<(][^\s@<>()]{1,64}@/gmu)) addName(match[1]!, found);
  const last = own.at(-1);
  if (last) signed(text.slice(last[1], last[1] + 200), found);
  const angle = author.indexOf('<');
  addName(angle > 0 ? author.slice(0, angle) : author.includes('@') || /\d/.test(author) ? '' : author, found);
  if (tally.seen.size > TALLY_MAX) return;
  for (const word of found) tally.seen.set(word, (tally.seen.get(word) ?? 0) + 1);
}

function greeted(text: string, found: Set<string>): void {
  const match = /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|thanks|thank you|many thanks|@)[ ,]+((?:dr\.? |mr\.? |ms\.? |mrs\.? |prof\.? )?\p{Lu}[\p{L}'’-]{1,20}(?: (?:and |& )?\p{Lu}[\p{L}.'’-]{0,20}){0,2})\s*(?:[,.!:;\n-]|$)/iu.exec(text);
  if (match) addName(match[1]!, found);
  const bare = /^(\p{Lu}[\p{Ll}'’-]{1,15}),\s*\n/u.exec(text);
  if (bare) addName(bare[1]!, found);
}

/** The short lines below the own text: a closing and a name. */
function signed(tail: string, found: Set<string>): void {
  const lines = tail.split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 2);
  for (const line of lines) if (line.length <= 40 && /^\p{Lu}[\p{L}.'’ -]+$/u.test(line) && line.split(' ').length <= 4) addName(line, found);
}

function addName(name: string, found: Set<string>): void {
  for (const word of wordsOfName(name)) found.add(word);
}

const wordsOfName = (name: string): string[] => name.toLowerCase().split(/[^\p{L}'’-]+/u).filter((word) => word.length >= 2 && word.length <= 20 && !GREETED_ALSO.has(word));
/** "Hi all", "Dear support team", "Thanks Again". */
const GREETED_ALSO: ReadonlySet<string> = new Set(['all', 'everyone', 'everybody', 'team', 'support', 'list', 'folks', 'guys', 'there', 'again', 'you', 'sir', 'madam', 'community', 'experts', 'users', 'customer', 'service', 'for', 'via', 'and', 'the', 'best', 'regards', 'kind', 'thanks', 'thank', 'cheers', 'sincerely', 'dr', 'mr', 'ms', 'mrs', 'prof', 'hi', 'hello', 'dear', 'sales', 'from', 'my', 'sent']);

/**
 * True when a word of the phrase stands where names stand in every seventh text that uses it, or when all of its words are
 * names we were told and it is written like a name. "Price" is also a surname, but "price" is not.
 */
export function isNameOften(tally: NameTally, key: string, texts: number, isTitled: boolean): boolean {
  const words = key.split(' ');
  return (isTitled && words.every((word) => tally.told.has(word))) || words.some((word) => (tally.seen.get(word) ?? 0) >= Math.max(2, 0.15 * texts));
}
