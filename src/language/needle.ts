// By what somebody can be told in a text that others wrote, and blotting that out.

/** What somebody is called in a text, as a pattern: mail addresses, long numbers and ids, and a name of two words or more. */
export interface Needles {
  /** Matches any of them, ignoring case; null where there is nothing by which a text could tell. */
  pattern: RegExp | null;
  /** The same for SQL (an advanced regular expression, to be matched with ~*). */
  sql: string | null;
}

const DIGITS_MIN = 7;
const ID_CHARACTERS_MIN = 6;

/** Short ids ("17") and single names ("Ada") stand in too many texts that mean somebody else. */
export function needlesOf(handles: readonly { kind: string; value: string }[], name: string | null): Needles {
  const words = handles.flatMap(({ kind, value }) => {
    if (kind === 'email') return [value];
    if (kind === 'phone') return value.replace(/\D/g, '').length >= DIGITS_MIN ? [value] : [];
    return value.length >= ID_CHARACTERS_MIN ? [value] : [];
  });
  const called = name && name.trim().split(/\s+/).length >= 2 ? [name.trim(), turned(name.trim())] : [];
  const all = [...new Set([...words, ...called])].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  if (all.length === 0) return { pattern: null, sql: null };
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}_+.-])(?:${all.join('|')})(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'giu'),
    sql: `(?<![[:alnum:]_+.-])(?:${all.join('|')})(?![[:alnum:]_-]|\\.[[:alnum:]])`,
  };
}

/** "Ada Lovelace" as mail programs of offices write it: "Lovelace, Ada". */
const turned = (name: string): string => {
  const words = name.split(/\s+/);
  return `${words.at(-1)}, ${words.slice(0, -1).join(' ')}`;
};

const NAME_LETTERS_MIN = 3;

/**
 * The single words of names, as they are written ("Ada", "ADA", not "ada"), for texts of which it is known that they took part;
 * words in the names of others there are left.
 */
export function nameWords(names: readonly string[], others: readonly string[]): Needles {
  const words = (list: readonly string[]) => list.flatMap((name) => name.match(/[\p{L}][\p{L}\p{M}'’-]*/gu) ?? []);
  const shared = new Set(words(others).map((word) => word.toLowerCase()));
  const own = words(names).filter((word) => word.length >= NAME_LETTERS_MIN && word.toLowerCase() !== word && !shared.has(word.toLowerCase()));
  const all = [...new Set(own.flatMap((word) => [word, word.toUpperCase()]))];
  return { pattern: all.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}_@.])(?:${all.join('|')})(?![\\p{L}\\p{N}_@]|[-.][\\p{L}\\p{N}])`, 'gu'), sql: null };
}

export const BLOT = '·';

/** Blots out what names somebody, sign for sign. */
export const blotNames = (text: string, { pattern }: Needles): string => (pattern ? text.replace(pattern, (found) => BLOT.repeat(found.length)) : text);

/** Mail addresses that stand in a text, in small letters; at most a thousand. */
export function addressesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [address] of text.matchAll(/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{3,190}/gu)) {
    found.add(address.toLowerCase().replace(/[.-]+$/, ''));
    if (found.size >= 1_000) break;
  }
  return [...found];
}
