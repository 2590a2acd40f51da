// Completing a question while it is typed: names of this workspace by the word that is being typed, and phrases that questions
// are made of by all the words that already stand there.

export type CompletionKind = 'topic' | 'person' | 'organisation' | 'member' | 'item' | 'field' | 'phrase';

export interface Completion {
  kind: CompletionKind;
  /** What is put in. */
  text: string;
  /** Where what it replaces begins; it ends at the caret. */
  start: number;
}

/** Names as they are looked up, by kind. */
export type Names = readonly { kind: CompletionKind; name: string }[];

const SHOWN_MAX = 8;
const PHRASES_MAX = 4;
const LETTERS_MIN = 2;
const PHRASE_WORDS_MAX = 6;

interface Tail {
  text: string;
  start: number;
}

/** The last words before the caret, one, two, ... of them, the shortest first; none inside a word or behind a space. */
function tails(text: string, caret: number, wordsMax: number): Tail[] {
  if (/[\p{L}\p{N}]/u.test(text.charAt(caret))) return [];
  const before = text.slice(0, caret);
  const starts = [...before.matchAll(/(?<=^|[\s"“(,])[^\s"“(,]+/gu)].map(({ index }) => index);
  if (starts.length === 0 || !/[\p{L}\p{N}'’.-]$/u.test(before)) return [];
  return starts.slice(-wordsMax).toReversed().map((start) => ({ text: before.slice(start), start }));
}

/** What to look names up by: the word being typed, and that with the one before it. */
export function searchesOf(text: string, caret: number): string[] {
  const [one, two] = tails(text, caret, 2);
  if (!one || one.text.length < LETTERS_MIN) return two && one ? [two.text] : [];
  return two ? [one.text, two.text] : [one.text];
}

/** What the question can go on with, the nearest first. */
export function completionsOf(text: string, caret: number, names: Names, phrases: readonly string[]): Completion[] {
  const ends = tails(text, caret, PHRASE_WORDS_MAX);
  const said = phrases.flatMap((phrase) => found('phrase', phrase, ends)).sort((a, b) => a.start - b.start).slice(0, PHRASES_MAX);
  const named = names.flatMap(({ kind, name }) => found(kind, name, ends.slice(0, 2)));
  const nearer = [...named, ...said].filter(({ kind, start }) => kind !== 'phrase' && start !== ends[0]?.start);
  const all = nearer.length > 0 ? nearer : [...named.filter(({ start }) => start !== ends[0]?.start), ...said.filter(({ start }) => start !== ends[0]?.start), ...named, ...said];
  return all.filter((one, at) => all.findIndex((other) => other.text === one.text && other.kind === one.kind) === at).slice(0, SHOWN_MAX);
}

/** A name that begins with the longest end of the text that it can, or (one word alone) has a word that does. */
function found(kind: CompletionKind, text: string, ends: readonly Tail[]): Completion[] {
  const whole = plain(text);
  const end = ends.toReversed().find((tail) => tail.text.length >= LETTERS_MIN && whole.startsWith(plain(tail.text)) && whole !== plain(tail.text));
  if (end) return [{ kind, text, start: end.start }];
  const [word] = ends;
  if (kind === 'phrase' || !word || word.text.length < LETTERS_MIN || whole === plain(word.text)) return [];
  return whole.split(/\s+/).some((part) => part.startsWith(plain(word.text))) ? [{ kind, text, start: word.start }] : [];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The text with the completion in it, and where one goes on typing. */
export function taken(text: string, caret: number, completion: Completion): { text: string; caret: number } {
  const before = `${text.slice(0, completion.start)}${completion.text} `;
  return { text: `${before}${text.slice(caret).trimStart()}`, caret: before.length };
}

/** Phrases to complete a question with; names come from the workspace. */
export const PHRASES: readonly string[] = [
  'who was worried about', 'who had a problem with', 'who complained about', 'who praised', 'who asked about', 'who suggested', 'who is interested in', 'who mentioned', 'who enjoy reading', 'who read', 'who bought at least', 'who never bought',
  'who spent more than', 'who came back off season', 'not contacted for', 'who have gone quiet', 'who wrote to', 'who met with', 'referred by', 'who know', 'within 2 hops of', 'who would buy again', 'whose score is falling', 'at organisations that',
  'organisations where I know people who', 'organisations with at least', 'that renew within 60 days', 'in the top 20 % by revenue', 'who can introduce me to', 'in the last 90 days', 'this quarter', 'last month', 'since', 'before', 'between',
  'at least twice', 'more than three times', 'exactly once', 'promoters', 'detractors', 'unhappy', 'fading', 'my customers', 'connections',
];
