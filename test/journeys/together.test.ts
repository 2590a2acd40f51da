// Two people in one workspace: what one changes, the other sees without loading again; whoever is signed out hears no more.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, settled } from './journey.ts';
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
  await post(ida, '/people', { name: 'Anselm Kofler', email: 'anselm@kofler.example', organisation: 'Pellworm Kayak School' });
  await post(ida, '/topics', { name: 'steering' });
  await post(ida, '/topics', { name: 'rudder' });
});
afterAll(async () => { await journey.end(); });

test('a person added and renamed by a colleague appears by itself', async () => {
  await Promise.all([ida.goto('/people'), rosa.goto('/people')]);
  await Promise.all([settled(ida), settled(rosa)]);
  expect((await rosa.request.post('/api/v1/people', { data: { name: 'Wanda Piotrowska', email: 'wanda@oss.example' } })).ok()).toBe(true);
  await ida.getByRole('link', { name: 'Wanda Piotrowska' }).waitFor();
  const { items } = (await (await rosa.request.get('/api/v1/people?search=Wanda')).json()) as { items: { id: string }[] };
  await rosa.request.patch(`/api/v1/people/${items[0]?.id}`, { data: { name: 'Wanda Piotr' } });
  await ida.getByRole('link', { name: 'Wanda Piotr', exact: true }).waitFor();
});

test('while the server cannot be heard this is said, and what was missed comes when it is back', async () => {
  await ida.route('**/api/v1/live', (route) => route.abort());
  await ida.context().setOffline(true);
  await ida.reload().catch(() => {});
  await ida.context().setOffline(false);
  await ida.goto('/people');
  await ida.getByText('Not connected.').waitFor();
  await rosa.request.post('/api/v1/people', { data: { name: 'Joris van Hal', email: 'joris@hal.example' } });
  await ida.unroute('**/api/v1/live');
  await ida.getByRole('link', { name: 'Joris van Hal' }).waitFor();
  await ida.getByText('Not connected.').waitFor({ state: 'detached' });
});

test('Ctrl K finds somebody by a misspelled name, does what the page can, and asks', async () => {
  await rosa.goto('/organisations');
  await settled(rosa);
  await rosa.keyboard.press('Control+k');
  await rosa.getByRole('combobox', { name: 'Find or do' }).fill('koffler');
  await rosa.getByRole('option', { name: /Anselm Kofler/ }).waitFor();
  await rosa.keyboard.press('Enter');
  await rosa.getByRole('heading', { name: 'Anselm Kofler' }).waitFor();
  await rosa.goto('/people');
  await settled(rosa);
  await rosa.keyboard.press('Control+k');
  await rosa.getByRole('option', { name: 'Anselm Kofler' }).waitFor();
  await rosa.keyboard.type('new per');
  await rosa.keyboard.press('Enter');
  await rosa.getByRole('dialog', { name: 'New person' }).waitFor();
  await rosa.keyboard.press('Escape');
  await rosa.keyboard.press('Control+k');
  await rosa.keyboard.type('who was worried about steering');
  await rosa.keyboard.press('Enter');
  await rosa.waitForURL('**/ask?q=who*');
});

test('a view is saved, shared, seen by the colleague, deleted and brought back', async () => {
  await rosa.goto('/people?sort=name');
  await settled(rosa);
  await rosa.getByRole('button', { name: 'Columns' }).click();
  await rosa.getByRole('checkbox', { name: 'Tags' }).uncheck();
  await rosa.keyboard.press('Escape');
  await rosa.getByRole('button', { name: 'Views' }).click();
  await rosa.getByRole('menuitem', { name: /Save as a view/ }).click();
  await rosa.getByLabel('Name', { exact: true }).fill('By name');
  await rosa.getByRole('switch', { name: 'Everybody in the workspace sees it' }).check({ force: true });
  await rosa.getByRole('button', { name: 'Save', exact: true }).click();
  await rosa.getByRole('button', { name: 'By name' }).waitFor();
  await ida.goto('/people');
  await settled(ida);
  await ida.getByRole('button', { name: 'Views' }).click();
  await ida.getByRole('menuitem', { name: /By name/ }).click();
  await ida.waitForURL(/sort=name/);
  expect(await ida.locator('.list-head').getByText('Tags').count()).toBe(0);
  await rosa.getByRole('button', { name: 'By name' }).click();
  await rosa.getByRole('menuitem', { name: 'Delete this view' }).click();
  await rosa.getByRole('button', { name: 'Undo' }).click();
  await rosa.getByRole('button', { name: 'By name' }).waitFor();
});

test('topics put together are parted again with one key', async () => {
  await rosa.goto('/topics');
  await settled(rosa);
  await rosa.locator('.lc-name', { hasText: 'rudder' }).click();
  await rosa.getByLabel('The same as').first().fill('steer');
  await rosa.getByRole('option', { name: 'steering' }).click();
  await rosa.getByRole('button', { name: 'Put together' }).click();
  await rosa.getByText('“rudder” and “steering” are one topic now.').waitFor();
  await rosa.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await rosa.keyboard.press('z');
  await rosa.getByText('“rudder” and “steering” are two topics again.').waitFor();
  await rosa.locator('.lc-name', { hasText: 'rudder' }).waitFor();
});

test('keys of one letter that are switched off stay off in another browser of the same person, and dates look there as chosen here', async () => {
  await rosa.goto('/settings/appearance');
  await settled(rosa);
  const kept = () => rosa.waitForResponse((response) => response.url().endsWith('/preferences') && response.request().method() === 'PATCH');
  const off = kept();
  await rosa.getByRole('switch').uncheck({ force: true });
  await off;
  await rosa.getByText(/12,840\.5/).waitFor();
  await rosa.getByRole('combobox', { name: 'Dates and numbers' }).click();
  const chosen = kept();
  await rosa.getByRole('option', { name: 'German (Germany)' }).click();
  await chosen;
  await rosa.getByText(/12\.840,5/).waitFor();
  const other = await journey.newVisitor();
  await other.request.post('/api/v1/session', { data: { email: 'rosa@quillbrook.example', password: PASSWORD } });
  await other.goto('/people');
  await settled(other);
  await other.waitForFunction(() => localStorage.getItem('regulars-keys-off') === 'yes');
  await other.keyboard.press('n');
  expect(await other.getByRole('dialog').count()).toBe(0);
  await other.goto('/settings/appearance');
  await other.getByText(/12\.840,5/).waitFor();
  await other.close();
});

test('whoever is signed out somewhere else is led to the sign-in at once', async () => {
  await rosa.goto('/people');
  await settled(rosa);
  const signedOut = rosa.getByRole('button', { name: 'Sign in' });
  await rosa.request.delete('/api/v1/session');
  await signedOut.waitFor();
  expect(await rosa.getByLabel('Mail address').count()).toBe(1);
  expect(await rosa.getByLabel('Password', { exact: true }).count()).toBe(1);
});
