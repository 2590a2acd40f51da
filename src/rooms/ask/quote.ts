// Which words of a record are shown as the proof. Always verbatim: a part of the text at its offsets, or the row of a table as
// it came; only what has no words of its own is spelled from its values.
import { sentences } from '#language/sentences.ts';
import { plain } from '#rooms/question/textMatch.ts';

export interface Quotable {
  /** The mentioned sentence, or the beginning of what the person wrote, and where it begins in the whole text. */
  slice: string;
  start: number;
  isMention: boolean;
  /** The words that decided, in the whole text. */
  decided: [number, number] | null;
  subject: string | null;
  /** The row of a table as it came. */
  row: string | null;
  title: string | null;
  purchase: { amount?: number; currency?: string; quantity?: number; item?: string } | null;
  response: { score?: number | null; buyAgain?: string | null } | null;
}

export interface Quote {
  quote: string;
  /** Offsets into the text of the interaction, where the quote is of that text. */
  span: [number, number] | null;
  /** The words that decided, as offsets into the quote. */
  mark: [number, number] | null;
  /** In a few words what a row of a table says. */
  what: string | null;
}

const WHOLE_CHARS_MAX = 400;
/** Inflections of one word share at least these: memory, memories. */
const SAME_LETTERS = 2;

export function quoteOf(from: Quotable): Quote {
  if (from.slice.trim() !== '') return spanned(from);
  const row = from.row?.trim();
  const what = from.title || (from.purchase && spellPurchase(from.purchase)) || (from.response && spellResponse(from.response)) || from.subject || '';
  return { quote: row || what, span: null, mark: null, what: (row && what) || null };
}

/** A mention is shown as its sentence; of a text the first sentence that says something. */
function spanned({ slice, start, isMention, decided }: Quotable): Quote {
  const cut = (from: number, to: number): Quote => ({ quote: slice.slice(from, to), span: [start + from, start + to], mark: markIn(decided, start + from, start + to), what: null });
  if (isMention && slice.length <= WHOLE_CHARS_MAX) return cut(0, slice.length);
  const all = sentences(slice, [[0, slice.length]]);
  const [from, to] = all.find(([a, b]) => b - a >= 20) ?? all[0] ?? [0, Math.min(slice.length, WHOLE_CHARS_MAX)];
  return cut(from, to);
}

function markIn(decided: readonly [number, number] | null, from: number, to: number): [number, number] | null {
  return decided && decided[0] >= from && decided[1] <= to && decided[0] < decided[1] ? [decided[0] - from, decided[1] - from] : null;
}

function spellPurchase({ amount, currency, quantity, item }: NonNullable<Quotable['purchase']>): string {
  return [[quantity === undefined ? '' : `${quantity} ×`, item ?? ''].filter(Boolean).join(' '), amount === undefined ? '' : spellMoney(amount, currency)].filter(Boolean).join(', ');
}

/** As people write it where the currency has a code that is one. */
function spellMoney(amount: number, currency: string | undefined): string {
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return [amount, currency].filter((part) => part !== undefined).join(' ');
  return new Intl.NumberFormat('en', { style: 'currency', currency, minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 }).format(amount);
}

/** A count or a sum; without a currency, because what was added up may be in several. */
export const spellFigure = (figure: number): string => new Intl.NumberFormat('en', { minimumFractionDigits: Number.isInteger(figure) ? 0 : 2, maximumFractionDigits: 2 }).format(figure);

function spellResponse({ score, buyAgain }: NonNullable<Quotable['response']>): string {
  return [typeof score === 'number' ? `score ${score}` : '', buyAgain ? `would buy again: ${buyAgain}` : ''].filter(Boolean).join(', ');
}

/** Where sought words stand: `marked` is the text with marks around each word the text search found. */
export const MARK = { start: '\u{E000}', end: '\u{E001}' } as const;

/** The sentence of the writer's own words in which the sought words stand next to one another, inflected or not; null when they stand nowhere there. */
export function quoteOfMarked(text: string, marked: string, ownSpans: readonly (readonly [number, number])[], sought: readonly string[]): Quote | null {
  const found = marksOf(marked);
  const together = sought.length;
  // The text search marks each sought word wherever it stands; whether it is this one is told by how it begins.
  const isWord = ([start, end]: readonly [number, number], word: string) => plain(text.slice(start, end)).slice(0, SAME_LETTERS) === word.slice(0, SAME_LETTERS);
  const isOwn = (start: number, end: number) => ownSpans.some(([from, to]) => from <= start && end <= to);
  for (let at = 0; at + together <= found.length; at += 1) {
    const run = found.slice(at, at + together);
    const [first, last] = [run[0] as [number, number], run.at(-1) as [number, number]];
    const isJoined = run.every(([start], n) => n === 0 || !/[\p{L}\p{N}]/u.test(text.slice((run[n - 1] as [number, number])[1], start)));
    if (isJoined && run.every((one, n) => isWord(one, sought[n] ?? '')) && isOwn(first[0], last[1])) return sentenceAround(text, ownSpans, first[0], last[1]);
  }
  return null;
}

/** The sentence around letters that stand in the writer's own words. */
export function quoteOfLetters(text: string, letters: string, ownSpans: readonly (readonly [number, number])[]): Quote | null {
  const pattern = new RegExp(letters.trim().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+'), 'giu');
  for (const match of text.matchAll(pattern)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const isWhole = !(isWordLike(text[start - 1]) && isWordLike(text[start])) && !(isWordLike(text[end - 1]) && isWordLike(text[end]));
    if (isWhole && ownSpans.some(([from, to]) => from <= start && end <= to)) return sentenceAround(text, ownSpans, start, end);
  }
  return null;
}

const isWordLike = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{M}\p{N}]/u.test(letter);

function sentenceAround(text: string, ownSpans: readonly (readonly [number, number])[], at: number, until: number): Quote {
  const [start, end] = sentences(text, ownSpans).find(([from, to]) => from <= at && at < to) ?? ownSpans.find(([from, to]) => from <= at && at < to) ?? [at, at];
  return { quote: text.slice(start, end), span: [start, end], mark: markIn([at, until], start, end), what: null };
}

/** Offsets of the marked words in the text without marks. */
function marksOf(marked: string): [number, number][] {
  const found: [number, number][] = [];
  let at = 0;
  let open = -1;
  for (let n = 0; n < marked.length; n += 1) {
    if (marked[n] === MARK.start) open = at;
    else if (marked[n] === MARK.end) {
      if (open >= 0) found.push([open, at]);
      open = -1;
    } else at += 1;
  }
  return found;
}
