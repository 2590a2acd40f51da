// What to ask instead of a question that was not understood whole: the nearest that are.
import type { Reading } from './reading.ts';
import { nearest, plain } from './textMatch.ts';
import { grammarWords } from './taggedWords.ts';
import { attributeNamed } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Wording {
  label: string;
  words: string;
  /** One of several things a name may mean: offered with an answer or without. */
  isCandidate?: true;
}

const TOPICS_EACH = 3;
const VALUES_EACH = 2;
/** "anything but pricing" is not about pricing. */
const OPPOSITE = /\b(?:but|except|other than|apart from|not|without)\b/i;
const MONEY = /\b(?:big|biggest|best|top|rich|valuable|important|key|large|largest|vip|spenders?|whales?)\b/i;

/** Other words for the question, nearest first; which of them have an answer is found out by asking. */
export function wordings(typed: string, read: Pick<Reading, 'question' | 'unused' | 'ambiguous' | 'understood' | 'notUnderstood' | 'vocabulary'>, spentTop: number | null): Wording[] {
  const replaced = (start: number, end: number, words: string): string => `${typed.slice(0, start)}${words}${typed.slice(end)}`.replace(/\s+/g, ' ').trim();
  const out: Wording[] = [];
  for (const { start, end, candidates } of read.ambiguous) for (const { type, ref } of candidates) out.push({ label: `${ref.name} (${type})`, words: replaced(start, end, `"${ref.name}"`), isCandidate: true });
  const meant = read.unused.filter(({ words }) => !OPPOSITE.test(words));
  for (const { words, start, end } of meant) for (const topic of nearTopics(words, read.vocabulary)) out.push({ label: `“${topic}” for “${words}”`, words: replaced(start, end, topic) });
  for (const words of read.notUnderstood) {
    const at = typed.toLowerCase().indexOf(words.toLowerCase());
    if (at >= 0 && !read.unused.some((one) => one.start === at)) for (const topic of nearTopics(words, read.vocabulary)) out.push({ label: `“${topic}” for “${words}”`, words: replaced(at, at + words.length, topic) });
  }
  for (const { words } of read.unused.filter((one) => !read.question && /^[\p{L}\p{M}'’ -]{3,40}$/u.test(one.words)).slice(0, VALUES_EACH)) {
    const value = words.split(/\s+/).filter((word) => !grammarWords.has(plain(word))).join(' ').replace(/(?<=[^s])s$/, '');
    if (value.length > 2) for (const field of ['title', 'tags', 'city', 'country']) if (attributeNamed(read.vocabulary, field, 'person')) out.push({ label: `“${value}” in the ${field}`, words: `people whose ${field} contains "${value}"` });
  }
  if (spentTop !== null && read.unused.some(({ words }) => MONEY.test(words))) {
    out.push({ label: 'who spent the most', words: 'customers ranked by how much they spent, most first' }, { label: 'who bought most often', words: 'customers ranked by how often they bought, most first' });
    out.push({ label: `spent more than ${spentTop}`, words: `customers who spent more than ${spentTop}` }, { label: 'bought at least 5 times', words: 'customers who bought at least 5 times' });
    if (/\b(?:organi[sz]ations?|companies|accounts|firms|revenue)\b/i.test(typed)) out.unshift({ label: 'the top 10 % by revenue', words: 'organisations whose yearly revenue is in the top 10 %' });
    if (/\b(?:strength|strongest|closest|know)\b/i.test(typed)) out.unshift({ label: 'whom we know well', words: 'people we know well' });
  }
  if (read.question && read.unused.length > 0) out.push({ label: `without ${read.unused.map(({ words }) => `“${words}”`).join(' and ')}`, words: read.understood });
  return out.filter((one, index) => out.findIndex((other) => other.words === one.words) === index);
}

/** Whether words for much money were not understood: what much is, the workspace's purchases say. */
export const asksMoney = (read: Pick<Reading, 'unused'>): boolean => read.unused.some(({ words }) => MONEY.test(words));

/** Topics spelled like the words, holding one of them, or beginning alike. */
export function nearTopics(words: string, { topics }: Vocabulary): string[] {
  const parts = plain(words).split(/\s+/).filter((part) => part.length > 3 && !grammarWords.has(part));
  const spelled = new Set(parts.flatMap((part) => nearest(part, topics.flatMap((topic) => plain(topic.name).split(/\s+/)))));
  const near = topics.filter((topic) => plain(topic.name).split(/\s+/).some((word) => spelled.has(word) || parts.some((part) => word === part || (part.length > 4 && word.startsWith(part.slice(0, 5))))));
  return near.slice(0, TOPICS_EACH).map((topic) => topic.name);
}
