import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSealedByOlder, readSecret, rotateSecret, seal, unseal } from './secret.ts';

let dataFolder: string;
beforeEach(() => { dataFolder = mkdtempSync(join(tmpdir(), 'regulars-secret-')); });
afterEach(() => { rmSync(dataFolder, { recursive: true, force: true }); });

const place = { workspaceId: 'w1', purpose: 'mailbox password of m1' };
const mode = () => statSync(join(dataFolder, 'secret')).mode & 0o777;

test('the key is made once, and only its owner can read it, also after a careless copy', () => {
  const key = readSecret({ dataFolder });
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect([readSecret({ dataFolder }), mode()]).toEqual([key, 0o600]);
  chmodSync(join(dataFolder, 'secret'), 0o644);
  expect([readSecret({ dataFolder }), mode()]).toEqual([key, 0o600]);
});

test('what is sealed cannot be read, is sealed anew each time, and opens where it belongs', () => {
  const sealed = seal({ dataFolder }, 'correct horse ü', place);
  expect(Buffer.from(sealed.split('.').at(-1) ?? '', 'base64url').toString()).not.toContain('horse');
  expect(seal({ dataFolder }, 'correct horse ü', place)).not.toBe(sealed);
  expect(unseal({ dataFolder }, sealed, place)).toBe('correct horse ü');
});

test('it does not open in another workspace, for another purpose, or after one bit was changed', () => {
  const sealed = seal({ dataFolder }, 'correct horse', place);
  expect(() => unseal({ dataFolder }, sealed, { ...place, workspaceId: 'w2' })).toThrow(/another place/);
  expect(() => unseal({ dataFolder }, sealed, { ...place, purpose: 'web hook' })).toThrow(/another place/);
  const bytes = Buffer.from(sealed.split('.')[3] ?? '', 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal({ dataFolder }, [...sealed.split('.').slice(0, 3), changed.toString('base64url')].join('.'), place)).toThrow(/changed/);
  }
  for (const wrong of ['', 'plain', sealed.split('.').slice(0, 3).join('.'), sealed.replace('s1.', 's2.')]) expect(() => unseal({ dataFolder }, wrong, place)).toThrow();
});

test('after a change of keys the new one seals, the old one still opens, and a third machine opens nothing', () => {
  const [key, sealed] = [readSecret({ dataFolder }), seal({ dataFolder }, 'correct horse', place)];
  rotateSecret({ dataFolder });
  expect(readSecret({ dataFolder })).not.toBe(key);
  expect([unseal({ dataFolder }, sealed, place), isSealedByOlder({ dataFolder }, sealed), mode()]).toEqual(['correct horse', true, 0o600]);
  expect(isSealedByOlder({ dataFolder }, seal({ dataFolder }, 'x', place))).toBe(false);
  const [newest = ''] = readFileSync(join(dataFolder, 'secret'), 'utf8').split('\n');
  writeFileSync(join(dataFolder, 'secret'), `${newest}\n`);
  expect(() => unseal({ dataFolder }, sealed, place)).toThrow(/not in the file "secret"/);
});

test('an emptied file is not replaced in silence', () => {
  writeFileSync(join(dataFolder, 'secret'), '\n');
  expect(() => readSecret({ dataFolder })).toThrow(/holds no key/);
});
