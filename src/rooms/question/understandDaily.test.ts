// Questions as they are asked day by day: dates that lie ahead, answers that are waited for, several of us at once, one order,
// what is over; and words that hang on others.
import { describe, expect, test } from 'vitest';
import { ago, all, any, at, called, contact, did, felt, field, known, last, member, mention, mentioned, never, not, organisations, owned, paths, people, person, related, score, somebody, span, trend, valued } from '#test/trees.ts';
import { vocabulary } from '#test/vocabulary.ts';
import type { Measure, Order } from './order.ts';
import type { Node, Question } from './question.ts';
import { sayQuestion } from './say.ts';
import { understand } from './understand.ts';

/** A question, its tree, and the words that are left and told. */
type Case = [words: string, tree: Question, unused?: string[]];

function readsAll(cases: Case[]): void {
  test.each(cases)('"%s" is understood, and what is said back means the same', (words, tree, unused = []) => {
    const read = understand(words, vocabulary);
    expect(read.question).toEqual(tree);
    expect(read.unused.map((one) => one.words)).toEqual(unused);
    expect(understand(sayQuestion(tree, vocabulary), vocabulary)).toMatchObject({ question: tree, unused: [] });
  });
}

const ada = member('Ada Lindqvist');
const tomasz = member('Tomasz Nowak');
const me = member('Ida Duarte');
const renewal = (from: string, to: string): Node => field('organisation.renewal date', { op: 'between', value: from, to });
const waiting = field('person.waiting since', { op: 'known' });

describe('a date that comes every year', () => {
  readsAll([
    ['organisations with a renewal in July', organisations(renewal('2027-07-01', '2027-07-31'))],
    ['organisations with a renewal in December', organisations(renewal('2026-12-01', '2026-12-31'))],
    ['people whose renewal is in January', people(at(renewal('2027-01-01', '2027-01-31')))],
    ['customers whose contract renews next month', people(at(renewal('2026-12-01', '2026-12-31')))],
    ['organisations that renew before Christmas', organisations(renewal('2026-11-20', '2026-12-24'))],
    ['organisations that renew before the end of the year', organisations(renewal('2026-11-20', '2026-12-31'))],
    ['organisations that renew by the end of next quarter', organisations(renewal('2026-11-20', '2027-03-31'))],
    ['organisations that renew after January', organisations(field('organisation.renewal date', { op: '≥', value: '2027-02-01' }))],
    ['organisations that renew next July', organisations(renewal('2027-07-01', '2027-07-31'))],
    ['organisations that renew tomorrow', organisations(field('organisation.renewal date', { op: '=', value: '2026-11-21' }))],
    ['organisations that renew on Monday', organisations(field('organisation.renewal date', { op: '=', value: '2026-11-23' }))],
    ['organisations whose renewal was last month', organisations(renewal('2026-10-01', '2026-10-31'))],
    ['organisations with a renewal in July 2025', organisations(renewal('2025-07-01', '2025-07-31'))],
    ['people who bought in July', people(did('purchase', { window: span('2026-07-01', '2026-07-31') }))],
    ['people who bought in December', people(did('purchase', { window: span('2025-12-01', '2025-12-31') }))],
    ['people who have not bought since Christmas', people(never(did('purchase', { window: { since: '2025-12-25' } })))],
    ['people who bought before Easter 2026', people(did('purchase', { window: { before: '2026-04-05' } }))],
    ['people who bought on Black Friday', people(did('purchase', { window: span('2025-11-28', '2025-11-28') }))],
    ['people who bought in the last week of May', people(did('purchase', { window: span('2026-05-25', '2026-05-31') }))],
    ['people who bought in the first week of March 2025', people(did('purchase', { window: span('2025-03-01', '2025-03-07') }))],
    ['complaints since the beginning of the year', people(felt('concern', null, { window: { since: '2026-01-01' } }))],
  ]);
  test('as of a past day what is ahead is ahead of that day', () => {
    expect(understand('organisations that renew in July as of 1 March 2025', vocabulary).question).toEqual(organisations(renewal('2025-07-01', '2025-07-31')));
    expect(understand('as of 1 March 2025, organisations that renew next month', vocabulary).question).toEqual(organisations(renewal('2025-04-01', '2025-04-30')));
  });
});

describe('who waits for an answer', () => {
  readsAll([
    ['people who wrote to us but never got an answer', people(all(did('mail'), waiting))],
    ['people who wrote but were not answered', people(all(did('mail'), waiting))],
    ['customers waiting for an answer', people(waiting)],
    ['who is still waiting for a reply?', people(waiting)],
    ['customers who have not heard back from us', people(waiting)],
    ['people who did not get a reply', people(waiting)],
    ['people we owe an answer', people(waiting)],
    ['customers of Ada who are waiting for an answer', people(all(owned(ada), waiting))],
    ['people who are not waiting for an answer', people(field('person.waiting since', { op: 'unknown' }))],
    ['customers waiting for an answer for more than 3 days', people(field('person.waiting since', { op: '<', value: '2026-11-18' }))],
    ['who has been waiting for a reply since November?', people(field('person.waiting since', { op: '≥', value: '2026-11-01' }))],
    ['people who got a reply from Ada', people(contact({ direction: 'out', member: ada }))],
    ['people who got an answer last week', people(contact({ direction: 'out', window: { previous: 'week' } }))],
    ['people who were answered by us', people(contact({ direction: 'out' }))],
    ['people who replied to Ada last month', people(contact({ direction: 'in', member: ada, window: { previous: 'month' } }))],
    ['people who replied to us', people(contact({ direction: 'in' }))],
  ]);
});

describe('what is over', () => {
  readsAll([
    ['people who were worried about firmware but are not worried any more', people(all(felt('concern', 'firmware'), felt('concern', 'firmware', { window: ago(90, 'day') }), never(felt('concern', 'firmware', { window: last(90, 'day') }))))],
    ['people who do not complain about pricing any more', people(all(felt('concern', 'pricing', { window: ago(90, 'day') }), never(felt('concern', 'pricing', { window: last(90, 'day') }))))],
    ['people no longer worried about firmware', people(all(felt('concern', 'firmware', { window: ago(90, 'day') }), never(felt('concern', 'firmware', { window: last(90, 'day') }))))],
    ['people who do not buy anymore', people(all(did('purchase', { window: ago(90, 'day') }), never(did('purchase', { window: last(90, 'day') }))))],
    ['detractors who would still buy again', people(all(score('≤', 6), valued('person.would buy again', 'yes')))],
    ['people who would definitely buy again', people(valued('person.would buy again', 'yes'))],
  ]);
});

describe('who of us', () => {
  readsAll([
    ['customers Ada owns', people(owned(ada))],
    ['customers I own', people(owned(me))],
    ['organisations owned by both Ada and Tomasz', organisations(all(owned(ada), owned(tomasz)))],
    ['organisations owned by Ada or Tomasz', organisations(any(owned(ada), owned(tomasz)))],
    ['people both Ada and Tomasz know', people(all(known(ada), known(tomasz)))],
    ['people Ada and I know', people(all(known(ada), known(me)))],
    ['people Ada or Tomasz knows', people(any(known(ada), known(tomasz)))],
    ['customers that neither Ada nor Tomasz knows', people(not(any(known(ada), known(tomasz))))],
    ['people who know Tomasz', people(known(tomasz))],
    ['who knows Ada?', people(known(ada))],
    ['people who know both Ada and Tomasz', people(all(known(ada), known(tomasz)))],
    ['people nobody has talked to this year', people(never(contact({ window: { this: 'year' } })))],
    ['organisations where I am connected to somebody who likes support', organisations(somebody({ atLeast: 1, where: all(known(me), felt('praise', 'support')) }))],
    ['people who emailed Ada or Tomasz last month', people(any(did('mail', { member: ada, window: { previous: 'month' } }), did('mail', { member: tomasz, window: { previous: 'month' } })))],
    ['people who met Ada and Tomasz in October', people(all(did('meeting', { member: ada, window: span('2026-10-01', '2026-10-31') }), did('meeting', { member: tomasz, window: span('2026-10-01', '2026-10-31') })))],
    ['organisations renewing in the next 90 days with falling usage', organisations(all(field('organisation.renewal date', { op: 'in next', length: { n: 90, unit: 'day' } }), trend({ kinds: ['usage'], way: 'falling', length: { n: 90, unit: 'day' } })))],
    ['people who talked to Ada', people({ is: 'interaction', kinds: ['call', 'meeting'], member: ada })],
    ['everyone except customers of Tomasz who complained about pricing', people(not(all(owned(tomasz), felt('concern', 'pricing'))))],
    ['anyone but customers of Ada', people(not(owned(ada)))],
    ['everybody except promoters', people(not(score('≥', 9)))],
    ['people who did not complain twice about pricing', people(felt('concern', 'pricing', { count: { atMost: 1 } }))],
    ['unowned organisations', organisations(field('organisation.owner', { op: 'unknown' }))],
    ['shortest path from Ada to Grace Hopper', paths(person('Grace Hopper'), ada, 4)],
  ]);
});

describe('one order, and how much', () => {
  const worth = (count: { atLeast?: number; atMost?: number }, more: object = {}): Node => did('purchase', { worth: count, ...more });
  readsAll([
    ['people with an order over 200', people(worth({ atLeast: 200.01 }))],
    ['customers who bought something worth more than 1000', people(worth({ atLeast: 1000.01 }))],
    ['people who placed an order of more than 200 euros', people(worth({ atLeast: 200.01 }))],
    ['people with a purchase under 20', people(worth({ atMost: 19.99 }))],
    ['people who placed orders worth at least 500 twice', people(worth({ atLeast: 500 }, { count: { atLeast: 2 } }))],
    ['customers who paid more than 100 for one order', people(worth({ atLeast: 100.01 }))],
    ['customers who spent more than 500 in 2025', people(did('purchase', { measure: 'amount', count: { atLeast: 500.01 }, window: span('2025-01-01', '2025-12-31') }))],
    ['organisations worth more than 1000', organisations(field('organisation.yearly revenue', { op: '>', value: 1000 }))],
    ['people who only bought once', people(did('purchase', { count: { atLeast: 1, atMost: 1 } }))],
    ['people who gave 9 or 10', people(any(score('=', 9), score('=', 10)))],
    ['people who gave us a 9 or a 10', people(any(score('=', 9), score('=', 10)))],
  ]);
});

describe('values, texts and places', () => {
  readsAll([
    ['VIPs', people(field('person.tags', { op: 'contains', value: 'vip' }))],
    ['VIPs who complained last month', people(all(field('person.tags', { op: 'contains', value: 'vip' }), felt('concern', null, { window: { previous: 'month' } })))],
    ['vip customers in Berlin', people(all(field('person.tags', { op: 'contains', value: 'vip' }), valued('person.city', 'Berlin')))],
    ['customers who want a refund', people(did(null, { words: 'refund' }))],
    ['people who asked for a refund', people(did(null, { words: 'refund' }))],
    ['people who asked for sample rate', people(felt('idea', 'sample rate'))],
    ['people who had a problem with frobnicator', people(felt('concern', null, { words: 'frobnicator' }))],
    ['people who wrote to us about pricing', people(mentioned('pricing', { kinds: ['mail'] }))],
    ['people with job title containing manager', people(field('person.title', { op: 'contains', value: 'manager' }))],
    ['customers on the Enterprise plan', people(at(field('organisation.plan', { op: 'contains', value: 'Enterprise' })))],
    ['people who read the whitepaper but never wrote', people(all(did('reading', { content: ['white paper'] }), never(did('mail'))))],
    ['organisations where everyone is happy', organisations(not(somebody({ atLeast: 1, where: never(felt('praise', null)) })))],
    ['organisations where nobody complained', organisations(not(somebody({ atLeast: 1, where: felt('concern', null) })))],
    ['people at organisations with more than 50 employees who complained twice', people(all(at(field('organisation.size', { op: '>', value: 50 })), felt('concern', null, { count: { atLeast: 2 } })))],
    ['people who referred others', people(related({ kinds: ['referred'], direction: 'to', hops: 1, where: all() }))],
    ['people at Acme or Tarn Hollow who are promoters', people(all(any(at(called('Acme')), at(called('Tarn Hollow'))), score('≥', 9)))],
  ]);
});

describe('orders of things', () => {
  const spend: Measure = { is: 'interaction', kinds: ['purchase'], measure: 'amount' };
  const worried: Measure = { is: 'interaction', stances: ['concern'] };
  const revenue: Measure = { is: 'attribute', key: 'organisation.yearly revenue' };
  const ordered = (by: Measure, way: Order['way'], limit?: number, where: Node = all(), find: 'people' | 'organisations' = 'people'): Question => ({ find, where, order: { by, way }, ...(limit ? { limit } : {}) });
  readsAll([
    ['top 5 customers by spend', ordered(spend, 'most', 5)],
    ['top 5 customers by revenue', ordered(revenue, 'most', 5, all(), 'organisations')],
    ['top 10 people by strength', ordered({ is: 'strength' }, 'most', 10)],
    ['the 5 organisations with the highest revenue', ordered(revenue, 'most', 5, all(), 'organisations')],
    ['who spent the most last year', ordered({ ...spend, window: { previous: 'year' } }, 'most')],
    ['top 10 buyers', ordered(spend, 'most', 10)],
    ['which organisations complained most', ordered(worried, 'most', undefined, all(), 'organisations')],
    ['who wrote to us most often in 2022', ordered({ is: 'interaction', kinds: ['mail'], window: { from: '2022-01-01', to: '2022-12-31' } }, 'most')],
    ['5 people at Acme who complained most about pricing', ordered({ ...worried, topics: [mention('pricing')] }, 'most', 5, at(called('Acme')))],
    ['top 5 organisations by number of complaints about firmware', ordered({ ...worried, topics: [mention('firmware')] }, 'most', 5, all(), 'organisations')],
    ['which customers bought the least this year', ordered({ is: 'interaction', kinds: ['purchase'], window: { this: 'year' } }, 'least')],
    ['customers with the lowest score', ordered({ is: 'attribute', key: 'person.latest score' }, 'least')],
    ['biggest organisations', ordered({ is: 'attribute', key: 'organisation.size' }, 'most', undefined, all(), 'organisations')],
    ['organisations with the earliest renewal date', ordered({ is: 'attribute', key: 'organisation.renewal date' }, 'least', undefined, all(), 'organisations')],
    ['the 5 weakest ties of Ada', ordered({ is: 'strength', member: ada }, 'least', 5)],
    ['the newest customers', ordered({ is: 'attribute', key: 'person.started on' }, 'most')],
    ['who has been a customer the longest', ordered({ is: 'attribute', key: 'person.started on' }, 'least')],
    ['who did we talk to most recently', ordered({ is: 'contact' }, 'latest')],
    ['who have we not contacted for the longest time', ordered({ is: 'contact' }, 'earliest')],
    ['most recent complaints about UHD', ordered({ ...worried, topics: [mention('UHD')] }, 'latest')],
    ['promoters who wrote most often', ordered({ is: 'interaction', kinds: ['mail'] }, 'most', undefined, score('≥', 9))],
  ]);
});

describe('as everybody says it', () => {
  readsAll([
    ['who knows Ada but not Tomasz', people(all(known(ada), not(known(member('Tomasz Nowak')))))],
    ['customers Ada knows but I don\'t', people(all(known(ada), not(known(member('Ida Duarte')))))],
    ['people known to neither Ada nor Tomasz', people(not(any(known(ada), known(member('Tomasz Nowak')))))],
    ['customers contacted by neither Ada nor Tomasz this year', people(all(contact({ member: ada, count: { atMost: 0 }, window: { this: 'year' } }), contact({ member: member('Tomasz Nowak'), count: { atMost: 0 }, window: { this: 'year' } })))],
    ['customers of Ada or Tomasz who complained about pricing', people(all(any(owned(ada), owned(member('Tomasz Nowak'))), felt('concern', 'pricing')))],
    ['problems reported by Ada\'s customers', people(all(felt('concern', null), owned(ada)))],
    ['customers\' complaints about pricing', people(felt('concern', 'pricing'))],
    ['new customers this month', people(all(did(null, { window: { this: 'month' } }), never(did(null, { window: { before: '2026-11-01' } }))))],
    ['who used to buy', people(all(did('purchase', { window: ago(90, 'day') }), never(did('purchase', { window: last(90, 'day') }))))],
    ['who used to complain but doesn\'t any more', people(all(felt('concern', null, { window: ago(90, 'day') }), never(felt('concern', null, { window: last(90, 'day') }))))],
    ['who wrote over the weekend', people(did('mail', { window: span('2026-11-14', '2026-11-15') }))],
    ['who wrote two weeks ago', people(did('mail', { window: span('2026-11-02', '2026-11-08') }))],
    ['who has not written since two weeks ago', people(never(did('mail', { window: last(2, 'week') })))],
    ['who has not written since the end of August', people(never(did('mail', { window: { since: '2026-09-01' } })))],
    ['who contacted us by phone', people(did('call', { direction: 'in' }))],
    ['who watched a webinar about churn', people(mentioned('churn', { content: ['webinar'] }))],
    ['firms with more as 10 employees', organisations(field('organisation.size', { op: '>', value: 10 }))],
    ['clients that are not content with support', people(felt('concern', 'support'))],
    ['I search customers which bought nothing since summer', people(never(did('purchase', { window: { since: '2026-06-01' } })))],
    ['who wants to have a discount', people(did(null, { words: 'discount' }))],
    ['customers with no meeting in Q2 and Q3', people(all(never(did('meeting', { window: span('2026-04-01', '2026-06-30') })), never(did('meeting', { window: span('2026-07-01', '2026-09-30') }))))],
    ['complaints from Norway customers about pricing', people(all(felt('concern', 'pricing'), valued('person.country', 'Norway')))],
    ['questions from Ada\'s customers about UHD', people(all(felt('question', 'UHD'), owned(ada)))],
    ['vip members in Berlin', people(all(field('person.tags', { op: 'contains', value: 'vip' }), valued('person.city', 'Berlin')))],
  ]);
});

describe('what nobody can draw is told, and never guessed', () => {
  readsAll([
    ['people who wrote on a Monday', people(did('mail')), ['on a Monday']],
    ['people who wrote in the morning', people(did('mail')), ['in the morning']],
    ['people who complained twice in one week', people(felt('concern', null, { count: { atLeast: 2 } })), ['in one week']],
    ['people who complained and then left', people(all(felt('concern', null), field('person.left on', { op: 'known' }))), ['then']],
    ['people who asked about pricing before they left', people(all(felt('question', 'pricing'), field('person.left on', { op: 'known' }))), ['before']],
    ['people who wrote within a week of a release', people(did('mail', { content: ['release note'] })), ['within a week of']],
    ['people who answered a survey with a comment', people(did('survey response')), ['comment']],
    ['people who complained about anything but pricing', people(felt('concern', null)), ['anything but pricing']],
    ['customers who bought in each of the last 3 years', people(did('purchase', { window: last(3, 'year') })), ['in each of the']],
    ['people who mentioned pricing and nothing else', people(mentioned('pricing')), ['and nothing else']],
    ['people who complained about everything except pricing', people(felt('concern', null)), ['everything except pricing']],
    ['people without email who bought', people(did('purchase')), ['without email']],
    ['people who complained more than last quarter', people(trend({ stances: ['concern'], way: 'rising', length: { n: 90, unit: 'day' } })), ['than last quarter']],
    ['people who hate the new firmware', people(felt('concern', 'firmware')), ['new']],
    ['what do customers complain about most', people(felt('concern', null)), ['most']],
    ['promoters in the top 5 by spend', people(score('≥', 9)), ['the top 5 by spend']],
  ]);
  test.each([
    ['the 10 most loyal customers', ['10 most loyal']], ['best customers', ['best']], ['most customers', ['most']],
    ['our 3 biggest customers', ['3 biggest']], ['customers to call', ['to call']], ['which customers should I call?', ['should I call']],
  ])('"%s" is no question of this kind', (words, unused) => {
    const read = understand(words, vocabulary);
    expect(read.question).toBeNull();
    expect(read.unused.map((one) => one.words)).toEqual(unused);
  });
  test('every one of these is said back in plain words', () => {
    const said = (words: string) => sayQuestion(understand(words, vocabulary).question as Question, vocabulary);
    expect(said('organisations where I know people who enjoy reading white papers about CRM')).toBe('organisations that have people (who are known to me and (read white paper about CRM at least 2 times in the last 365 days or praised CRM))');
    expect(said('people referred by promoters at organisations that renew within 60 days')).toBe('people who were referred by people (whose latest score is at least 9 and are at organisations whose renewal date is in the next 60 days)');
    expect(said('everyone but customers of Ada')).toBe('people who do not belong to "Ada Lindqvist"');
    expect(said('organisations where nobody complained')).toBe('organisations that have no people who had a concern');
    expect(said('people who wrote but were not answered')).toBe('people who wrote a mail and are waiting for an answer');
    expect(said('people who talked to Ada last month')).toBe('people who had a call or a meeting with "Ada Lindqvist" last month');
    expect(said('organisations with at least two detractors')).toBe('organisations that have at least 2 people whose latest score is at most 6');
    expect(said('people who asked for a refund')).toBe('people who used the words "refund"');
  });
});
