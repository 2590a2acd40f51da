// A name that is said to be one thing: "the organisation Acme", "the topic Acme"; or that a member has told what they mean by it.
// Such a name is no longer open, whatever stands around it.
import type { Name } from './nameIndex.ts';
import type { Chosen, NamedType } from './nameChoice.ts';
import type { Item } from './taggedWords.ts';
import { plain } from './textMatch.ts';
import type { Vocabulary } from './vocabulary.ts';

const TYPE_WORDS: Readonly<Record<string, NamedType>> = {
  topic: 'topic', subject: 'topic', organisation: 'organisation', organization: 'organisation', company: 'organisation', firm: 'organisation', person: 'person', member: 'member', colleague: 'member', item: 'item',
};
/** How a name of each type is said so that it can be nothing else. */
export const MEANT_AS: Readonly<Record<NamedType, string>> = { topic: 'the topic', organisation: 'the organisation', person: 'the person', member: 'the member', item: 'the item' };

const RUN_MAX = 6;
const OPEN: ReadonlySet<Item['tag']> = new Set(['name', 'text', 'unknown']);
/** Behind these stands where somebody is, never what somebody spoke of. */
const PLACING = new Set(['at', 'in', 'from']);
const TIMES: ReadonlySet<string> = new Set<Item['tag']>(['window', 'length', 'ever']);

/** The items with every name that is meant in one way read in that way. */
export function meantNames(items: readonly Item[], { chosen = [] }: Pick<Vocabulary, 'chosen'>): Item[] {
  const out: Item[] = [];
  for (let at = 0; at < items.length;) {
    const found = said(items, at) ?? chosenAt(items, at, chosen, out.at(-1));
    if (!found) {
      out.push(items[at++]!);
      continue;
    }
    if (found.dropsThe && out.at(-1)?.words.toLowerCase() === 'the') out.pop();
    at += found.used;
    const place = placed(out, found.item);
    // When it was belongs to what was done, not to the place.
    while (place && TIMES.has(items[at]?.tag ?? '')) out.push(items[at++]!);
    out.push(...(place ? [place] : []), found.item);
  }
  return out;
}


interface Meant { item: Item & { tag: 'name' | 'text' }; used: number; dropsThe?: true }

/** "organisation Acme", behind "the" or not. */
function said(items: readonly Item[], at: number): Meant | null {
  const [lead, named] = [items[at]!, items[at + 1]];
  const type = TYPE_WORDS[lead.words.toLowerCase()];
  if (!type || (named?.tag !== 'name' && named?.tag !== 'text') || (items[at - 1]?.words.toLowerCase() !== 'the' && type !== 'topic')) return null;
  const options = named.options.filter((one) => one.type === type);
  return options.length === 0 ? null : { item: { ...named, options, start: lead.start }, used: 2, dropsThe: true };
}

/** The longest run of open words that somebody has told the meaning of. */
function chosenAt(items: readonly Item[], at: number, chosen: readonly Chosen[], before: Item | undefined): Meant | null {
  if (chosen.length === 0) return null;
  let run = 0;
  while (run < RUN_MAX && items[at + run] && (OPEN.has(items[at + run]!.tag) || (run > 0 && items[at + run]!.tag === 'filler'))) run++;
  for (; run > 0; run--) {
    const part = items.slice(at, at + run);
    const spelling = plain(part.map(({ words }) => words).join(' '));
    const choice = chosen.find((one) => one.spelling === spelling);
    if (!choice) continue;
    if (before?.tag === 'preposition' && PLACING.has(before.words.toLowerCase()) && choice.type === 'topic') continue;
    const options: Name[] = [{ type: choice.type, ref: { id: choice.id, name: choice.name } }];
    return { item: { tag: 'name', options, start: part[0]!.start, end: part.at(-1)!.end, words: part.map(({ words }) => words).join(' ') }, used: run };
  }
  return null;
}

/** What stands before the name in place of "about" or of nothing: somebody is at an organisation, whatever they spoke of, so that
 * "complained about the organisation Acme" is of those who complained at Acme. */
function placed(out: Item[], { options, start }: Meant['item']): Item | null {
  const before = out.at(-1);
  if (options[0]?.type !== 'organisation' || !before) return null;
  const isAbout = before.tag === 'preposition' && before.word === 'about';
  if (!isAbout && before.tag !== 'stance' && before.tag !== 'mention') return null;
  const { start: from, end } = isAbout ? out.pop()! : { start, end: start };
  return { tag: 'preposition', word: 'at', words: 'at', start: from, end };
}
