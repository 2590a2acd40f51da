import { expect, test } from 'vitest';
import { gatherProposals } from './proposals.ts';
import type { ProposalOptions, ProposalText } from './proposals.ts';

const people = ['Ada Lovelace', 'Grace Hopper', 'Kai Berg', 'Nina Simone', 'Tomasz Nowak', 'Oksana Price', 'Lin Wei', 'Max Power'];
const said = (text: string, n: number, more: Partial<ProposalText> = {}): ProposalText => (
  { text, own: [[0, text.length]], author: `${people[n % people.length]} <p${n % people.length}@acme.example>`, thread: `thread ${n}`, ...more });
const propose = (texts: readonly ProposalText[], options: ProposalOptions = {}) => {
  const gathering = gatherProposals({ authorsMin: 3, ...options });
  for (const text of texts) gathering.add(text);
  return gathering.propose();
};
const names = (texts: readonly ProposalText[], options: ProposalOptions = {}) => propose(texts, options).map(({ name }) => name);
/** Each person says one of these. */
const everybody = (...sentences: string[]) => people.map((_, n) => said(sentences[n % sentences.length] as string, n));

test('subjects that many people write about are proposed, the most shared first', () => {
  const texts = [...everybody('The sample rate of the receiver is too low.', 'Which sample rate can I set?'), ...everybody('The antenna is broken.', 'Where is the antenna?').slice(0, 4)];
  expect(names(texts)).toEqual(['sample rate', 'antenna', 'receiver']);
  expect(propose(texts)[0]).toMatchObject({ texts: 8, authors: 8, threads: 8 });
});

test('one busy author or one long conversation makes no topic', () => {
  const busy = Array.from({ length: 20 }, (_, n) => said('The gearbox is loud.', 0, { thread: `t${n}` }));
  expect(names([...busy, ...everybody('The antenna is broken.')])).toEqual(['antenna']);
  const loud = Array.from({ length: 20 }, (_, n) => said('The gearbox is loud.', n, { thread: 'one' }));
  expect(names([...loud, ...everybody('The antenna is broken.')])[0]).toBe('antenna');
});

test('spellings of one subject are one topic, called as people write it', () => {
  const texts = everybody('I use GNU Radio every day.', 'Does gnuradio run there?', 'My GNU radio is new.', 'The GNU Radio block fails.');
  expect(names(texts)[0]).toBe('GNU Radio');
  expect(names(texts)).not.toContain('gnuradio');
  expect(propose(everybody('It runs on Windows.', 'Windows is slow.', 'I have Windows here.'))[0]?.name).toBe('Windows');
  expect(propose(everybody('We set the clock rate.', 'Set clock_rate to ten.', 'The clock rates differ.', 'Which clock rate is best?'))[0]?.name).toBe('clock rate');
});

test('people are no topics, but a word that is also somebody\'s name may be one', () => {
  const texts = everybody('Hi Grace,\n\nthe price of the antenna is high. Ask Lovelace about it.', 'Thanks Grace, Lovelace said that the price of the antenna went up.');
  expect(names(texts, { names: people })).toEqual(['antenna', 'price']);
});

test('greetings, units, web addresses, logs and names out of programs are no topics', () => {
  const texts = everybody(
    'Hello all, thanks for your help with the antenna at 40 MHz and 5 GB.', 'Best regards from me. The antenna needs 20 MHz and 3 GB.',
    'See https://gearbox.example/gearbox and the antenna at 10 MHz with 2 GB.', '[ERROR] gearbox failed\nThe antenna calls gearbox.start() at 30 MHz and 8 GB, I\'m sure.');
  expect(names(texts)).toEqual(['antenna']);
});

test('lines that a program prints alike for everybody are nobody\'s words', () => {
  const text = (n: number) => `The antenna is broken.\n\nGearbox Revision: ${n}\nGearbox Serial: ABC`;
  expect(names(people.map((_, n) => said(text(n), n)))).toEqual(['antenna']);
});

test('quoted words count for nobody', () => {
  const text = 'The antenna is broken.\n> the gearbox is loud';
  expect(names(people.map((_, n) => said(text, n, { own: [[0, 22]] })))).toEqual(['antenna']);
});

test('what an organisation calls itself is no topic for its own people', () => {
  const own = people.map((_, n) => said('We at Gearwise need an antenna.', n, { organisation: 'Gearwise' }));
  expect(names(own)).toEqual(['antenna']);
  expect(names(people.map((_, n) => said('Does Gearwise fit on the antenna?', n)))).toContain('Gearwise');
});

test('words in a language that is not read are not counted', () => {
  expect(names(everybody('Die Antenne ist kaputt und das Gerät funktioniert leider überhaupt nicht mehr richtig.'))).toEqual([]);
});

test('few texts are enough in a small workspace, none give none, and no more come than asked for', () => {
  expect(gatherProposals().propose()).toEqual([]);
  const two = [said('The antenna is broken.', 0), said('My antenna, too.', 1)];
  const gathering = gatherProposals();
  for (const text of two) gathering.add(text);
  expect(gathering.propose().map(({ name }) => name)).toEqual(['antenna']);
  expect(names(everybody('The antenna, the gearbox, the battery and the casing broke.'), { limit: 2 })).toHaveLength(2);
});

test('of very many texts ever fewer are read, and the subjects stay the same', () => {
  const texts = Array.from({ length: 4_000 }, (_, n) => said(n % 2 ? 'The antenna is broken.' : 'The sample rate is low.', n));
  const [first, second] = propose(texts, { textsMax: 300 });
  expect([first?.name, second?.name].sort()).toEqual(['antenna', 'sample rate']);
  expect((first?.texts ?? 0) + (second?.texts ?? 0)).toBeLessThan(1_800);
});
