// Which letters a mail's bytes mean. Senders declare a charset and are often wrong: UTF-8 announced as Latin-1, Latin-1
// announced as UTF-8, nothing announced at all. What is certainly UTF-8 is read as UTF-8, whatever the label says.
import { decodeWindows1252 } from '#base/unpack/index.ts';

// Labels seen in mails that the Encoding Standard does not list, without separators and `x-`.
const ALIASES: Record<string, string> = {
  utf8mb4: 'utf-8', unicode11utf7: 'utf-7', utf7: 'utf-7', shiftjis: 'shift_jis', windows31j: 'shift_jis', mskanji: 'shift_jis', cp932: 'shift_jis',
  ms932: 'shift_jis', eucjp: 'euc-jp', cp51932: 'euc-jp', iso2022jp1: 'iso-2022-jp', iso2022jp2: 'iso-2022-jp', cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp', euckr: 'euc-kr', uhc: 'euc-kr', cp949: 'euc-kr', ms949: 'euc-kr', ksc56011987: 'euc-kr', gb2312: 'gbk', cp936: 'gbk',
  ms936: 'gbk', euccn: 'gbk', gb180302000: 'gb18030', cp950: 'big5', iso88598i: 'iso-8859-8', iso88598e: 'iso-8859-8', tis620: 'windows-874',
  cp874: 'windows-874', latin9: 'iso-8859-15', latin0: 'iso-8859-15', macroman: 'macintosh', ansi: 'windows-1252', binary: '', '8bit': '', '7bit': '',
};
const NOTHING_SAID = new Set(['', 'us-ascii', 'ascii', 'ansi_x3.4-1968', 'unknown', 'unknown-8bit', 'x-unknown', 'default', 'default_charset', 'none', 'utf-7bit']);
const LATIN = new Set(['windows-1252', 'iso-8859-15', 'iso-8859-9', 'windows-1254', 'windows-1250', 'iso-8859-2', 'macintosh']);

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const laxUtf8 = new TextDecoder('utf-8');
type Decoder = Pick<TextDecoder, 'encoding' | 'decode'>;
const decoders = new Map<string, Decoder | null>();

/** Bytes as text, by the declared charset where it can be true, else by what the bytes show. Never throws. */
export function decodeText(bytes: Uint8Array, declared: string | null): string {
  if (isAscii(bytes)) return decodeSevenBit(bytes, declared);
  const label = (declared ?? '').trim().toLowerCase().replace(/^["']|["']$/g, '');
  if (NOTHING_SAID.has(label)) return utf8OrNull(bytes) ?? decodeWindows1252(bytes);
  const decoder = decoderOf(label);
  if (!decoder) return utf8OrNull(bytes) ?? decodeWindows1252(bytes);
  if (decoder.encoding === 'utf-8') return utf8OrNull(bytes) ?? brokenUtf8(bytes);
  if (LATIN.has(decoder.encoding)) return utf8OrNull(bytes) ?? decoder.decode(bytes);
  const text = decoder.decode(bytes);
  return text.includes('\ufffd') ? (utf8OrNull(bytes) ?? text) : text;
}

/** Header bytes: seven bits, UTF-8 (RFC 6532), or Latin-1 by those who never read an RFC. */
export function decodeHeaderBytes(bytes: Uint8Array): string {
  if (isAscii(bytes)) return latin1(bytes);
  return utf8OrNull(bytes) ?? decodeWindows1252(bytes);
}

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) return false;
  return true;
}

function decodeSevenBit(bytes: Uint8Array, declared: string | null): string {
  const text = latin1(bytes);
  // Two ways to write other letters in seven bits; the first is often sent without saying so.
  if (text.includes('\x1b$') || text.includes('\x1b(')) {
    // Back to plain letters and at once to Japanese, as where two pieces were joined, is an error to the decoder.
    const mended = text.replaceAll('\x1b(B\x1b$', '\x1b$').replaceAll('\x1b(J\x1b$', '\x1b$');
    return decoderOf('iso-2022-jp')!.decode(Buffer.from(mended, 'latin1'));
  }
  const label = (declared ?? '').trim().toLowerCase();
  if (label.startsWith('utf-16') || label.startsWith('utf16')) return decoderOf(label)?.decode(bytes) ?? text;
  return /utf-?7$/.test(label) ? decodeUtf7(text) : text;
}

function utf8OrNull(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

// Announced as UTF-8 and not quite: a cut or damaged letter here and there stays UTF-8; where most letters fail it is Latin-1.
function brokenUtf8(bytes: Uint8Array): string {
  const text = laxUtf8.decode(bytes);
  let failed = 0;
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) failed++;
    else if (code > 0x7f) good++;
  }
  return failed > good ? decodeWindows1252(bytes) : text;
}

function decoderOf(label: string): Decoder | null {
  if (label.length > 40) return null;
  const known = decoders.get(label);
  if (known !== undefined) return known;
  const bare = label.replace(/^(?:x-|cs)/, '').replace(/[\s._:-]/g, '');
  const codePage = /^(?:cp|windows|ms|ibm)(\d{3,4})$/.exec(bare)?.[1];
  let decoder: Decoder | null = null;
  for (const name of [label, ALIASES[bare], codePage && `windows-${codePage}`, codePage && `ibm${codePage}`, bare, isoName(bare)]) {
    if (!name || decoder) continue;
    try {
      decoder = new TextDecoder(name);
      if (decoder.encoding === 'windows-1252') decoder = WINDOWS_1252;
    } catch {
      // not a name this runtime knows; the next one may be
    }
  }
  if (decoders.size < 500) decoders.set(label, decoder);
  return decoder;
}

const WINDOWS_1252: Decoder = { encoding: 'windows-1252', decode: (bytes) => decodeWindows1252(bytes as Uint8Array) };

const isoName = (bare: string): string | undefined => {
  const part = /^iso8859(\d{1,2})/.exec(bare)?.[1];
  return part && `iso-8859-${part}`;
};

/** UTF-7 (RFC 2152): runs of base64 UTF-16 between + and -. */
function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, run: string) => {
    if (run === '') return '+';
    const bytes = Buffer.from(run, 'base64');
    return bytes.subarray(0, bytes.length & ~1).swap16().toString('utf16le');
  });
}

/** Half surrogate pairs become the replacement character: no database takes them. Lengths stay. */
export const wellFormed = (text: string): string => (/[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text);
