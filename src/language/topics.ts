// Topics are found by their names and aliases, tolerant of case, plural, -ing, hyphens and joined spelling. The longest name wins:
// "sample rate" is not also a mention of "rate". A trie over word stems keeps thousands of aliases as fast as ten.

import { stem } from './inflection.ts';
import { isCjk, isWordCode, linkEnd } from './words.ts';

export interface TopicWords {
  readonly id: string;
  /** Name and aliases. */
  readonly words: readonly string[];
}

/** A topic's name found at text[start, end). */
export interface TopicHit {
  readonly topicId: string;
  readonly start: number;
  readonly end: number;
}

export interface Lexicon {
  /** All hits inside text[start, end), left to right, not overlapping (several topics may share one name). */
  find(text: string, start: number, end: number): TopicHit[];
  readonly size: number;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Topics whose name ends here, with the exact spelling they insist on, if any. */
  readonly topics: { id: string; exactly: string | null }[];
}

interface Part {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const NAME_PARTS_MAX = 10;

/** Short English words that are also abbreviations: "IT" is a topic, "it" is not. */
const ALSO_WORDS: ReadonlySet<string> = new Set(['it', 'us', 'am', 'or', 'who', 'so', 'do', 'as', 'is', 'in', 'on', 'at', 'an', 'be', 'by', 'we', 'me', 'he', 'if', 'no', 'to', 'up', 'all', 'any', 'can', 'may', 'has', 'was', 'let', 'set', 'get', 'one', 'new', 'now', 'add', 'ask', 'hat', 'der', 'die', 'das', 'les', 'des', 'ai', 'la', 'el', 'es', 'va', 'era', 'age', 'led', 'aid']);

/** Prepares topics for finding. Names without a letter or digit are ignored. */
export function createLexicon(topics: readonly TopicWords[]): Lexicon {
  const root = node();
  let size = 0;
  for (const { id, words } of topics) {
    for (const name of words) if (addName(root, id, name)) size++;
  }
  return { size, find: (text, start, end) => find(root, text, start, end) };
}

const node = (): Node => ({ next: new Map(), topics: [] });

function addName(root: Node, id: string, name: string): boolean {
  const parts = partsOf(name, 0, name.length);
  if (parts.length === 0 || parts.length > NAME_PARTS_MAX) return false;
  const exactly = parts.length === 1 && isShouted(name.trim()) && ALSO_WORDS.has(name.trim().toLowerCase()) ? name.trim() : null;
  addPath(root, id, parts.map(({ key }) => key), exactly);
  if (parts.length > 1 && parts.length <= 3) addPath(root, id, [joinedKey(name)], null);
  const split = parts.length === 1 ? camelParts(name) : null;
  if (split) addPath(root, id, split, null);
  return true;
}

const isShouted = (name: string): boolean => name === name.toUpperCase();

/** "sample rate" as people also write it: "samplerate". */
const joinedKey = (name: string): string => stem(partsOf(name, 0, name.length, false).map(({ key }) => key).join(''));

/** "GitHub", "WhitePaper" → their two words. */
function camelParts(name: string): string[] | null {
  const pieces = name.trim().match(/[A-Z][a-z]+/g);
  return pieces && pieces.length > 1 && pieces.join('') === name.trim() ? pieces.map((piece) => stem(piece.toLowerCase())) : null;
}

function addPath(root: Node, id: string, keys: readonly string[], exactly: string | null): void {
  let at = root;
  for (const key of keys) {
    let next = at.next.get(key);
    if (!next) at.next.set(key, (next = node()));
    at = next;
  }
  if (!at.topics.some((topic) => topic.id === id)) at.topics.push({ id, exactly });
}

function find(root: Node, text: string, start: number, end: number): TopicHit[] {
  const parts = partsOf(text, start, end);
  const hits: TopicHit[] = [];
  for (let i = 0; i < parts.length; ) {
    const { node: best, last } = longest(root, text, parts, i);
    if (!best) {
      i++;
      continue;
    }
    const spelled = text.slice(parts[i]!.start, parts[last]!.end);
    for (const { id, exactly } of best.topics) {
      if (exactly === null || exactly === spelled) hits.push({ topicId: id, start: parts[i]!.start, end: parts[last]!.end });
    }
    i = last + 1;
  }
  return hits;
}

function longest(root: Node, text: string, parts: readonly Part[], from: number): { node: Node | null; last: number } {
  let at: Node | undefined = root;
  let best: Node | null = null;
  let last = from;
  for (let i = from; i < parts.length; i++) {
    if (i > from && !areNeighbours(text, parts[i - 1]!.end, parts[i]!.start)) break;
    at = at.next.get(parts[i]!.key);
    if (!at) break;
    if (at.topics.length > 0) {
      best = at;
      last = i;
    }
  }
  return { node: best, last };
}

/** Words of one name are parted by nothing, a little space (a wrapped line too), a hyphen, an underscore, a slash, or an inner full stop. */
function areNeighbours(text: string, from: number, to: number): boolean {
  if (to === from) return true;
  if (to - from > 6) return false;
  const gap = text.slice(from, to);
  return /^(?:\s+|\s?[-‐‑_/]\s?|\.)$/.test(gap);
}

/** Letters and digits in runs, stems as keys; "C++" and "C#" keep their signs. */
function partsOf(text: string, from: number, to: number, stemmed = true): Part[] {
  const parts: Part[] = [];
  for (let i = from; i < to; ) {
    const code = text.charCodeAt(i);
    if (!isWordCode(code, text, i)) {
      i++;
      continue;
    }
    const link = linkEnd(text, i, to);
    if (link > 0) {
      i = link;
      continue;
    }
    let end = i + 1;
    if (!isCjk(code)) {
      while (end < to && isWordCode(text.charCodeAt(end), text, end) && !isCjk(text.charCodeAt(end))) end++;
    }
    const signs = text.startsWith('++', end) ? 2 : text[end] === '#' ? 1 : 0;
    const plain = text.slice(i, end + signs).toLowerCase();
    if (!isPossessive(text, i, end)) parts.push({ key: stemmed ? stem(plain) : plain, start: i, end: Math.min(to, end + signs) });
    i = end + signs;
  }
  return parts;
}

/** The "s" of "customer's". */
const isPossessive = (text: string, start: number, end: number): boolean => end - start === 1 && (text[start] === 's' || text[start] === 'S') && (text[start - 1] === "'" || text[start - 1] === '’');
