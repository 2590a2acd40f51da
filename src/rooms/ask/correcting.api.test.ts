import { afterAll, beforeAll, expect, test } from 'vitest';
import { calling } from '#test/calling.ts';
import { openWorld } from '#test/world.ts';
import type { World } from '#test/world.ts';
import { graphEndpoints, registerGraph } from '#rooms/graph/index.ts';
import { peopleEndpoints, registerPeople, resolvePersons } from '#rooms/people/index.ts';
import { correctingEndpoints, nameChoiceEndpoints, readQuestion } from '#rooms/question/index.ts';
import { registerAsk } from './index.ts';

const endpoints = [...correctingEndpoints, ...nameChoiceEndpoints, ...graphEndpoints, ...peopleEndpoints] as const;
let world: World;
let ask: ReturnType<typeof calling<typeof endpoints>>;
let topic = '';
let organisation = '';
const read = async (words: string, as = world.owner) => world.inCall(async (call) => {
  const { understood, notUnderstood } = await readQuestion(call, { words });
  return [understood, ...notUnderstood.map((one) => `not: ${one}`)].join(', ');
}, { as });

beforeAll(async () => {
  registerPeople();
  registerGraph();
  registerAsk();
  world = await openWorld();
  ask = calling(world, endpoints);
  await world.inCall(({ tx }) => resolvePersons(tx, [['ines@acme.example', 'Ines Ruiz', 'Acme'], ['jonas@one.example', 'Jonas Weber', 'One'], ['jonas@two.example', 'Jonas Weber', 'Two']].map(([email, name, at]) => ({ handles: [{ kind: 'email', value: email! }], name: name!, organisation: { name: at! }, values: {} })), { kind: 'import', runId: null, now: new Date('2025-01-01T00:00:00Z') }));
  topic = (await ask('topics.create', { name: 'Acme' })).id;
  organisation = (await ask('organisations.list', { search: 'Acme' })).items[0]!.id;
});
afterAll(async () => { await world.close(); });

test('a wrong reading is corrected by choosing what was meant, and read so from then on, by nobody else', async () => {
  const words = 'people who complained about Acme';
  expect(await read(words)).toBe('people who had a concern about "Acme"');
  const { parts, understood } = await ask('questions.parts', { words });
  const acme = parts.find(({ kind }) => kind === 'topic')!;
  expect(understood.slice(acme.start, acme.end)).toBe('Acme');
  const meant = acme.alternatives.find(({ kind }) => kind === 'organisation')!;
  expect(meant).toEqual({ label: 'Acme', kind: 'organisation', words: 'people who complained about the organisation Acme', choice: { spelling: 'acme', type: 'organisation', id: organisation } });
  expect(await read(meant.words)).toBe('people who had a concern and are at "Acme"');
  await ask('nameChoices.choose', meant.choice!);
  expect(await read('people who complained about ACME')).toBe('people who had a concern and are at "Acme"');
  expect(await read('people who complained about the topic Acme')).toBe('people who had a concern about "Acme"');
  const rosa = await world.addMember('Rosa', 'rosa@ours.example', 'reader');
  expect(await read(words, rosa)).toBe('people who had a concern about "Acme"');
  const { items } = await ask('nameChoices.list', {});
  expect(items).toMatchObject([{ spelling: 'acme', type: 'organisation', means: { id: organisation, name: 'Acme' } }]);
  await expect(ask('nameChoices.forget', { id: items[0]!.id }, { as: rosa })).rejects.toThrow('You chose no such meaning.');
  const was = await ask('nameChoices.forget', { id: items[0]!.id });
  expect([await read(words), was]).toEqual(['people who had a concern about "Acme"', meant.choice]);
  await ask('nameChoices.choose', was);
  await ask('nameChoices.choose', { spelling: 'Acme', type: 'topic', id: topic });
  expect((await ask('nameChoices.list', {})).items).toMatchObject([{ spelling: 'acme', type: 'topic' }]);
  await expect(ask('nameChoices.choose', { spelling: 'x', type: 'person', id: topic })).rejects.toThrow('There is no such person.');
});

test('two people of one name are told apart once and for all', async () => {
  expect(await read('who knows Jonas Weber?')).toContain('not: Jonas Weber');
  const { items } = await ask('people.list', { search: 'Jonas' });
  const second = items.find(({ email }) => email === 'jonas@two.example')!;
  await ask('nameChoices.choose', { spelling: 'Jonas Weber', type: 'person', id: second.id });
  expect(await read('who knows Jonas Weber?')).toContain('"Jonas Weber"');
  await ask('people.erase', { id: second.id });
  expect((await ask('nameChoices.list', {})).items.map(({ spelling }) => spelling)).toEqual(['acme']);
});

test('what is offered for stances, times and whom to find can all be asked; what is not understood has no parts', async () => {
  const { parts } = await ask('questions.parts', { words: 'as of 1 March 2026, people who complained in the last 90 days' });
  expect(parts.map(({ kind, said }) => [kind, said])).toEqual([['find', 'people'], ['stance', 'had a concern'], ['window', 'in the last 90 days']]);
  for (const { alternatives } of parts) for (const { words } of alternatives) expect(await read(words)).toBe(words);
  expect((await ask('questions.parts', { words: 'blorp' })).parts).toEqual([]);
  expect((await ask('questions.parts', { tree: { find: 'people', where: { is: 'all', of: [] } } })).parts).toHaveLength(1);
});
