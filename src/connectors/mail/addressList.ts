// An address header taken apart into its entries (RFC 5322, 3.4, and what people write instead): names, quoted or not,
// comments, groups, routes, brackets that never close. One pass, linear in the header.

export interface AddressEntry {
  /** As written, encoded words not decoded; from a comment where there is no other name. */
  name: string;
  address: string;
}

const ENCODED_WORD = /=\?[^?\s]{1,80}\?[bq]\?[^?\r\n]{0,998}\?=/iy;

/** The entries in order, at most `most`; members of groups stand among them, a group's name does not. */
export function addressEntries(value: string, most: number): AddressEntry[] {
  const entries: AddressEntry[] = [];
  const closing = closingBrackets(value);
  // Once a quote does not close, none behind it does: it is not looked for again.
  let canClose = true;
  let entry = newEntry();
  const end = () => {
    const read = entryOf(entry);
    if (read.name || read.address) entries.push(read);
    entry = newEntry();
  };
  for (let at = 0; at < value.length && entries.length < most; at++) {
    const c = value[at]!;
    if (c === '"') {
      const close = canClose ? closingQuote(value, at + 1) : -1;
      if (close < 0) {
        canClose = false;
        continue;
      }
      entry.words.push(value.slice(at + 1, close).replace(/\\(.)/g, '$1'));
      entry.isQuoted = true;
      at = close;
    } else if (c === '(' && closing.has(at)) {
      const close = closing.get(at)!;
      entry.comments.push(value.slice(at + 1, close).replace(/\\(.)/g, '$1'));
      entry.words.push(' ');
      at = close;
    } else if (c === '<') {
      const close = angleEnd(value, at + 1);
      const inner = value.slice(at + 1, close);
      if (entry.angle === null || !entry.angle.includes('@')) entry.angle = inner;
      at = value[close] === '>' ? close : close - 1;
    } else if (c === ',' || c === ';') end();
    else if (c === ':' && !/mailto$/i.test(entry.words.at(-1)?.slice(-6) ?? '')) entry = newEntry();
    else if (c === '=' && value[at + 1] === '?') {
      ENCODED_WORD.lastIndex = at;
      const word = ENCODED_WORD.exec(value)?.[0] ?? c;
      entry.words.push(word);
      at += word.length - 1;
    } else {
      const stop = nextSign(value, at + (c === '\\' ? 2 : 1));
      entry.words.push(value.slice(at, stop));
      at = stop - 1;
    }
  }
  end();
  return entries;
}

interface Entry { words: string[]; comments: string[]; angle: string | null; isQuoted: boolean }
const newEntry = (): Entry => ({ words: [], comments: [], angle: null, isQuoted: false });

function entryOf({ words, comments, angle, isQuoted }: Entry): AddressEntry {
  const text = words.join('').trim();
  const comment = comments.join(' ').trim();
  if (angle !== null) return { name: text || comment, address: withoutRoute(angle) };
  // An address without brackets, perhaps with a name before or behind it. A quoted local part may hold blanks.
  if (isQuoted && /^[^@]{1,128}@\S{1,253}$/.test(text)) return { name: comment, address: text };
  const parts = text.split(/\s+/);
  const place = parts.findLastIndex((part) => part.includes('@'));
  if (place < 0) return { name: text || comment, address: '' };
  return { name: [...parts.slice(0, place), ...parts.slice(place + 1)].join(' ') || comment, address: parts[place]! };
}

/** `@gate.example,@other.example:ada@acme.example` → the address behind the route. */
const withoutRoute = (angle: string): string => (angle.trimStart().startsWith('@') ? angle.slice(angle.lastIndexOf(':') + 1) : angle).trim();

// Every outermost or inner bracket that closes, by where it opens.
function closingBrackets(value: string): Map<number, number> {
  const closing = new Map<number, number>();
  if (!value.includes('(')) return closing;
  const open: number[] = [];
  for (let at = 0; at < value.length; at++) {
    const c = value[at];
    if (c === '\\') at++;
    else if (c === '(') open.push(at);
    else if (c === ')' && open.length > 0) closing.set(open.pop()!, at);
  }
  return closing;
}

function closingQuote(value: string, from: number): number {
  for (let at = from; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === '"') return at;
  }
  return -1;
}

/** Where an address in angle brackets ends: at its closing bracket, or where somebody forgot it. */
function angleEnd(value: string, from: number): number {
  const isRoute = value[from] === '@';
  for (let at = from; at < value.length; at++) {
    const c = value[at];
    if (c === '>' || c === '<' || ((c === ',' || c === ';') && !isRoute)) return at;
    if (c !== '"') continue;
    const close = closingQuote(value, at + 1);
    if (close < 0) return value.indexOf('>', at) < 0 ? value.length : value.indexOf('>', at);
    at = close;
  }
  return value.length;
}

function nextSign(value: string, from: number): number {
  let at = from;
  while (at < value.length && !'"(<,;:='.includes(value[at]!)) at += value[at] === '\\' ? 2 : 1;
  return Math.min(at, value.length);
}
