// What is done at once is taken back at once: a member, an import, a change of the business hours, a key; by pointer and by keyboard.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, faultsOf, PATIENCE_MS, settled } from './journey.ts';
import type { Journey } from './journey.ts';

let journey: Journey;
let ida: Page;
let rosa: Page;
const PASSWORD = 'eight-letters';

beforeAll(async () => {
  journey = await beginJourney();
  ida = await journey.newVisitor();
  rosa = await journey.newVisitor();
  const post = async (page: Page, path: string, data: object) => (await page.request.post(`/api/v1${path}`, { data })).json() as Promise<Record<string, string>>;
  await ida.goto('/start');
  await ida.getByLabel('Your company or team').fill('Quillbrook');
  await ida.getByLabel('Your name').fill('Ida Lund');
  await ida.getByLabel('Mail address').fill('ida@quillbrook.example');
  await ida.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await ida.getByRole('button', { name: 'Create the workspace' }).click();
  await ida.getByRole('button', { name: 'Workspace: Quillbrook' }).waitFor();
  const { link } = await post(ida, '/invitations', { email: 'rosa@quillbrook.example', role: 'member' });
  await post(rosa, '/joining', { token: String(link).split('#')[1] ?? '', name: 'Rosa Vidal', password: PASSWORD });
});
afterAll(async () => { await journey.end(); });

const signIn = async () => { await rosa.request.post('/api/v1/session', { data: { email: 'rosa@quillbrook.example', password: PASSWORD } }); };
const rosaMay = async () => (await rosa.request.get('/api/v1/people')).status();

test('a member whose membership is ended is brought back by Z, and from the list at any time', async () => {
  await ida.goto('/settings/members');
  await settled(ida);
  expect(await rosaMay()).toBe(200);
  const end = ida.getByRole('button', { name: 'End the membership of Rosa Vidal' });
  const gone = ida.getByText('Rosa Vidal is no longer a member.');
  await end.click();
  await gone.waitFor();
  await expect.poll(rosaMay, { timeout: PATIENCE_MS }).not.toBe(200);
  await ida.keyboard.press('z');
  await ida.getByText('Rosa Vidal is a member again.').waitFor();
  // Her sessions are over; her password is what it was.
  await signIn();
  await expect.poll(rosaMay, { timeout: PATIENCE_MS }).toBe(200);
  await end.click();
  await gone.waitFor();
  await ida.getByRole('button', { name: 'Bring Rosa Vidal back as a member' }).click();
  await end.waitFor();
  await signIn();
  await expect.poll(rosaMay, { timeout: PATIENCE_MS }).toBe(200);
});

test('an import is taken back and brought back, and a value typed over it is named in either state', async () => {
  const body = 'email,name,title\nnina@solo.example,Nina Solo,Painter\n';
  const { id: upload } = (await (await ida.request.post('/api/v1/uploads?name=people.csv', { data: Buffer.from(body), headers: { 'content-type': 'application/octet-stream' } })).json()) as { id: string };
  const { id } = (await (await ida.request.post('/api/v1/imports', { data: { uploads: [upload] } })).json()) as { id: string };
  const state = async () => ((await (await ida.request.get(`/api/v1/imports/${id}`)).json()) as { state: string }).state;
  await expect.poll(state, { timeout: PATIENCE_MS }).toBe('done');
  const nina = (await (await ida.request.get('/api/v1/people/find?handle=nina@solo.example')).json()) as { id: string };
  await ida.request.patch(`/api/v1/people/${nina.id}`, { data: { title: 'Sculptor' } });
  await ida.goto(`/import/${id}`);
  await ida.getByRole('heading', { name: 'Changed since it came' }).waitFor();
  await ida.getByRole('button', { name: 'Take it back' }).click();
  await ida.getByRole('heading', { name: 'Changed since, so they stay' }).waitFor();
  await ida.getByText('title: Sculptor').waitFor();
  await ida.keyboard.press('z');
  await expect.poll(state, { timeout: PATIENCE_MS }).toBe('done');
  await ida.getByRole('heading', { name: 'Changed since it came' }).waitFor();
});

test('business hours are saved at once and come back by Z', async () => {
  const open = async () => ((await (await ida.request.get('/api/v1/workspace/hours')).json()) as { days: { day: number }[] }).days.map(({ day }) => day);
  await ida.goto('/settings/hours');
  await settled(ida);
  await ida.getByRole('switch', { name: 'Open on Saturday' }).press('Space');
  await ida.getByText('The business hours are saved.').waitFor();
  expect(await open()).toEqual([1, 2, 3, 4, 5, 6]);
  await ida.keyboard.press('z');
  await expect.poll(open, { timeout: PATIENCE_MS }).toEqual([1, 2, 3, 4, 5]);
});

test('a key is revoked without being asked, and works again by Z', async () => {
  const { key } = (await (await ida.request.post('/api/v1/keys', { data: { name: 'Nightly export' } })).json()) as { key: string };
  const program = async () => (await fetch(`${journey.product.url}/api/v1/people`, { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await program()).toBe(200);
  await ida.goto('/settings/keys');
  await ida.getByRole('button', { name: 'Revoke the key Nightly export' }).click();
  await ida.getByText('The key “Nightly export” was revoked.').waitFor();
  expect(await program()).toBe(401);
  await ida.keyboard.press('z');
  await expect.poll(program, { timeout: PATIENCE_MS }).toBe(200);
});

test.each(['/settings/hours', '/import'])('%s has no barrier, light or dark, and is not wider than a phone', async (path) => {
  expect(await faultsOf(ida, path)).toEqual([]);
});

test('the browser had nothing to complain about', () => {
  expect(journey.complaints).toEqual([]);
});
