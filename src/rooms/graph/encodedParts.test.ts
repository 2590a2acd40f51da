import { expect, test } from 'vitest';
import { encodedTexts } from './encodedParts.ts';

const base64 = (text: string, encoding: BufferEncoding = 'utf8') => (Buffer.from(text, encoding).toString('base64').match(/.{1,76}/g) ?? []).join('\n');
const part = (type: string, encoding: string, body: string) => `--b\nContent-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`;

test('what stands in encoded parts is read, pictures are not', () => {
  const raw = `From: kai@tarn.example\nContent-Type: multipart/mixed; boundary=b\n\n${part('text/csv', 'base64', base64('name,email\nWilma,wilma@quetzal.example\n'))}${part('text/plain', 'Quoted-Printable', 'Gr=C3=BC=\n=C3=9Fe\n-- \nwilma=40quetzal.example')}${part('image/png', 'base64', base64('wilma'))}${part('text/plain; charset=utf-16le', 'base64', base64('Wilma', 'utf16le'))}${part('text/plain', '7bit', 'plain')}--b--\n`;
  for (const text of [raw, raw.replaceAll('\n', '\r\n')]) {
    const [table, letter, wide, wideAgain] = encodedTexts(text);
    expect(table).toContain('Wilma,wilma@quetzal.example');
    expect(letter?.replaceAll('\r', '')).toContain('Grüße\n-- \nwilma@quetzal.example');
    expect([wide?.replaceAll('\u0000', ''), wideAgain]).toEqual(['Wilma', 'Wilma']);
    expect(encodedTexts(text)).toHaveLength(4);
  }
});

test('a mail that breaks off, or is none, does no harm', () => {
  for (const text of ['', 'content-transfer-encoding: base64', 'content-transfer-encoding: base64\n\n', 'content-transfer-encoding: base64\n\n!!', '\n--\n--']) expect(encodedTexts(text).join('')).toBe('');
});
