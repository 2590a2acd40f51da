import { expect, test } from 'vitest';
import { PassThrough } from 'node:stream';
import { runCli } from './cli.ts';
import { knownCommands } from './known.ts';

const fact = (label: string, value: string, kind: string, at: string, isCurrent: boolean) => ({ label, value, isCurrent, source: { kind, at, member: kind === 'member' ? 'Ida' : null, run: kind === 'import' ? { name: 'people.csv' } : null } });
const INES = {
  id: '1', name: 'Ines Moor', strength: 70, lastContactAt: '2026-09-01T10:00:00.000Z', handles: [{ kind: 'email', value: 'ines@tarn.example' }],
  facts: [fact('title', 'Chief', 'member', '2026-08-01T10:00:00.000Z', true), fact('title', 'Owner', 'import', '2026-07-01T10:00:00.000Z', false), fact('title', 'Owner', 'import', '2026-06-01T10:00:00.000Z', false)],
};
const OTHER = { id: '2', name: 'Ines Vale', email: 'ines@vale.example', organisation: { id: '9', name: 'Vale' } };
const asked: string[] = [];

/** A server that knows two people called Ines. */
async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.replace('/api/v1', '');
  asked.push(`${path}${searchParams.has('now') ? ` as of ${searchParams.get('now')}` : ''}`);
  const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status });
  if (path === '/workspaces') return json({ items: [{ slug: 'ours', name: 'Ours', kind: 'own', timeZone: 'UTC' }] });
  if (path.endsWith('/find')) return searchParams.get('handle') === 'ines@tarn.example' ? json(INES) : json({ detail: 'Nobody.' }, 404);
  if (path === '/people/1') return json(INES);
  if (path === '/people' && searchParams.has('search')) {
    const items = [{ ...INES, email: 'ines@tarn.example', organisation: null }, OTHER].filter((one) => one.name.includes(searchParams.get('search') ?? ''));
    return json({ items, total: items.length });
  }
  if (path === '/people/1/ties') return json({ items: [{ member: { id: 'm', name: 'Ada' }, strength: 40, lastAt: '2026-05-01T10:00:00.000Z', isPrivate: false }] });
  return json({ items: [], total: 0 });
}

async function run(...args: string[]): Promise<{ code: number; out: string; notes: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCli(args, { commands: knownCommands, derived: async () => [], version: '0', dataFolder: () => '', connect: async () => ({ send: answer, close: async () => {} }) },
    { stdin: new PassThrough(), stdout: stdout as never, stderr: stderr as never, env: {} });
  return { code, out: String(stdout.read() ?? ''), notes: String(stderr.read() ?? '') };
}

test('a part of a name that fits several lists them with their addresses: 2', async () => {
  const told = await run('person', 'Ines');
  expect([told.code, told.notes]).toEqual([2, expect.stringMatching(/^"Ines" fits 2 people\. Say which: by the address or the whole name\./)]);
  expect(told.out).toMatch(/Ines Moor\s+ines@tarn\.example/);
  expect(told.out).toMatch(/Ines Vale\s+ines@vale\.example\s+Vale/);
  const { out } = await run('person', 'Ines', '--json');
  expect(JSON.parse(out)).toMatchObject({ total: 2, candidates: [{ name: 'Ines Moor', email: 'ines@tarn.example', organisation: null }, { name: 'Ines Vale', organisation: 'Vale' }] });
});

test('a part of a name that fits one is enough; who is not there is said: 1', async () => {
  expect(await run('person', 'Moor')).toMatchObject({ code: 0, out: expect.stringContaining('Ines Moor') });
  expect(await run('person', 'Grace')).toMatchObject({ code: 1, out: '', notes: expect.stringContaining('Nobody is known by "Grace"') });
  expect(await run('organisation', 'Grace', '--json')).toMatchObject({ code: 1, out: '{"candidates":[],"total":0}\n', notes: expect.stringContaining('No organisation is known') });
});

test('as of a moment, what a member said later does not hold, and everything is asked as of then', async () => {
  expect((await run('person', 'ines@tarn.example')).out).toMatch(/title\s+Chief \(Ida, 1 Aug 2026\)\ntitle\s+Owner \(earlier; people\.csv, 1 Jul 2026; 1 source more\)/);
  asked.length = 0;
  const { code, out } = await run('person', 'ines@tarn.example', '--now', '2026-05-31');
  expect(code).toBe(0);
  expect(out).toMatch(/^Ines Moor +strength 40 · last contact 1 May 2026/);
  expect(out).toMatch(/title\s+Owner \(people\.csv, 1 Jul 2026; 1 source more\)/);
  expect(out).not.toContain('Chief');
  expect(asked.filter((path) => path.includes('as of')).length).toBe(4);
  expect(asked).toContain('/people/1/topics as of 2026-05-31T23:59:59.999Z');
  expect(await run('person', 'ines@tarn.example', '--now', 'soon')).toMatchObject({ code: 2, out: '' });
});
