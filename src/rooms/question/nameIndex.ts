// Names of the workspace as they stand in a question: topics, members, people, organisations, content, fields and values.
// One spelling may name several things; what stands around it decides, and where nothing decides the question is asked back.
import { stem } from '#language/inflection.ts';
import type { Token } from './tokens.ts';
import { plain, wordsOf } from './textMatch.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Ref } from './question.ts';

export type Name =
  | { type: 'topic' | 'member' | 'person' | 'organisation' | 'item'; ref: Ref }
  | { type: 'content'; content: string }
  | { type: 'field'; keys: readonly string[] }
  | { type: 'value'; key: string; value: string };

export interface NameIndex {
  /** The longest name that begins at a word, with everything it may name. */
  at(tokens: readonly Token[], at: number): { options: readonly Name[]; used: number } | null;
  /** Everything called exactly so, for quoted text. */
  exactly(text: string): readonly Name[];
  hasWord(word: string): boolean;
  words(): Iterable<string>;
  /** Those of names and values, without the labels of fields. */
  properWords(): Iterable<string>;
}

interface Entry {
  stems: readonly string[];
  spelling: string;
  name: Name;
}

const indexes = new WeakMap<Vocabulary, NameIndex>();

/** The index of a vocabulary, built once: some milliseconds for a few thousand names. */
export function indexNames(vocabulary: Vocabulary): NameIndex {
  const known = indexes.get(vocabulary) ?? buildIndex(vocabulary);
  indexes.set(vocabulary, known);
  return known;
}

function buildIndex(vocabulary: Vocabulary): NameIndex {
  const byFirst = new Map<string, Entry[]>();
  const bySpelling = new Map<string, Name[]>();
  const known = new Set<string>();
  const stems = new Set<string>();
  const proper = new Set<string>();
  const add = (spelling: string, name: Name) => {
    const words = wordsOf(spelling);
    if (words.length === 0) return;
    const stemmed = words.map(stem);
    const list = byFirst.get(stemmed[0]!) ?? [];
    if (list.some((one) => one.stems.length === stemmed.length && one.stems.every((s, i) => s === stemmed[i]) && sameName(one.name, name))) return;
    list.push({ stems: stemmed, spelling: plain(spelling), name });
    byFirst.set(stemmed[0]!, list);
    bySpelling.set(plain(spelling), [...(bySpelling.get(plain(spelling)) ?? []), name]);
    for (const word of words) {
      known.add(word);
      if (name.type !== 'field') proper.add(word);
      stems.add(stem(word));
    }
  };
  for (const [name, spellings] of spellingsOf(vocabulary)) for (const spelling of spellings) add(spelling, name);
  return {
    at: (tokens, at) => longestAt(byFirst, tokens, at),
    exactly: (text) => distinct(bySpelling.get(plain(text)) ?? []),
    hasWord: (word) => known.has(word) || stems.has(stem(word)),
    words: () => known,
    properWords: () => proper,
  };
}

/** Further words for kinds of content. */
const CONTENT_CALLED: Readonly<Record<string, readonly string[]>> = {
  release: ['release note', 'release notes'], 'release note': ['release'], 'white paper': ['whitepaper'], article: ['blog post', 'blog article'], video: ['clip', 'recording'],
};

function* spellingsOf(vocabulary: Vocabulary): Generator<[Name, string[]]> {
  for (const type of ['topic', 'member', 'person', 'organisation', 'item'] as const) {
    const list = { topic: vocabulary.topics, member: vocabulary.members, person: vocabulary.persons, organisation: vocabulary.organisations, item: vocabulary.items }[type];
    for (const { id, name, aliases = [] } of list) {
      const ref = { id, name };
      yield [{ type, ref }, [name, ...aliases]];
      const first = name.trim().split(/\s+/)[0] ?? '';
      if ((type === 'member' || type === 'person') && first !== name.trim() && first.length > 1) yield [{ type, ref }, [first]];
    }
  }
  for (const content of vocabulary.content) yield [{ type: 'content', content }, [content, ...(CONTENT_CALLED[content.toLowerCase()] ?? [])]];
  for (const { key, value } of vocabulary.values) yield [{ type: 'value', key, value }, [value]];
  for (const one of vocabulary.attributes) yield [{ type: 'field', keys: [one.key] }, [one.label, one.key, ...one.aliases, ...(one.type === 'yes/no' ? [one.label.replace(/^(?:has|have|is|are|wants|uses) (?:an? )?/i, '')] : [])]];
}

function longestAt(byFirst: ReadonlyMap<string, Entry[]>, tokens: readonly Token[], at: number): { options: readonly Name[]; used: number } | null {
  const flat = flatten(tokens, at);
  if (flat.length === 0) return null;
  let best: Entry[] = [];
  let length = 0;
  for (const entry of byFirst.get(flat[0]!.stem) ?? []) {
    if (entry.stems.length < length || entry.stems.length > flat.length || !entry.stems.every((one, i) => one === flat[i]!.stem)) continue;
    if (!flat[entry.stems.length - 1]!.isLast) continue;
    if (entry.stems.length > length) best = [];
    length = entry.stems.length;
    best.push(entry);
  }
  if (best.length === 0) return null;
  const used = flat[length - 1]!.token - at + 1;
  const typed = tokens.slice(at, at + used).map((one) => one.text).join(' ');
  const exact = best.filter((entry) => entry.spelling === typed);
  const whole = exact.filter((entry) => !('ref' in entry.name) || plain(entry.name.ref.name) === typed || entry.name.type === 'topic');
  return { options: distinct((whole.length > 0 ? [...whole, ...exact.filter((e) => !('ref' in e.name) || !whole.some((w) => w.name.type === e.name.type))] : exact.length > 0 ? exact : best).map((entry) => entry.name)), used };
}

/** Tokens as single words with their stems: "add-on" is two, as it is in a name. */
function flatten(tokens: readonly Token[], at: number): { stem: string; token: number; isLast: boolean }[] {
  const out: { stem: string; token: number; isLast: boolean }[] = [];
  for (let i = at; i < Math.min(tokens.length, at + 10); i++) {
    if (tokens[i]!.isQuoted) break;
    const words = wordsOf(tokens[i]!.text);
    if (words.length === 0) {
      if (/^[-–.&:]$/.test(tokens[i]!.text) && out.length > 0) continue;
      break;
    }
    words.forEach((word, j) => out.push({ stem: stem(word), token: i, isLast: j === words.length - 1 }));
  }
  return out;
}

const sameName = (a: Name, b: Name): boolean => JSON.stringify(a) === JSON.stringify(b);
const distinct = (names: readonly Name[]): Name[] => mergeFields(names.filter((name, i) => names.findIndex((other) => sameName(name, other)) === i));

/** One label may belong to a field of people and to one of organisations. */
function mergeFields(names: readonly Name[]): Name[] {
  const keys = names.flatMap((name) => (name.type === 'field' ? name.keys : []));
  const others = names.filter((name) => name.type !== 'field');
  return keys.length > 0 ? [...others, { type: 'field', keys }] : others;
}
