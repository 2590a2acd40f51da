// Taking an address book apart, card by card, as it streams by. A card stands between BEGIN:VCARD and END:VCARD; pictures
// are passed over, they are most of the bytes and say nothing to us.

import { decodeWindows1252 } from '#base/unpack/index.ts';

export type CardPart = { line: number; lines: string[]; isWhole: boolean } | { line: number; tooLarge: string };

const CARD_CHARACTERS_MAX = 1_000_000;

/** Cards in order with the number of their first line; what stands between cards is no card and is passed over. */
export async function* splitCards(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CardPart> {
  let card: { line: number; lines: string[]; size: number } | null = null;
  let isInPicture = false;
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line++;
    if (/^\s*begin\s*:\s*vcard\s*$/i.test(text)) {
      if (card) yield { line: card.line, lines: card.lines, isWhole: false };
      card = { line, lines: [], size: 0 };
      isInPicture = false;
      continue;
    }
    if (!card) continue;
    if (/^\s*end\s*:\s*vcard\s*$/i.test(text)) {
      yield { line: card.line, lines: card.lines, isWhole: true };
      card = null;
      continue;
    }
    const isFolded = /^[ \t]/.test(text);
    if (!isFolded) isInPicture = /^(?:[\w-]+\.)?(?:photo|logo|sound|key)[;:]/i.test(text);
    // Version 2.1 folds base64 without indenting it; such a line has neither colon nor semicolon.
    if (isInPicture && (isFolded || /^[A-Za-z0-9+/=]*$/.test(text) || /^(?:[\w-]+\.)?(?:photo|logo|sound|key)[;:]/i.test(text))) continue;
    isInPicture = false;
    card.size += text.length;
    if (card.size > CARD_CHARACTERS_MAX) {
      yield { line: card.line, tooLarge: card.lines.join('\n').slice(0, 500) };
      card = null;
      continue;
    }
    card.lines.push(text);
  }
  if (card) yield { line: card.line, lines: card.lines, isWhole: false };
}

/**
 * Lines as text: UTF-8, UTF-16 by its mark, else Windows-1252, which old exports are in. Of a line of megabytes only the
 * beginning comes: it is a picture that nobody folded, or makes its card too large.
 */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: Pick<TextDecoder, 'decode'> | null = null;
  let rest = '';
  let isPassingOver = false;
  for await (const chunk of chunks) {
    decoder ??= decoderOf(chunk);
    let text = decoder.decode(chunk, { stream: true });
    if (isPassingOver) {
      const end = text.search(/[\r\n]/);
      if (end < 0) continue;
      text = text.slice(end).replace(/^\r?\n?/, '');
      isPassingOver = false;
    }
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length <= CARD_CHARACTERS_MAX) continue;
    yield /^(?:[\w-]+\.)?(?:photo|logo|sound|key)[;:]/i.test(rest) ? rest.slice(0, 200) : rest;
    [rest, isPassingOver] = ['', true];
  }
  rest += decoder?.decode() ?? '';
  if (rest) yield rest.replace(/\r$/, '');
}

function decoderOf(first: Uint8Array): Pick<TextDecoder, 'decode'> {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le');
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be');
  return isUtf8(first) ? new TextDecoder('utf-8') : { decode: (bytes) => (bytes ? decodeWindows1252(bytes as Uint8Array) : '') };
}

function isUtf8(chunk: Uint8Array): boolean {
  // A letter may be cut at the end of the chunk: three bytes there prove nothing.
  const text = new TextDecoder('utf-8').decode(chunk.subarray(0, Math.max(0, chunk.length - 3)));
  return !text.slice(0, -1).includes('\ufffd');
}
