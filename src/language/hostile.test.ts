// Whatever somebody sends is read in one pass. Where the cost can be counted it is counted; else it is enough that megabytes end.
import { expect, test } from 'vitest';
import { gatherProposals } from './proposals.ts';
import { ownSpans } from './quotes.ts';
import { readText } from './reading.ts';
import { sentences } from './sentences.ts';
import { normaliseSubject } from './subject.ts';
import { createLexicon } from './topics.ts';
import { wordsOf } from './words.ts';

const MEGABYTE = 1024 * 1024;
const fill = (piece: string, length = MEGABYTE / 2) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const hostile: Record<string, string> = {
  'one endless word': fill('a'), 'quotes in quotes': fill('> '), 'quote marks': fill('>\n'), 'openings of attributions': fill('On Mon, 5 Jan 2026 at 10:00 '), 'attributions': fill('On Mon, 5 Jan 2026 Ada <a@b.example> wrote:\n'),
  'heads': fill('From: a\nTo: b\n'), 'dashes': fill('-- \n'), 'rules': fill('____________\n'), 'closings': fill('Best regards,\n'), 'full stops': fill('.'), 'questions': fill('a? '), 'blank lines': fill('\n'), 'spaces': fill(' '),
  'the topic': fill('firmware '), 'not': fill('not not not '), 'gaps': fill('would be be be be be '), 'underscores': fill('a_'), 'slashes': fill('/a'), 'links': fill('http://'), 'digits': fill('1.'), 'carriage returns': fill('\r'), 'signs': fill('\u{1F600}'), 'halves of signs': fill('\ud83d '), 'chinese': fill('固件'), 'apostrophes': fill("a'"),
};

test('anything is read to its end, in spans that lie inside it', () => {
  const lexicon = createLexicon([{ id: 'firmware', words: ['firmware', '固件'] }]);
  for (const [name, text] of Object.entries(hostile)) {
    const spans = ownSpans(text);
    for (const [start, end] of spans) expect(start < end && end <= text.length, name).toBe(true);
    // Of a mail of this size only the first fifth of a megabyte is read for what its writer says; here it is more.
    const all = sentences(text, [[0, text.length]]);
    for (let at = 1; at < all.length; at++) if (all[at]![0] < all[at - 1]![1]) expect.fail(`${name}: sentences overlap`);
    expect(wordsOf(text, 0, text.length).length, name).toBeLessThanOrEqual(2 * text.length);
    for (const reading of readText(text, [[0, MEGABYTE / 4]], lexicon)) if (reading.mark[1] > MEGABYTE / 4) expect.fail(`${name}: a mark outside`);
    normaliseSubject(text);
  }
}, 120_000);

test('five megabytes are read to their end', () => {
  for (const piece of ['____________\n', '>\n', 'a'.repeat(200)]) {
    const text = fill(piece, 5 * MEGABYTE);
    expect(ownSpans(text).every(([start, end]) => start < end && end <= text.length)).toBe(true);
    sentences(text, [[0, text.length]]);
  }
}, 120_000);

test('as many topics as a workspace can have cost no more per word than a few', () => {
  const many = createLexicon(Array.from({ length: 20_000 }, (_, n) => ({ id: `t${n}`, words: [`topic${n} part${n % 7}`, `topic${n}`] })));
  const text = 'topic17 part3 and topic19999, topic5 part1 '.repeat(2_000);
  expect(many.find(text, 0, text.length)).toHaveLength(6_000);
});

test('proposals look at a bounded part of each text', () => {
  const gathering = gatherProposals();
  for (const text of Object.values(hostile)) gathering.add({ text: text, own: [[0, text.length]], author: 'a', thread: 'b', subject: text.slice(0, 2_000) });
  expect(gathering.propose()).toEqual([]);
}, 120_000);
