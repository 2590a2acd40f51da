// What stands in the encoded parts of a raw mail. Whoever looks for somebody in a record would not find them there otherwise.
// Office documents, archives and pictures are packed in ways of their own and are not looked into.

/** The base64 and quoted-printable parts as text; pictures, sounds and films are passed over. Every sign is looked at once. */
export function encodedTexts(raw: string): string[] {
  const texts: string[] = [];
  const encoding = /^content-transfer-encoding:[ \t]*(base64|quoted-printable)\b/gim;
  const blankLine = /\r?\n\r?\n/g;
  for (let begin = 0; ;) {
    encoding.lastIndex = begin;
    const found = encoding.exec(raw);
    blankLine.lastIndex = encoding.lastIndex;
    if (!found || !blankLine.test(raw)) return texts;
    const body = blankLine.lastIndex;
    const end = partEnd(raw, body);
    const before = raw.slice(begin, found.index);
    const head = before.slice(Math.max(0, before.lastIndexOf('\n--'))) + raw.slice(found.index, body);
    if (!/^content-type:\s{0,20}(?:image|audio|video)\//im.test(head)) texts.push(...decoded(raw.slice(body, end), found[1]?.toLowerCase() === 'base64'));
    begin = end;
  }
}

/** A line of a boundary ends a part; "-- " begins a signature. */
function partEnd(raw: string, body: number): number {
  for (let at = raw.indexOf('\n--', body - 1); at !== -1; at = raw.indexOf('\n--', at + 3)) if (/\S/.test(raw.charAt(at + 3))) return at;
  return raw.length;
}

function decoded(body: string, isBase64: boolean): string[] {
  const bytes = isBase64 ? Buffer.from(body, 'base64') : unquoted(body);
  const text = bytes.toString('utf8');
  return text.includes('\u0000') ? [text, bytes.toString('utf16le')] : [text];
}

const unquoted = (text: string): Buffer => Buffer.from(text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
