// Questions about what happened: what was said, bought and read, how often, when, and what did not happen.
import { describe, expect, test } from 'vitest';
import { ago, all, any, at, called, contact, did, felt, field, item, known, last, meant, member, mentioned, never, owned, people, span, valued, year } from '#test/trees.ts';
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

describe('what people said about a topic, with a time', () => {
  readsAll([
    ['who was worried about firmware in the last 90 days and has bought at least twice?', people(all(felt('concern', 'firmware', { window: last(90, 'day') }), did('purchase', { count: { atLeast: 2 } })))],
    ['people who had a problem with UHD in 2022', people(felt('concern', 'UHD', { window: year(2022) }))],
    ['people at Acme who complained about pricing last quarter', people(all(at(called('Acme')), felt('concern', 'pricing', { window: { previous: 'quarter' } })))],
    ['people who enjoy reading about membership pricing and recently worried about cancellations, at big studios', people(all(any(mentioned('membership pricing', { kinds: ['reading'], count: { atLeast: 2 }, window: last(365, 'day') }), felt('praise', 'membership pricing')), felt('concern', 'cancellations', { window: last(90, 'day') }), at(all()))), ['big']],
    ['people who praised support or complained about pricing', people(any(felt('praise', 'support'), felt('concern', 'pricing')))],
    ['people who asked a question about UHD and were not answered', people(all(felt('question', 'UHD'), field('person.waiting since', { op: 'known' })))],
    ['who loves UHD?', people(felt('praise', 'UHD'))],
    ['who hates UHD?', people(felt('concern', 'UHD'))],
    ['people who don\'t like UHD', people(felt('concern', 'UHD'))],
    ['people who were not happy with support', people(felt('concern', 'support'))],
    ['people who are unhappy with support', people(felt('concern', 'support'))],
    ['who is interested in firmware?', people(felt('interest', 'firmware'))],
    ['who was interested in firmware but is now worried about it', people(all(felt('interest', 'firmware'), felt('concern', 'firmware')))],
    ['people who suggested ideas about CRM', people(felt('idea', 'CRM'))],
    ['people who mentioned both firmware and battery life', people(all(mentioned('firmware'), mentioned('battery life')))],
    ['people who mentioned neither firmware nor battery life', people(all(never(mentioned('firmware')), never(mentioned('battery life'))))],
    ['people who mentioned firmware or battery life but not UHD', people(all(mentioned(['firmware', 'battery life']), never(mentioned('UHD'))))],
    ['people who complained about firmware, UHD and pricing', people(all(felt('concern', 'firmware'), felt('concern', 'UHD'), felt('concern', 'pricing')))],
    ['people who complained about firmware, UHD or pricing', people(felt('concern', ['firmware', 'UHD', 'pricing']))],
    ['people who did not complain about pricing or support', people(never(felt('concern', ['pricing', 'support'])))],
    ['people who complained about pricing but not about support', people(all(felt('concern', 'pricing'), never(felt('concern', 'support'))))],
    ['people who complained twice about UHD and once about firmware', people(all(felt('concern', 'UHD', { count: { atLeast: 2 } }), felt('concern', 'firmware')))],
    ['pricing complaints at Acme', people(all(felt('concern', 'pricing'), at(called('Acme'))))],
    ['problems with firmware', people(felt('concern', 'firmware'))],
    ['firmware', people(mentioned('firmware'))],
    ['what does Grace Hopper think about pricing?', people(all(meant('Grace Hopper'), mentioned('pricing')))],
    ['worried customers in Berlin', people(all(felt('concern', null), valued('person.city', 'Berlin')))],
    ['people who complained about pricing by phone', people(felt('concern', 'pricing', { kinds: ['call'] }))],
    ['people who mentioned "clock drift" in a call', people(did('call', { words: 'clock drift' }))],
    ['who wrote to Tomasz about UHD in the last 2 years', people(mentioned('UHD', { kinds: ['mail'], member: member('Tomasz Nowak'), window: last(2, 'year') }))],
  ]);
});

describe('counts and amounts', () => {
  readsAll([
    ['customers who bought at least 5 times and not since March 1998', people(all(did('purchase', { count: { atLeast: 5 } }), never(did('purchase', { window: { since: '1998-03-01' } }))))],
    ['people who bought more than three times', people(did('purchase', { count: { atLeast: 4 } }))],
    ['people who bought exactly once', people(did('purchase', { count: { atLeast: 1, atMost: 1 } }))],
    ['people who bought 5+ times', people(did('purchase', { count: { atLeast: 5 } }))],
    ['people who bought at most twice', people(did('purchase', { count: { atMost: 2 } }))],
    ['people who bought fewer than 3 times', people(did('purchase', { count: { atMost: 2 } }))],
    ['people who bought 2 or 3 times', people(did('purchase', { count: { atLeast: 2, atMost: 3 } }))],
    ['people who bought between 2 and 4 times in 2022', people(did('purchase', { count: { atLeast: 2, atMost: 4 }, window: year(2022) }))],
    ['people who bought twice in 2021 and three times in 2022', people(all(did('purchase', { count: { atLeast: 2 }, window: year(2021) }), did('purchase', { count: { atLeast: 3 }, window: year(2022) })))],
    ['people who complained several times', people(felt('concern', null, { count: { atLeast: 3 } }))],
    ['customers with 5 or more purchases', people(did('purchase', { count: { atLeast: 5 } }))],
    ['customers with more than 10 mails in the last month', people(did('mail', { count: { atLeast: 11 }, window: last(1, 'month') }))],
    ['people with at least 3 questions about UHD', people(felt('question', 'UHD', { count: { atLeast: 3 } }))],
    ['one-time buyers', people(did('purchase', { count: { atLeast: 1, atMost: 1 } }))],
    ['repeat buyers', people(did('purchase', { again: true }))],
    ['customers who spent more than 500', people(did('purchase', { count: { atLeast: 500.01 }, measure: 'amount' }))],
    ['customers who spent more than €500 in 2022', people(did('purchase', { count: { atLeast: 500.01 }, measure: 'amount', window: year(2022) }))],
    ['customers who spent between 100 and 200 last year', people(did('purchase', { count: { atLeast: 100, atMost: 200 }, measure: 'amount', window: { previous: 'year' } }))],
    ['people who spent over 1k last year', people(did('purchase', { count: { atLeast: 1000.01 }, measure: 'amount', window: { previous: 'year' } }))],
    ['buyers who spent at least 200 euros in total', people(all(did('purchase'), did('purchase', { count: { atLeast: 200 }, measure: 'amount' })))],
    ['people who have read 3 white papers', people(did('reading', { content: ['white paper'], count: { atLeast: 3 } }))],
  ]);
});

describe('absence', () => {
  readsAll([
    ['who mentioned battery life but never bought', people(all(mentioned('battery life'), never(did('purchase'))))],
    ['people who have never bought', people(never(did('purchase')))],
    ['people who have not bought since January', people(never(did('purchase', { window: { since: '2026-01-01' } })))],
    ['who hasn\'t bought in the last 6 months?', people(never(did('purchase', { window: last(6, 'month') })))],
    ['people who neither bought nor complained', people(all(never(did('purchase')), never(felt('concern', null))))],
    ['people who never bought or complained', people(all(never(did('purchase')), never(felt('concern', null))))],
    ['people who never bought or who complained', people(any(never(did('purchase')), felt('concern', null)))],
    ['people who bought without complaining', people(all(did('purchase'), never(felt('concern', null))))],
    ['people who had no meeting this year', people(never(did('meeting', { window: { this: 'year' } })))],
    ['customers who bought in 2021 and not 2022', people(all(did('purchase', { window: year(2021) }), never(did('purchase', { window: year(2022) }))))],
    ['customers who bought in 2021 and in 2022', people(all(did('purchase', { window: year(2021) }), did('purchase', { window: year(2022) })))],
    ['people who wrote to us in June but haven\'t bought since', people(all(did('mail', { window: span('2026-06-01', '2026-06-30') }), never(did('purchase', { window: { since: '2026-07-01' } }))))],
    ['no complaints since May', people(never(felt('concern', null, { window: { since: '2026-05-01' } })))],
  ]);
});

describe('who was in touch', () => {
  readsAll([
    ['who has gone quiet', people(contact({ count: { atMost: 0 }, window: last(90, 'day') }))],
    ['customers of Ada not contacted for 90 days', people(all(owned(member('Ada Lindqvist')), contact({ count: { atMost: 0 }, window: last(90, 'day') })))],
    ['customers not contacted by Ada for 2 months', people(contact({ count: { atMost: 0 }, member: member('Ada Lindqvist'), window: last(2, 'month') }))],
    ['who have we not contacted for 90 days?', people(contact({ count: { atMost: 0 }, window: last(90, 'day') }))],
    ['customers we have not spoken to in 3 months', people(contact({ count: { atMost: 0 }, window: last(3, 'month') }))],
    ['who haven\'t we talked to since last quarter', people(contact({ count: { atMost: 0 }, window: { since: '2026-07-01' } }))],
    ['people not heard from since June', people(contact({ count: { atMost: 0 }, direction: 'in', window: { since: '2026-06-01' } }))],
    ['people who have not heard from us since June', people(contact({ count: { atMost: 0 }, direction: 'out', window: { since: '2026-06-01' } }))],
    ['people who have been silent for 60 days', people(contact({ count: { atMost: 0 }, window: last(60, 'day') }))],
    ['people who never replied to us', people(contact({ count: { atMost: 0 }, direction: 'in' }))],
    ['people we wrote to but who never answered', people(all(did('mail', { part: 'received' }), contact({ count: { atMost: 0 }, direction: 'in' })))],
    ['people Ada wrote to last week', people(did('mail', { member: member('Ada Lindqvist'), part: 'received', window: { previous: 'week' } }))],
    ['customers who wrote to Ada about pricing', people(mentioned('pricing', { kinds: ['mail'], member: member('Ada Lindqvist') }))],
    ['customers I have not written to this year', people(never(did('mail', { member: member('Ida Duarte'), part: 'received', window: { this: 'year' } })))],
    ['people who met with Tomasz', people(did('meeting', { member: member('Tomasz Nowak') }))],
    ['people who called or met Ada in the last month', people(any(did('call', { member: member('Ada Lindqvist'), window: last(1, 'month') }), did('meeting', { member: member('Ada Lindqvist'), window: last(1, 'month') })))],
    ['everyone who wrote, called or met us in the last week', people(any(did('mail', { window: last(1, 'week') }), did('call', { window: last(1, 'week') }), did('meeting', { window: last(1, 'week') })))],
    ['whom did I meet last week?', people(did('meeting', { member: member('Ida Duarte'), window: { previous: 'week' } }))],
    ['people who got in touch in the last week', people(contact({ direction: 'in', window: last(1, 'week') }))],
    ['people whose last contact was before June', people(field('person.last contact', { op: '<', value: '2026-06-01' }))],
  ]);
});

describe('reading', () => {
  readsAll([
    ['connections who enjoy reading CRM white papers and recently expressed concern about churn', people(all(known(member('Ida Duarte')), any(mentioned('CRM', { kinds: ['reading'], content: ['white paper'], count: { atLeast: 2 }, window: last(365, 'day') }), felt('praise', 'CRM')), felt('concern', 'churn', { window: last(90, 'day') })))],
    ['people who read white papers about CRM at least twice in the last year and worried about churn in the last 90 days', people(all(mentioned('CRM', { kinds: ['reading'], content: ['white paper'], count: { atLeast: 2 }, window: last(1, 'year') }), felt('concern', 'churn', { window: last(90, 'day') })))],
    ['people who read "What 40 studios changed"', people(did('reading', { item: item('What 40 studios changed') }))],
    ['list people who opened the white paper What 40 studios changed', people(did('reading', { content: ['white paper'], item: item('What 40 studios changed') }))],
    ['readers of white papers about CRM', people(mentioned('CRM', { kinds: ['reading'], content: ['white paper'] }))],
    ['people who read webinars or white papers', people(did('reading', { content: ['webinar', 'white paper'] }))],
    ['people who attended a webinar', people(did(null, { content: ['webinar'] }))],
  ]);
});

describe('times', () => {
  readsAll([
    ['people who wrote more than a year ago', people(did('mail', { window: ago(1, 'year') }))],
    ['people who complained in March 1998', people(felt('concern', null, { window: span('1998-03-01', '1998-03-31') }))],
    ['people who complained in the summer of 2022', people(felt('concern', null, { window: span('2022-06-01', '2022-08-31') }))],
    ['people who bought between 1 May and 3 June 2022', people(did('purchase', { window: span('2022-05-01', '2022-06-03') }))],
    ['people who complained about UHD between January and March 2022', people(felt('concern', 'UHD', { window: span('2022-01-01', '2022-03-31') }))],
    ['people who complained about UHD in January or February 2022', people(any(felt('concern', 'UHD', { window: span('2022-01-01', '2022-01-31') }), felt('concern', 'UHD', { window: span('2022-02-01', '2022-02-28') })))],
    ['customers who complained in Q1 2022', people(felt('concern', null, { window: span('2022-01-01', '2022-03-31') }))],
    ['customers who complained in the first half of 2022', people(felt('concern', null, { window: span('2022-01-01', '2022-06-30') }))],
    ['who complained on 5 May 2022', people(felt('concern', null, { window: span('2022-05-05', '2022-05-05') }))],
    ['who complained about UHD over the past two years', people(felt('concern', 'UHD', { window: last(2, 'year') }))],
    ['people who complained about UHD in the last 24 hours', people(felt('concern', 'UHD', { window: last(1, 'day') }))],
    ['people who complained about UHD on Monday', people(felt('concern', 'UHD', { window: span('2026-11-16', '2026-11-16') }))],
    ['people who complained about UHD until June 2022', people(felt('concern', 'UHD', { window: { before: '2022-07-01' } }))],
    ['people who complained about UHD after 5 May 2022', people(felt('concern', 'UHD', { window: { since: '2022-05-06' } }))],
    ['people who complained about UHD before last month', people(felt('concern', 'UHD', { window: { before: '2026-10-01' } }))],
    ['people who complained less than 30 days ago', people(felt('concern', null, { window: last(30, 'day') }))],
    ['people who complained about UHD since last month', people(felt('concern', 'UHD', { window: { since: '2026-10-01' } }))],
    ['since March, which customers have bought twice?', people(did('purchase', { count: { atLeast: 2 }, window: { since: '2026-03-01' } }))],
    ['in 2022, who complained about UHD?', people(felt('concern', 'UHD', { window: year(2022) }))],
    ['who wrote to us yesterday?', people(did('mail', { window: { previous: 'day' } }))],
    ['people who wrote this week', people(did('mail', { window: { this: 'week' } }))],
    ['customers who last bought more than a year ago', people(all(did('purchase', { window: ago(1, 'year') }), never(did('purchase', { window: last(1, 'year') }))))],
    ['people who last complained in 2021', people(all(felt('concern', null, { window: year(2021) }), never(felt('concern', null, { window: { since: '2022-01-01' } }))))],
    ['people who first wrote in 2022', people(all(did('mail', { window: year(2022) }), never(did('mail', { window: { before: '2022-01-01' } }))))],
    ['people who bought for the first time this year', people(all(did('purchase', { window: { this: 'year' } }), never(did('purchase', { window: { before: '2026-01-01' } }))))],
    ['people who stopped buying', people(all(did('purchase', { window: ago(90, 'day') }), never(did('purchase', { window: last(90, 'day') }))))],
    ['customers who complained in early 2022', people(felt('concern', null)), ['in early 2022']],
    ['people who complained about UHD in the last 6 months of 2022', people(felt('concern', 'UHD', { window: span('2022-07-01', '2022-12-31') }))],
    ['who bought in the first 3 months of 1998', people(did('purchase', { window: span('1998-01-01', '1998-03-31') }))],
  ]);
});

test('questions within questions within questions end somewhere, and what was not read is told', () => {
  for (const words of ['(who '.repeat(400), 'people at organisations with people who know '.repeat(44), 'not ('.repeat(400), 'everyone except '.repeat(120)]) expect(understand(words.slice(0, 2_000), vocabulary).unused.length, words.slice(0, 40)).toBeGreaterThan(0);
});
