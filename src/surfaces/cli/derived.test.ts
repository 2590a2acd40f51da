import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { runCli } from './cli.ts';
import { derivedCommand } from './derived.ts';
import { mergingCommands } from './merging.ts';

const [ADA, ALSO] = ['01a2136c-4471-70d8-9466-8363bcd7e609', '01a2136c-4472-74d0-a1a5-07f90d26e2fb'];
const asked: string[] = [];

/** A server that knows Ada twice. */
async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.replace('/api/v1', '');
  asked.push(`${request.method} ${path}${[...searchParams].map(([name, value]) => ` ${name}=${value}`).join('')}`);
  if (path === '/workspaces') return Response.json({ items: [{ slug: 'ours', name: 'Ours', kind: 'own', timeZone: 'UTC' }] });
  if (path === '/people/find') return Response.json({ id: ALSO });
  if (path.endsWith('/merging') && request.method === 'POST') return Response.json({ merging: 'm-1', id: ADA });
  if (path.endsWith('/merging')) return Response.json({ kept: { id: ADA, name: 'Ada' }, gone: { id: ALSO, name: 'Ada L.' }, fields: [{ label: 'title', kept: null, gone: 'Chief', after: 'Chief' }, { label: 'city', kept: 'Turin', gone: 'Turin', after: 'Turin' }], moves: [{ what: 'handles', count: 2 }] });
  if (path === '/mergings/m-1/undoing') return Response.json({ subject: 'person', kept: ADA, gone: ALSO });
  const row = (name: string, id: string) => ({ id, kind: 'person', name, organisation: { id: '9', name: 'The Society for the Keeping of Very Long Names in Narrow Terminals' }, lastContactAt: '2026-09-01T10:00:00.000Z', details: { some: 'depth' } });
  return Response.json({ items: [row('Ada', ADA), row('Ada L.', ALSO)], next: null });
}

const list = derivedCommand({ name: 'people.list', method: 'GET', path: '/people', permission: 'read', summary: 'All people', fields: {}, required: [] });

async function run(...args: string[]): Promise<{ code: number; out: string; notes: string }> {
  const [stdout, stderr] = [Object.assign(new PassThrough(), { columns: 90 }), new PassThrough()];
  const code = await runCli(args, { commands: [...mergingCommands, list], derived: async () => [], version: '0', dataFolder: () => '', connect: async () => ({ send: answer, close: async () => {} }) },
    { stdin: new PassThrough(), stdout: stdout as never, stderr: stderr as never, env: {} });
  return { code, out: String(stdout.read() ?? ''), notes: String(stderr.read() ?? '') };
}

test('a list shows ids that can be copied, names instead of references, and moments as people read them', async () => {
  const [titles = '', first = '', second = ''] = (await run('people', 'list')).out.split('\n');
  expect(titles.split(/\s+/)).toEqual(['id', 'name', 'organisation', 'lastContactAt']);
  expect(first).toMatch(new RegExp(`^${ADA}  Ada +The Society .*…  2026-09-01 10:00 UTC$`));
  expect(second).toContain(ALSO);
  expect(first.length).toBeLessThanOrEqual(90);
});

test('merging says what differs, what goes over, and how to take it back; looking at it does nothing', async () => {
  asked.length = 0;
  const looked = await run('merge', ADA, 'Ada L.', '--preview');
  expect(looked.out).toMatch(/title +Chief +Chief\n/);
  expect(looked.out).not.toContain('Turin');
  expect(looked.out).toContain(`Nothing was merged. To do it: regulars merge ${ADA} "Ada L."`);
  expect(asked.filter((one) => one.startsWith('POST'))).toEqual([]);
  expect((await run('merge', ADA, 'ada.l@gmail.example')).out).toMatch(/handles +2[^]*Ada L\. and Ada are one now\.\nTake it back: regulars merge undo m-1/);
  expect(asked).toContain('GET /people/find handle=ada.l@gmail.example');
  expect((await run('merge', 'undo', 'm-1')).out).toBe('They are two again.\n');
  expect(JSON.parse((await run('merge', ADA, ALSO, '--json')).out)).toMatchObject({ merging: 'm-1', id: ADA, gone: ALSO });
  for (const words of [['merge'], ['merge', 'Ada'], ['merge', 'a', 'b', 'c']]) expect(await run(...words)).toMatchObject({ code: 2, notes: expect.stringContaining('which stays and which goes') });
});
