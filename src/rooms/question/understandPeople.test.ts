// Questions about who people are: scores and fields, places, our ties, relations, organisations; and what is not understood.
import { describe, expect, test } from 'vitest';
import { ago, all, any, at, called, contact, did, felt, field, known, last, meant, member, mention, mentioned, never, not, organisations, owned, paths, people, person, related, score, somebody, trend, valued, year } from '#test/trees.ts';
import { vocabulary } from '#test/vocabulary.ts';
import type { Question } from './question.ts';
import { sayQuestion } from './say.ts';
import { understand } from './understand.ts';

/** A question, its tree, the words that are left and told, and the slips that were read as another word. */
type Case = [words: string, tree: Question, unused?: string[], corrected?: string[]];

function readsAll(cases: Case[]): void {
  test.each(cases)('"%s" is understood, and what is said back means the same', (words, tree, unused = [], corrected = []) => {
    const read = understand(words, vocabulary);
    expect(read.question).toEqual(tree);
    expect(read.unused.map((one) => one.words)).toEqual(unused);
    expect(read.corrected).toEqual(corrected);
    expect(understand(sayQuestion(tree, vocabulary), vocabulary).question).toEqual(tree);
  });
}

describe('seasons and trends', () => {
  readsAll([
    ['buyers who came back off season', people(all(did('purchase'), did('purchase', { again: true, season: 'off' })))],
    ['people who bought in high season', people(did('purchase', { season: 'high' }))],
    ['people who complain more and more about pricing', people(trend({ length: { n: 90, unit: 'day' }, stances: ['concern'], topics: [mention('pricing')], way: 'rising' }))],
    ['people who buy less often than before', people(trend({ kinds: ['purchase'], length: { n: 90, unit: 'day' }, way: 'falling' }))],
    ['people who complained more often in the last 6 months than before', people(trend({ length: { n: 6, unit: 'month' }, stances: ['concern'], way: 'rising' }))],
    ['people whose usage is falling', people(trend({ kinds: ['usage'], length: { n: 90, unit: 'day' }, way: 'falling' }))],
    ['fading customers', people(trend({ length: { n: 90, unit: 'day' }, way: 'falling' }))],
    ['customers whose score is falling', people(valued('person.score trend', 'falling'))],
    ['people whose score rose', people(valued('person.score trend', 'rising'))],
  ]);
});

describe('words that mean a score or a field', () => {
  readsAll([
    ['detractors who would buy again', people(all(score('≤', 6), valued('person.would buy again', 'yes')))],
    ['people who would not buy again', people(valued('person.would buy again', 'no'))],
    ['people whose would buy again is perhaps', people(valued('person.would buy again', 'perhaps'))],
    ['promoters in Norway who have not bought this year', people(all(score('≥', 9), valued('person.country', 'Norway'), never(did('purchase', { window: { this: 'year' } }))))],
    ['promoters and passives', people(any(score('≥', 9), field('person.latest score', { op: 'between', to: 8, value: 7 })))],
    ['people who are neither promoters nor detractors', people(all(not(score('≥', 9)), not(score('≤', 6))))],
    ['people with a score below 5', people(score('<', 5))],
    ['people whose score is at least 9', people(score('≥', 9))],
    ['people who gave us 10', people(score('=', 10))],
    ['people who scored us 9 or 10', people(any(score('=', 9), score('=', 10)))],
    ['new customers', people(all(did(null, { window: last(90, 'day') }), never(did(null, { window: ago(90, 'day') }))))],
    ['former customers who praised support', people(all(field('person.left on', { op: 'known' }), felt('praise', 'support')))],
    ['people who became customers in 2022', people(field('person.started on', { op: 'between', to: '2022-12-31', value: '2022-01-01' }))],
    ['customers since 2019', people(field('person.started on', { op: '≥', value: '2019-01-01' }))],
    ['people who left in 2022', people(field('person.left on', { op: 'between', to: '2022-12-31', value: '2022-01-01' }))],
    ['people with title contains "engineer"', people(field('person.title', { op: 'contains', value: 'engineer' }))],
    ['people with the title "CEO" in Berlin', people(all(valued('person.title', 'CEO'), valued('person.city', 'Berlin')))],
    ['people without a title', people(field('person.title', { op: 'unknown' }))],
    ['people tagged vip', people(field('person.tags', { op: 'contains', value: 'vip' }))],
    ['people who have no owner', people(field('person.owner', { op: 'unknown' }))],
    ['people with more than 10 seats', people(field('person.custom:seats', { op: '>', value: 10 }))],
    ['people in New York who praised deliveries', people(all(valued('person.city', 'New York'), felt('praise', 'deliveries')))],
    ['customers in Berlin or Norway', people(any(valued('person.city', 'Berlin'), valued('person.country', 'Norway')))],
    ['customers living in Berlin, Norway', people(all(valued('person.city', 'Berlin'), valued('person.country', 'Norway')))],
    ['people not in Berlin', people(not(valued('person.city', 'Berlin')))],
    ['customers outside Berlin', people(not(valued('person.city', 'Berlin')))],
  ]);
});

describe('who they are to us and to one another', () => {
  readsAll([
    ['Ada\'s unhappy customers in Berlin', people(all(owned(member('Ada Lindqvist')), any(felt('concern', null, { window: last(90, 'day') }), score('≤', 6)), valued('person.city', 'Berlin')))],
    ['my customers who complained', people(all(owned(member('Ida Duarte')), felt('concern', null)))],
    ['my connections at Acme', people(all(known(member('Ida Duarte')), at(called('Acme'))))],
    ['customers I know', people(known(member('Ida Duarte')))],
    ['who do I know at Acme?', people(all(known(member('Ida Duarte')), at(called('Acme'))))],
    ['people known to Ada who complained', people(all(known(member('Ada Lindqvist')), felt('concern', null)))],
    ['customers owned by Ada or Tomasz', people(any(owned(member('Ada Lindqvist')), owned(member('Tomasz Nowak'))))],
    ['accounts Ada looks after', organisations(owned(member('Ada Lindqvist')))],
    ['people I know well', people({ is: 'strength', member: member('Ida Duarte'), op: '≥', value: 60 })],
    ['people we barely know', people({ is: 'strength', op: '<', value: 30 })],
    ['people with strength above 60', people({ is: 'strength', op: '>', value: 60 })],
    ['people with strength with Ada of at least 50', people({ is: 'strength', member: member('Ada Lindqvist'), op: '≥', value: 50 })],
    ['people referred by promoters at organisations that renew within 60 days', people(related({ direction: 'from', hops: 1, kinds: ['referred'], where: all(score('≥', 9), at(field('organisation.renewal date', { length: { n: 60, unit: 'day' }, op: 'in next' }))) }))],
    ['people who were referred by people who praised support and who complained about pricing', people(all(related({ direction: 'from', hops: 1, kinds: ['referred'], where: felt('praise', 'support') }), felt('concern', 'pricing')))],
    ['people within 2 hops of promoters not contacted for 90 days', people(all(related({ direction: 'either', hops: 2, where: score('≥', 9) }), contact({ count: { atMost: 0 }, window: last(90, 'day') })))],
    ['people connected to Kai Berg within 3 hops', people(related({ direction: 'either', hops: 3, where: meant('Kai Berg') }))],
    ['people who know both Grace Hopper and Oksana Hrytsenko', people(all(related({ direction: 'to', hops: 1, kinds: ['knows'], where: meant('Grace Hopper') }), related({ direction: 'to', hops: 1, kinds: ['knows'], where: meant('Oksana Hrytsenko') })))],
    ['people Grace Hopper knows', people(related({ direction: 'from', hops: 1, kinds: ['knows'], where: meant('Grace Hopper') }))],
    ['colleagues of Kai Berg who complained', people(all(related({ direction: 'either', hops: 1, kinds: ['works with'], where: meant('Kai Berg') }), felt('concern', null)))],
    ['who reports to Grace Hopper?', people(related({ direction: 'to', hops: 1, kinds: ['reports to'], where: meant('Grace Hopper') }))],
    ['people who know somebody at Acme', people(related({ direction: 'to', hops: 1, kinds: ['knows'], where: at(called('Acme')) }))],
    ['who can introduce me to Grace Hopper?', paths(person('Grace Hopper'), 'anyone', 4)],
    ['who on the team can introduce us to Grace Hopper within 2 hops', paths(person('Grace Hopper'), 'anyone', 2)],
    ['who can introduce Ada to Grace Hopper?', paths(person('Grace Hopper'), member('Ada Lindqvist'), 4)],
    ['introductions to Oksana Hrytsenko by Ada', paths(person('Oksana Hrytsenko'), member('Ada Lindqvist'), 4)],
    ['how can we reach Grace Hopper?', paths(person('Grace Hopper'), 'anyone', 4)],
    ['Who knows Grace Hopper?', paths(person('Grace Hopper'), 'anyone', 1)],
  ]);
});

describe('organisations', () => {
  readsAll([
    ['organisations where I know people who enjoy reading white papers about CRM', organisations(somebody({ atLeast: 1, where: all(known(member('Ida Duarte')), any(mentioned('CRM', { kinds: ['reading'], content: ['white paper'], count: { atLeast: 2 }, window: last(365, 'day') }), felt('praise', 'CRM'))) }))],
    ['organisations with at least 3 people who praised support', organisations(somebody({ atLeast: 3, where: felt('praise', 'support') }))],
    ['organisations with at least 2 detractors', organisations(somebody({ atLeast: 2, where: score('≤', 6) }))],
    ['organisations with no promoters', organisations(not(somebody({ atLeast: 1, where: score('≥', 9) })))],
    ['companies with exactly 2 detractors', organisations(all(somebody({ atLeast: 2, where: score('≤', 6) }), not(somebody({ atLeast: 3, where: score('≤', 6) }))))],
    ['companies with at least five buyers', organisations(somebody({ atLeast: 5, where: did('purchase') }))],
    ['organisations in which nobody bought', organisations(not(somebody({ atLeast: 1, where: did('purchase') })))],
    ['organisations where somebody complained about pricing twice', organisations(somebody({ atLeast: 1, where: felt('concern', 'pricing', { count: { atLeast: 2 } }) }))],
    ['organisations that have never bought', organisations(never(did('purchase')))],
    ['organisations we have not contacted for 90 days', organisations(contact({ count: { atMost: 0 }, window: last(90, 'day') }))],
    ['organisations Ada knows', organisations(known(member('Ada Lindqvist')))],
    ['organisations where I know nobody', organisations(not(known(member('Ida Duarte'))))],
    ['organisations where Ada knows promoters', organisations(somebody({ atLeast: 1, where: all(known(member('Ada Lindqvist')), score('≥', 9)) }))],
    ['organisations on the Pro plan', organisations(valued('organisation.plan', 'Pro'))],
    ['customers on the Enterprise plan', people(at(field('organisation.plan', { op: 'contains', value: 'Enterprise' })))],
    ['organisations with more than 50 employees', organisations(field('organisation.size', { op: '>', value: 50 }))],
    ['organisations on plan Pro with more than 20 employees that complained about deliveries', organisations(all(valued('organisation.plan', 'Pro'), field('organisation.size', { op: '>', value: 20 }), felt('concern', 'deliveries')))],
    ['people at organisations in the top 20% by revenue', people(at(field('organisation.yearly revenue', { op: 'top', percent: 20 })))],
    ['customers at organisations worth more than 10,000 a year', people(at(field('organisation.yearly revenue', { op: '>', value: 10000 })))],
    ['organisations renewing next month', organisations(field('organisation.renewal date', { op: 'between', to: '2026-12-31', value: '2026-12-01' }))],
    ['organisations whose renewal date is before May 2027', organisations(field('organisation.renewal date', { op: '<', value: '2027-05-01' }))],
    ['companies that renew in the next 60 days and are unhappy', organisations(all(field('organisation.renewal date', { length: { n: 60, unit: 'day' }, op: 'in next' }), somebody({ atLeast: 1, where: any(felt('concern', null, { window: last(90, 'day') }), score('≤', 6)) })))],
    ['organisations whose renewal is due next quarter and where somebody is unhappy', organisations(all(field('organisation.renewal date', { op: 'between', to: '2027-03-31', value: '2027-01-01' }), somebody({ atLeast: 1, where: any(felt('concern', null, { window: last(90, 'day') }), score('≤', 6)) })))],
    ['unhappy or fading customers at organisations that renew within 60 days and are in the top 20% by revenue', people(all(any(felt('concern', null, { window: last(90, 'day') }), score('≤', 6), trend({ length: { n: 90, unit: 'day' }, way: 'falling' })), at(all(field('organisation.renewal date', { length: { n: 60, unit: 'day' }, op: 'in next' }), field('organisation.yearly revenue', { op: 'top', percent: 20 })))))],
    ['people at companies where somebody praised support and nobody complained', people(at(all(somebody({ atLeast: 1, where: felt('praise', 'support') }), not(somebody({ atLeast: 1, where: felt('concern', null) })))))],
    ['people whose organisation renews within 60 days', people(at(field('organisation.renewal date', { length: { n: 60, unit: 'day' }, op: 'in next' })))],
    ['which organisations have more than 2 people who complained about pricing this year?', organisations(somebody({ atLeast: 3, where: felt('concern', 'pricing', { window: { this: 'year' } }) }))],
    ['organisations without a contract', organisations(not(valued('organisation.custom:has contract', true)))],
    ['everybody at Acme or Tarn Hollow', people(any(at(called('Acme')), at(called('Tarn Hollow'))))],
    ['Acme\'s promoters', people(all(at(called('Acme')), score('≥', 9)))],
    ['Which promoters at Acme or Tarn Hollow have referred somebody?', people(all(score('≥', 9), any(at(called('Acme')), at(called('Tarn Hollow'))), related({ direction: 'to', hops: 1, kinds: ['referred'], where: all() })))],
  ]);
});

describe('joining conditions', () => {
  readsAll([
    ['people who bought and (praised support or complained about pricing)', people(all(did('purchase'), any(felt('praise', 'support'), felt('concern', 'pricing'))))],
    ['people who bought twice or complained, and praised support', people(all(any(did('purchase', { count: { atLeast: 2 } }), felt('concern', null)), felt('praise', 'support')))],
    ['either promoters or people who bought 5 times', people(any(score('≥', 9), did('purchase', { count: { atLeast: 5 } })))],
    ['customers who bought everything except those who complained about pricing', people(all(did('purchase'), never(felt('concern', 'pricing'))))],
    ['customers except detractors', people(not(score('≤', 6)))],
    ['everyone but detractors', people(not(score('≤', 6)))],
    ['customers other than those at Acme', people(not(at(called('Acme'))))],
  ]);
});

describe('words in the text itself', () => {
  readsAll([
    ['people who had a problem with frobnicator', people(felt('concern', null, { words: 'frobnicator' }))],
    ['people who mentioned frobnicator in 2022', people(did(null, { window: year(2022), words: 'frobnicator' }))],
    ['who asked about X310 clock sync last year?', people(felt('question', null, { window: { previous: 'year' }, words: 'X310 clock sync' }))],
    ['people who complained about refunds for students', people(felt('concern', null, { words: 'refunds for students' }))],
    ['people who used the words "buffer underrun"', people(did(null, { words: 'buffer underrun' }))],
    ['firmware upgrade problems', people(felt('concern', 'firmware', { words: 'firmware upgrade' }))],
    ['people who mentioned the dropped firmware packets in 2022', people(mentioned('firmware', { window: year(2022), words: 'dropped firmware packets' }))],
    ['people who wrote "N210" or "B200"', people(any(did('mail', { words: 'N210' }), did('mail', { words: 'B200' })))],
    ['people who mentioned N210 or B200', people(any(did(null, { words: 'N210' }), did(null, { words: 'B200' })))],
    ['people who bought climbing shoes', people(did('purchase', { words: 'climbing shoes' }))],
    ['people who ordered the big bag twice', people(did('purchase', { count: { atLeast: 2 }, words: 'big bag' }))],
  ]);
});

describe('slips of the finger', () => {
  readsAll([
    ['peple who complaned about frimware', people(felt('concern', 'firmware')), [], ['peple → people', 'complaned → complained', 'frimware → firmware']],
    ['people who were worryed about priceing', people(felt('concern', 'pricing')), [], ['worryed → worried']],
  ]);
});

describe('what is not understood', () => {
  const reads = (words: string) => {
    const { question, unused, ambiguous } = understand(words, vocabulary);
    return { question, unused: unused.map((one) => one.words), ambiguous: ambiguous.map((one) => one.candidates.map(({ ref }) => ref.name)) };
  };

  test('a question of which nothing is understood has no tree, and all its words are told', () => {
    expect(reads('big spenders')).toEqual({ question: null, unused: ['big spenders'], ambiguous: [] });
    expect(reads('hello')).toEqual({ question: null, unused: ['hello'], ambiguous: [] });
    expect(reads('top 10 customers')).toEqual({ question: null, unused: ['top 10'], ambiguous: [] });
  });
  test('a name of two people is asked back', () => {
    expect(reads('people who know Kai')).toEqual({ question: null, unused: [], ambiguous: [['Kai Berg', 'Kai Lund']] });
    expect(reads('who can introduce me to Kai?').ambiguous).toEqual([['Kai Berg', 'Kai Lund']]);
  });
  test('a name nobody has is told, and the rest is asked', () => {
    expect(reads('people at Globex who complained')).toEqual({ question: people(felt('concern', null)), unused: ['Globex'], ambiguous: [] });
    expect(reads('people who know John Smith').unused).toEqual(['know John Smith']);
  });
  test('an average and a frequency are told', () => {
    expect(reads('average score of promoters').unused).toEqual(['average']);
    expect(reads('people who complained at least twice in any month').unused).toEqual(['in any month']);
  });
  test('a time that a condition cannot have is told', () => {
    expect(reads('promoters in 2022')).toEqual({ question: people(score('≥', 9)), unused: ['in 2022'], ambiguous: [] });
    expect(reads('people who bought in the next 60 days').unused).toEqual(['in the next 60 days']);
    expect(reads('customers who came back after a year').unused).toEqual(['after a year']);
  });
  test('every word of a question is used, small, or told', () => {
    expect(reads('people who complained loudly about pricing').unused).toEqual(['loudly']);
    expect(reads('customers who complained and want to cancel').unused).toEqual(['want to cancel']);
  });
  test('a question as of a day keeps the day', () => {
    expect(understand('as of 1 March 2022, who was worried about UHD?', vocabulary)).toMatchObject({ asOf: '2022-03-01', question: people(felt('concern', 'UHD')), unused: [] });
    expect(understand('who was worried about UHD as of June 2022?', vocabulary).asOf).toBe('2022-06-30');
  });
});
