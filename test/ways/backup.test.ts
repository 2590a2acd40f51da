// A backup from the browser: it holds every workspace, so it is handed only to whoever owns them all.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBackup, readHead } from '#base/database/backupFile.ts';
import { noteBackup } from '#base/database/lastBackup.ts';
import { backupCommands, backupName } from '#rooms/team/backup.ts';
import { openHttp } from '#test/http.ts';
import type { Http, Visitor } from '#test/http.ts';

const PASSWORD = 'a long password';
let http: Http;
let ida: Visitor;
let folder: string;
beforeAll(async () => {
  http = await openHttp();
  folder = mkdtempSync(join(tmpdir(), 'regulars-backup-page-'));
  await http.owner(null).ask('POST', '/workspaces', { name: 'Ours', email: 'ida@ours.example', password: PASSWORD });
  ida = await signedIn('ida@ours.example');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await http.close();
});

async function signedIn(email: string): Promise<Visitor> {
  const visitor = http.browser();
  expect((await visitor.ask('POST', '/session', { email, password: PASSWORD })).status).toBe(200);
  return visitor;
}

const fetched = async (visitor: Visitor, link: unknown) => visitor.ask('GET', String(link).replace('/api/v1', ''));
const state = async (visitor: Visitor = ida) => (await visitor.ask('GET', '/backups')).body;

test('a file is called by date and time of the workspace', () => {
  expect(backupName(new Date('2026-11-25T23:05:00Z'), 'Europe/Berlin')).toBe('regulars-2026-11-26-0005.gz');
});

test('commands to copy work with whatever the folder is called', () => {
  expect(backupCommands('b.gz', { folder: "/srv/our data/it's", program: '/srv/regulars' })).toMatchObject({ backup: String.raw`REGULARS_DATA='/srv/our data/it'\''s' npx regulars backup b.gz`, check: expect.stringContaining(' doctor'), night: expect.stringContaining('cd /srv/regulars && ') });
  expect(backupCommands('b.gz', null).backup).toBe('npx regulars backup b.gz');
});

test('the owner of everything takes out a whole backup; the page and the log say who did, and how much it was', async () => {
  expect(await state()).toMatchObject({ whyNot: null, last: null, making: null, brokenOff: null, database: { folder: http.product.deps.config.dataFolder } });
  const begun = await ida.ask('POST', '/backups');
  expect(begun).toMatchObject({ status: 200, body: { name: expect.stringMatching(/^regulars-\d{4}-\d\d-\d\d-\d{4}\.gz$/) } });
  const file = await fetched(ida, begun.body['link']);
  expect(file).toMatchObject({ status: 200 });
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${String(begun.body['name'])}"`);
  const path = join(folder, 'page.gz');
  writeFileSync(path, file.bytes);
  expect(await readHead(path)).toMatchObject({ regulars: 'backup' });
  expect((await checkBackup(path)).find(({ name }) => name === 'public.workspace')?.rows).toBe(1);
  expect(await state()).toMatchObject({ last: { by: 'Ida', bytes: file.bytes.length, file: null }, brokenOff: null });
  const log = (await ida.ask('GET', '/audit', { kind: 'exported' })).body.items ?? [];
  expect(log.map(({ action }) => action)).toEqual(['backups.whole', 'backups.begin']);
  expect((await fetched(ida, begun.body['link'])).body.detail).toMatch(/fetched already/);
});

test('one that nobody fetched is given up and does not stop the next', async () => {
  expect((await ida.ask('POST', '/backups')).status).toBe(200);
  const next = await ida.ask('POST', '/backups');
  expect(next.status).toBe(200);
  expect((await state())['making']).toMatchObject({ bytes: expect.any(Number) });
  expect((await fetched(ida, next.body['link'])).status).toBe(200);
  const again = await ida.ask('POST', '/backups');
  const last = await ida.ask('POST', '/backups');
  expect((await fetched(ida, again.body['link'])).status).toBe(404);
  expect((await fetched(ida, last.body['link'])).status).toBe(200);
});

test('one made on the command line is known, too, where it was made later', async () => {
  noteBackup(http.product.deps.config.dataFolder, { at: new Date('2001-01-01T00:00:00Z'), file: '/backups/old.gz', bytes: 7 });
  expect((await state())['last']).toMatchObject({ by: 'Ida' });
  noteBackup(http.product.deps.config.dataFolder, { at: new Date('2199-01-01T00:00:00Z'), file: '/backups/new.gz', bytes: 7 });
  expect((await state())['last']).toMatchObject({ by: null, file: '/backups/new.gz', bytes: 7 });
});

test('keys, members, the command line, strangers of other pages, and whoever asked for no backup get none', async () => {
  const key = http.program(String((await ida.ask('POST', '/keys', { name: 'key', scopes: ['read', 'write'] })).body['key']));
  expect(await key.ask('POST', '/backups')).toMatchObject({ status: 403, body: { detail: expect.stringContaining('regulars backup FILE') } });
  expect((await http.owner('ours').ask('POST', '/backups')).status).toBe(403);
  expect((await ida.ask('POST', '/backups', {}, { origin: 'https://evil.example' })).status).toBe(403);
  const invited = await ida.ask('POST', '/invitations', { email: 'mel@ours.example', role: 'owner' });
  const mel = http.browser();
  await mel.ask('POST', '/joining', { token: String(invited.body['link']).split('#')[1], name: 'Mel', password: PASSWORD });
  const begun = await ida.ask('POST', '/backups');
  expect((await fetched(mel, begun.body['link'])).status).toBe(404);
  expect((await mel.ask('POST', '/backups')).body.detail).toMatch(/being made already/);
  expect((await fetched(ida, begun.body['link'])).status).toBe(200);
  const { id } = (await mel.ask('GET', '/me')).body['member'] as { id: string };
  await ida.ask('PATCH', `/members/${id}`, { role: 'member' });
  for (const [method, path] of [['GET', '/backups'], ['POST', '/backups']] as const) expect((await mel.ask(method, path)).status).toBe(403);
});

test('as soon as somebody else has a workspace here, nobody takes out theirs with one’s own; the command is named instead', async () => {
  await http.owner(null).ask('POST', '/workspaces', { name: 'Theirs', email: 'eve@theirs.example', password: PASSWORD });
  const eve = await signedIn('eve@theirs.example');
  for (const visitor of [ida, eve]) {
    expect(await visitor.ask('POST', '/backups')).toMatchObject({ status: 403, body: { detail: expect.stringContaining('workspaces of which you are no owner') } });
  }
  // Nor the size of what is not hers, nor where it lies.
  expect(await state(eve)).toMatchObject({ whyNot: expect.any(String), database: null, making: null, last: null });
});
