// Words as the readers of this folder see them: runs of letters and digits with their offsets, lower case, contractions opened
// ("doesn't" → does not), so that tables of phrases need one spelling only.

/** One word. Several words may share one place in the text ("can" and "not" of "can't"). */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Punctuation that parts thoughts stands before it: , ; : . ! ? ( ) or a dash between spaces. */
  readonly afterMark: boolean;
}

const CONTRACTIONS: Readonly<Record<string, string>> = {
  "can't": 'can not', cant: 'can not', cannot: 'can not', "won't": 'will not', wont: 'will not', "don't": 'do not', dont: 'do not', "doesn't": 'does not', doesnt: 'does not', "didn't": 'did not', didnt: 'did not',
  "isn't": 'is not', isnt: 'is not', "aren't": 'are not', "wasn't": 'was not', wasnt: 'was not', "weren't": 'were not', "hasn't": 'has not', "haven't": 'have not', havent: 'have not', "hadn't": 'had not', "couldn't": 'could not', couldnt: 'could not', "wouldn't": 'would not', wouldnt: 'would not', "shouldn't": 'should not', "mustn't": 'must not', "needn't": 'need not', "ain't": 'is not',
  "i'm": 'i am', im: 'i am', "i'd": 'i would', "i've": 'i have', "i'll": 'i will', "we're": 'we are', "we'd": 'we would', "we've": 'we have', "we'll": 'we will', "you're": 'you are', "you'd": 'you would', "you've": 'you have', "you'll": 'you will',
  "it's": 'it is', "it'd": 'it would', "it'll": 'it will', "that's": 'that is', "there's": 'there is', "what's": 'what is', "here's": 'here is', "who's": 'who is', "where's": 'where is', "how's": 'how is', "he's": 'he is', "she's": 'she is', "they're": 'they are', "they've": 'they have', "they'd": 'they would', "they'll": 'they will', "let's": 'let us', "that'd": 'that would', "that'll": 'that will', "there'd": 'there would',
  pls: 'please', plz: 'please', thx: 'thanks', thanx: 'thanks', "cant'": 'can not', gonna: 'going to', wanna: 'want to',
};

/** The words of text[from, to). One pass. */
export function wordsOf(text: string, from: number, to: number): Word[] {
  const words: Word[] = [];
  let afterMark = false;
  for (let i = from; i < to; ) {
    if (!isWordCode(text.charCodeAt(i), text, i)) {
      afterMark ||= words.length > 0 && isMark(text, i);
      i++;
      continue;
    }
    const link = linkEnd(text, i, to);
    if (link > 0) {
      i = link;
      continue;
    }
    let end = i + 1;
    while (end < to && (isWordCode(text.charCodeAt(end), text, end) || isInnerApostrophe(text, end, to))) end++;
    pushWord(words, text.slice(i, end).toLowerCase().replace(/’/g, "'"), i, end, afterMark);
    afterMark = false;
    i = end;
  }
  return words;
}

function pushWord(words: Word[], plain: string, start: number, end: number, afterMark: boolean): void {
  const opened = plain.length <= 10 ? CONTRACTIONS[plain] : undefined;
  if (opened !== undefined && Object.hasOwn(CONTRACTIONS, plain)) {
    opened.split(' ').forEach((part, at) => words.push({ text: part, start, end, afterMark: afterMark && at === 0 }));
    return;
  }
  const bare = plain.endsWith("'s") ? plain.slice(0, -2) : plain;
  words.push({ text: bare, start, end, afterMark });
}

const MARKS: ReadonlySet<string> = new Set([',', ';', ':', '!', '?', '(', ')', '…', '–', '—']);

/** A full stop counts before a space only ("UHD 4.1"), a hyphen between spaces only. */
function isMark(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (MARKS.has(sign)) return true;
  const spaced = /\s/.test(text.charAt(at + 1));
  return (sign === '.' && spaced) || (sign === '-' && spaced && text.charAt(at - 1) === ' ');
}

const isInnerApostrophe = (text: string, at: number, to: number): boolean => {
  const code = text.charCodeAt(at);
  return (code === 39 || code === 0x2019) && at + 1 < to && isWordCode(text.charCodeAt(at + 1), text, at + 1);
};

/** The end of a web address that begins at this word, or 0. Nobody says its words. */
export function linkEnd(text: string, at: number, to: number): number {
  const code = text.charCodeAt(at) | 32;
  if ((code !== 104 && code !== 119) || !/^(?:https?:\/\/|www\.)/i.test(text.slice(at, at + 8))) return 0;
  let end = at;
  while (end < to && !/\s|[<>"]/.test(text.charAt(end))) end++;
  return end;
}

/** ASCII letters and digits quickly, everything else by Unicode. */
export function isWordCode(code: number, text: string, at: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x3004) && /[\p{L}\p{M}\p{N}\uD800-\uDFFF]/u.test(text.charAt(at));
}

/** Chinese, Japanese and Korean are written without spaces: each sign is a part of its own. */
export const isCjk = (code: number): boolean => (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af);
