// A question as a row of words, each with its place in what was typed, so that a word that was not understood can be underlined.
import { plain } from './textMatch.ts';

export interface Token {
  /** Lower case, without accents. */
  text: string;
  /** As typed. */
  raw: string;
  start: number;
  end: number;
  isQuoted?: boolean;
}

const PATTERN = /["“”„]([^"“”„]*)["“”„]|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}][\p{L}\p{M}\d]*(?:(?:[-_+&./@]|['’](?!(?:s|t|ve|re|d|ll|m)\b))[\p{L}\d]+)*(?:\+\+|#)?(?:['’]t\b)?|['’](?:s|ve|re|d|ll|m)\b|['’]|>=|<=|!=|<>|[≥≤≠=<>%(),;?+€$£:.!&–-]/gu;

/** Splits a question into words, numbers, quoted text and signs. "didn't" becomes "did", "not"; "Ada's" becomes "Ada", "'s". */
export function tokenise(words: string): Token[] {
  const out: Token[] = [];
  for (const match of words.matchAll(PATTERN)) {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    if (match[1] !== undefined) out.push({ text: plain(match[1].trim()), raw: match[1].trim(), start, end, isQuoted: true });
    else if (/n['’]t$/iu.test(raw)) {
      const verb = NEGATED.get(plain(raw)) ?? raw.slice(0, -3);
      out.push({ text: plain(verb), raw, start, end }, { text: 'not', raw, start, end });
    } else if (/^['’](?:ve|re|d|ll|m)$/u.test(raw) || (/^['’]s?$/u.test(raw) && CONTRACTED.has(out.at(-1)?.text ?? ''))) continue;
    else if (/^['’]s?$/u.test(raw)) out.push({ text: "'s", raw, start, end });
    else out.push({ text: plain(raw), raw, start, end });
  }
  return out;
}

/** "who's" is "who is". */
const CONTRACTED = new Set(['who', 'that', 'what', 'it', 'there', 'he', 'she', 'where', 'how', 'here', 'let', 'which', 'when']);
const NEGATED = new Map([["can't", 'can'], ["won't", 'will'], ["shan't", 'shall'], ["don't", 'do']]);
