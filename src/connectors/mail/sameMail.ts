// Whether two mails of one Message-ID are one mail that came by two ways, or two mails of a program that gives every mail
// the same id. A list puts a footer below the text, a tag before the subject and may take the attachments off; it stays one mail.

/** What is compared of a mail. */
export interface Likeness {
  subjectKey: string;
  /** Lower case; empty where only a name or a list is known. */
  author: string;
  text: string;
  /** Names of the attachments. */
  attachments: readonly string[];
}

const WORDS_COMPARED_MAX = 5_000;
const SHARE_ALIKE = 0.7;

/** Whether the two are the same mail. */
export function isSameMail(one: Likeness, other: Likeness): boolean {
  if (one.author && other.author && one.author !== other.author) return false;
  if (!one.subjectKey.includes(other.subjectKey) && !other.subjectKey.includes(one.subjectKey)) return false;
  if (!isWithin(one.attachments, other.attachments) && !isWithin(other.attachments, one.attachments)) return false;
  return isAlike(one.text, other.text);
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  const names = new Set(all);
  return some.every((name) => names.has(name));
}

// Most words of the shorter text stand in the longer one, too.
function isAlike(one: string, other: string): boolean {
  const [few = [], many = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  if (few.length === 0) return many.length === 0;
  const known = new Set(many);
  return few.filter((word) => known.has(word)).length >= few.length * SHARE_ALIKE;
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u, WORDS_COMPARED_MAX).filter(Boolean);
