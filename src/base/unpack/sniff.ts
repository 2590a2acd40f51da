// What a file is, by its first bytes. Names lie; bytes seldom do.

export type FileKind = 'gzip' | 'zip' | 'text' | 'empty' | Foreign;
/** Kinds that hold nothing to read here. */
export type Foreign = 'picture' | 'sound or film' | 'PDF' | 'archive' | 'Outlook store' | 'database' | 'program' | 'office document' | 'binary file';

const SIGNATURES: readonly (readonly [kind: FileKind, bytes: string, at?: number])[] = [
  ['gzip', '1f8b'], ['zip', '504b0304'], ['zip', '504b0506'], ['zip', '504b0708'],
  ['picture', '89504e47'], ['picture', 'ffd8ff'], ['picture', '474946383'], ['picture', '49492a00'], ['picture', '4d4d002a'], ['picture', '38425053'],
  ['picture', '57454250', 8], ['picture', '6674797068656963', 4], ['picture', '667479706d696631', 4], ['picture', '6674797061766966', 4], ['picture', '00000100'],
  ['PDF', '25504446'], ['archive', '377abcaf271c'], ['archive', '526172211a07'], ['archive', 'fd377a585a00'], ['archive', '425a6839'], ['archive', '425a6836'],
  ['archive', '28b52ffd'], ['archive', '7573746172', 257], ['Outlook store', '2142444e'], ['database', '53514c69746520666f726d6174'],
  ['program', '7f454c46'], ['program', '4d5a9000'], ['program', 'cafebabe'], ['program', 'cffaedfe'], ['program', '0061736d'],
  ['sound or film', '494433'], ['sound or film', 'fffb'], ['sound or film', '4f676753'], ['sound or film', '664c6143'], ['sound or film', '57415645', 8],
  ['sound or film', '66747970', 4], ['sound or film', '1a45dfa3'], ['sound or film', '41564920', 8], ['office document', 'd0cf11e0a1b11ae1'],
];

/** The kind of a file from its first bytes (a few hundred are enough). UTF-16 and any 8-bit letters count as text. */
export function sniff(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  const hex = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 300)).toString('hex');
  for (const [kind, bytes, at = 0] of SIGNATURES) if (hex.startsWith(bytes, at * 2)) return kind;
  const start = new TextDecoder('latin1').decode(head.subarray(0, 400)).trimStart().toLowerCase();
  if (/^(?:\ufeff|ï»¿)?(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,200}-->\s{0,20})?<svg[\s>]/.test(start) || start.startsWith('%!ps-adobe')) return 'picture';
  return isBinary(head) ? 'binary file' : 'text';
}

/** Text hardly ever has NULs or control characters; UTF-16 has its NULs in every second place. */
function isBinary(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false;
  const size = Math.min(head.length, 8_192);
  let strange = 0;
  const zeros = [0, 0];
  for (let i = 0; i < size; i++) {
    const byte = head[i]!;
    if (byte === 0) zeros[i % 2]!++;
    else if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) strange++;
  }
  const [even, odd] = zeros as [number, number];
  const isUtf16 = (odd > size * 0.2 && even < size * 0.02) || (even > size * 0.2 && odd < size * 0.02);
  return strange > size * 0.1 || (even + odd > Math.max(8, size * 0.05) && !isUtf16);
}

const TOLD: Record<Foreign, string> = {
  picture: 'is a picture', 'sound or film': 'is a sound or a film', PDF: 'is a PDF', program: 'is a program', 'binary file': 'is no text that can be read here',
  archive: 'is packed in a way that is not read here (gz and zip are): unpack it first', 'Outlook store': 'is an Outlook store (.pst): export the mails as mbox or eml, Thunderbird does that',
  database: 'is a database file: export its tables as CSV', 'office document': 'is an office document: save it as CSV',
};

/** `photo.jpg is a picture`, without a full stop. */
export const told = (name: string, kind: Foreign): string => `${name} ${TOLD[kind]}`;

const MANY: Record<Foreign, string> = {
  picture: 'pictures', 'sound or film': 'sounds or films', PDF: 'PDFs', archive: 'archives', 'Outlook store': 'Outlook stores', database: 'databases', program: 'programs',
  'office document': 'office documents', 'binary file': 'files that are no text',
};

/** `12 pictures, 1 PDF`. */
export const counted = (kinds: ReadonlyMap<Foreign, number>): string =>
  [...kinds].map(([kind, count]) => (count === 1 ? `1 ${kind === 'binary file' ? 'file that is no text' : kind}` : `${count} ${MANY[kind]}`)).join(', ');
