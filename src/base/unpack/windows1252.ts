// Windows-1252, the letters of most old files. Node 20 decodes the label windows-1252 as Latin-1 (and iso-8859-1, which
// stands for the same): curly quotes, dashes and the euro sign become control characters. Hence a decoder of our own.

const HIGH_LETTERS = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Bytes as text; every byte is a letter, so pieces of a stream may be decoded one by one. */
export const decodeWindows1252 = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return HIGH.test(text) ? text.replace(EVERY_HIGH, (c) => HIGH_LETTERS.charAt(c.charCodeAt(0) - 0x80)) : text;
};

const HIGH = /[\u0080-\u009f]/;
const EVERY_HIGH = /[\u0080-\u009f]/g;
