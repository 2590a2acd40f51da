import { expect, test } from 'vitest';
import { readText } from './reading.ts';
import { COUNTS_FROM, SUGGEST_FROM } from './stance.ts';
import { createLexicon } from './topics.ts';

const lexicon = createLexicon(['firmware', 'driver', 'support', 'price', 'X310', 'manual', 'overflow', 'API', 'battery'].map((word) => ({ id: word, words: [word] })));
const readings = (text: string) => readText(text, [[0, text.length]], lexicon);
/** `firmware: concern "crashes"` for what counts, in brackets for what is only a suggestion. */
const heard = (text: string) => readings(text).map(({ topicId, stance, p, mark }) => {
  const said = `${topicId}: ${stance}${stance === 'neutral' ? '' : ` "${text.slice(...mark)}"`}`;
  return p >= COUNTS_FROM ? said : p >= SUGGEST_FROM ? `(${said})` : '';
}).filter(Boolean);

test('trouble and worry are concerns', () => {
  expect(heard('The firmware crashes every day.')).toEqual(['firmware: concern "crashes"']);
  expect(heard('I am worried about the firmware.')).toEqual(['firmware: concern "am worried"']);
  expect(heard("The driver doesn't work with my X310.")).toEqual(['driver: concern "doesn\'t work"', 'X310: concern "doesn\'t work"']);
  expect(heard('We are having serious problems with the new driver.')).toEqual(['driver: concern "having serious problems"']);
  expect(heard('I cannot install the driver.')).toEqual(['driver: concern "I cannot install"']);
  expect(heard('The battery is too expensive.')).toEqual(['battery: concern "too expensive"']);
});

test('praise is heard where it judges the topic', () => {
  expect(heard('The new firmware works great.')).toEqual(['firmware: praise "works great"']);
  expect(heard('I love your support!')).toEqual(['support: praise "I love"']);
  expect(heard('We are very happy with the X310.')).toEqual(['X310: praise "happy with"']);
  expect(heard('Excellent support, thank you.')).toEqual(['support: praise "Excellent"']);
});

test('a judgement about something else beside the topic is not one about the topic', () => {
  expect(heard('A great page about the API.')).not.toContain('API: praise "great"');
  expect(heard('I read a terrible article on the firmware.')).not.toContain('firmware: concern "terrible"');
  expect(heard('The firmware comes with great pizza.')).not.toContain('firmware: praise "great"');
});

test('a negation turns praise into concern and takes a concern away', () => {
  expect(heard('The firmware is not great.')).toEqual(['(firmware: concern "not great")']);
  expect(heard('The manual is not really that good.')).toEqual(['(manual: concern "not really that good")']);
  expect(heard('No problem with the driver so far.')).toEqual(['driver: praise "No problem with"']);
  expect(readings('The firmware never crashes.').map(({ stance }) => stance)).toEqual(['neutral']);
  expect(heard('I do not know why the driver crashes.')).toEqual(['driver: concern "crashes"']);
});

test('a contrast parts what is said about two topics', () => {
  expect(heard('Great support, but the driver crashes.')).toEqual(['support: praise "Great support"', 'driver: concern "crashes"']);
  expect(heard('The driver crashes, but the support is excellent.')).toEqual(['driver: concern "crashes"', 'support: praise "excellent"']);
  expect(heard('Although the manual is outdated, I love the X310.').at(-1)).toBe('X310: praise "I love"');
});

test('a question asks, unless it reports trouble', () => {
  expect(heard('Is there a driver for the X310?')).toEqual(['driver: question "Is there a driver for the X310?"', 'X310: question "Is there a driver for the X310?"']);
  expect(heard('Why does the driver crash?')).toEqual(['driver: concern "crash"']);
  expect(heard('I was wondering whether the API is public.')).toEqual(['API: question "wondering whether"']);
  expect(heard('The file which is sent to the X310 is large.')).toEqual(['X310: neutral']);
});

test('wishes are ideas, and wanting to know more is interest', () => {
  expect(heard('It would be nice if the API had paging.')).toEqual(['API: idea "would be nice if"']);
  expect(heard('Please add an option for the battery.')).toEqual(['battery: idea "Please add an option"']);
  expect(heard('I am interested in the X310.')).toEqual(['X310: interest "am interested"']);
});

test('what is said only politely, under a condition or in passing is no stance', () => {
  expect(heard('Any help with the driver would be great.')).toEqual(['driver: neutral']);
  expect(heard('Let me know if you have any problem with the driver.')).toEqual(['driver: neutral']);
  expect(heard('I am pleased to announce the firmware.')).toEqual(['firmware: neutral']);
  expect(heard('The error rate of the driver was measured.')).toEqual(['driver: neutral']);
  expect(heard('Check that the firmware works correctly.')).toEqual(['firmware: neutral']);
  expect(heard('I have not heard that the driver has any problems.')).toEqual(['driver: neutral']);
  expect(heard('I wonder if this is just a case where the driver does not work.')).not.toContain('driver: concern "does not work"');
  expect(heard('If the driver crashes, restart it.')).not.toContain('driver: concern "crashes"');
});

test('a phrase does not reach into another thought, nor is not doing something a failure', () => {
  expect(heard('The driver is not important if you are working alone.')).toEqual(['driver: neutral']);
  expect(heard('I do not install the driver from there.')).toEqual(['driver: neutral']);
  expect(heard('I have found an issue about the driver in the tracker.')).toEqual(['driver: neutral']);
  expect(heard('The driver did not show up.')).toEqual(['driver: concern "did not show up"']);
});

test('a topic is not its own trouble, and a follow-up sentence speaks of what was just named', () => {
  expect(heard('The overflow counter is in the manual.')).toEqual(['overflow: neutral', 'manual: neutral']);
  expect(readings('I upgraded the firmware. Now it crashes all the time.').map(({ topicId, stance, p }) => [topicId, stance, p < COUNTS_FROM])).toEqual([['firmware', 'concern', true]]);
});

test('programs speak without a stance, and so do languages that are not read', () => {
  expect(heard('[ERROR] driver failed to load')).toEqual(['(driver: neutral)']);
  expect(heard("IOError: firmware file 'x.bin' could not be opened")).toEqual(['(firmware: neutral)']);
  expect(heard('Die Firmware stürzt jeden Tag ab und ich bin sehr enttäuscht von dem Gerät.')).toEqual(['firmware: neutral']);
  expect(heard('See https://ours.example/firmware/problem/crash for details.')).toEqual([]);
});

test('every reading points to its sentence and the words that decided, inside the own text', () => {
  const text = '> The driver is great.\n\nHi Ida,\n\nthe firmware crashes. The price is fine.\n';
  const start = text.indexOf('Hi');
  const found = readText(text, [[start, text.length]], lexicon);
  expect(found.map(({ topicId }) => topicId)).toEqual(['firmware', 'price']);
  for (const { sentence, mark } of found) {
    expect(sentence[0]).toBeGreaterThanOrEqual(start);
    expect(mark[0]).toBeGreaterThanOrEqual(sentence[0]);
    expect(mark[1]).toBeLessThanOrEqual(sentence[1]);
  }
  expect(text.slice(...found[0]!.sentence)).toBe('the firmware crashes.');
  expect(text.slice(...found[0]!.mark)).toBe('crashes');
});
