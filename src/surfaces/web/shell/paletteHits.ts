// What the palette offers for the words typed: pages, what the page can do, what was looked at last, whoever and whatever is
// found, and the words themselves as a question.
import type { Answer } from '#surfaces/web/api/types.ts';
import type { IconName } from '#surfaces/web/ui/Icon.ui.tsx';

export type Group = 'ask' | 'recent' | 'people' | 'organisations' | 'topics' | 'texts' | 'do' | 'pages';
export type Found = Answer<'search.find'>['items'][number];

export interface Hit {
  id: string;
  group: Group;
  label: string;
  marks?: readonly (readonly number[])[];
  beside?: string | null;
  /** An avatar by id and name, or an icon. */
  avatar?: { id: string; isOrganisation: boolean };
  icon?: IconName;
  strength?: number | null;
  end?: string;
  key?: string;
  excerpt?: { text: string; marks: readonly (readonly number[])[] };
  run: () => void;
}

const ASKS = /^(who|whom|which|what|how|when|everybody|everyone|people|organisations|regulars|show|find)\b|\?$/i;

/** Whether the words read as a question rather than as a name. */
export const isQuestion = (words: string): boolean => words.split(/\s+/).length > 1 && (ASKS.test(words) || words.split(/\s+/).length > 4);

/** The order of the groups: a question is asked first, a name is looked up first. */
export const groupsFor = (words: string): readonly Group[] =>
  words === '' ? ['recent', 'do', 'pages'] : isQuestion(words) ? ['ask', 'people', 'organisations', 'topics', 'texts', 'do', 'pages'] : ['pages', 'people', 'organisations', 'do', 'topics', 'texts', 'ask'];

/** Whether every word typed begins a word of the label. */
export function begins(label: string, words: string): boolean {
  const own = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.toLowerCase().split(/\s+/).filter(Boolean).every((word) => own.some((one) => one.startsWith(word)));
}

/** Where the words typed stand in a label. */
export function marksOf(label: string, words: string): [number, number][] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return [...label.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((found): [number, number][] => {
    const word = wanted.find((one) => found[0].toLowerCase().startsWith(one));
    return word ? [[found.index, found.index + word.length]] : [];
  });
}

/** How many letters may stand before the first found word, so that it is seen where a line is cut. */
const LEAD_MAX = 22;

/** The excerpt from shortly before its first found word on. */
export function fromMark({ text, marks }: { text: string; marks: readonly (readonly number[])[] }): { text: string; marks: readonly (readonly number[])[] } {
  const first = marks[0]?.[0] ?? 0;
  if (first <= LEAD_MAX) return { text, marks };
  const cut = text.indexOf(' ', first - LEAD_MAX) + 1;
  const shift = cut - 2;
  return { text: `… ${text.slice(cut)}`, marks: marks.map(([start = 0, end = 0]) => [start - shift, end - shift]) };
}
