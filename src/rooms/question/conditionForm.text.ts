// Words of the builder: what each condition is called, its fields, and what can be added.
import type { Kind, RelationKind, Stance } from './filter.ts';
import type { Period } from './window.ts';

const kinds: Record<Kind, string> = {
  mail: 'mail', call: 'call', meeting: 'meeting', note: 'note', purchase: 'purchase', reading: 'reading', usage: 'usage', visit: 'visit', training: 'training', 'community answer': 'community answer', 'survey response': 'survey response', review: 'review', event: 'event',
};
const stances: Record<Stance, string> = { concern: 'concern', praise: 'praise', idea: 'idea', question: 'question', interest: 'interest', neutral: 'neutral' };
const relations: Record<RelationKind, string> = { knows: 'knows', 'works with': 'works with', 'reports to': 'reports to', referred: 'referred', introduced: 'introduced', 'replied to': 'replied to' };
const periods: Record<Period, string> = { day: 'today', week: 'this week', month: 'this month', quarter: 'this quarter', year: 'this year' };
const before: Record<Period, string> = { day: 'yesterday', week: 'last week', month: 'last month', quarter: 'last quarter', year: 'last year' };

export const formText = {
  kinds, stances, relations, periods, before,
  titles: {
    said: 'Said something', did: 'Did something', spent: 'Spent', received: 'Received something', contact: 'Contact', trend: 'Changes over time', attribute: 'Has the field', strength: 'How near', relation: 'Is connected to somebody', place: 'Is at an organisation', somebody: 'Has people', known: 'Known by', owned: 'Belongs to', person: 'Is the person', organisation: 'Is the organisation',
    group: { all: 'All of these', any: 'Any of these' }, not: 'Not',
  },
  did: {
    mail: 'Wrote a mail', call: 'Had a call', meeting: 'Had a meeting', note: 'Got a note', purchase: 'Bought', reading: 'Read', usage: 'Used the product', visit: 'Came for a visit', training: 'Took a training', 'community answer': 'Helped others', 'survey response': 'Answered a survey', review: 'Wrote a review', event: 'Took part in an event',
  } satisfies Record<Kind, string>,
  fields: {
    stances: 'How', topics: 'About', kinds: 'By', content: 'What', item: 'The item', words: 'With the words', part: 'Part', direction: 'Direction', member: 'With', season: 'Season', again: 'Again', worth: 'Worth', measure: 'Measure', count: 'How often', amount: 'How much', window: 'When',
    way: 'Goes', length: 'Compared over', key: 'Field', test: 'Value', op: 'Is', value: 'Of 100', relation: 'How', hops: 'Steps', atLeast: 'At least', by: 'By', owner: 'Whom', person: 'Who', organisation: 'Which',
  },
  part: { did: 'did it themselves', received: 'were written to or got a copy' }, measures: { times: 'how often', amount: 'how much money' },
  direction: { in: 'from them', out: 'from us', among: 'among them' }, contactDirection: { in: 'they to us', out: 'we to them' }, season: { off: 'off season', high: 'high season' }, again: { again: 'not the first time' },
  way: { rising: 'more often', falling: 'less often' }, compared: { '=': 'exactly', '≠': 'other than', '<': 'below', '≤': 'at most', '>': 'above', '≥': 'at least' }, towards: { either: 'either way', to: 'they to them', from: 'they by them' },
  units: { day: 'days', week: 'weeks', month: 'months', year: 'years' },
  counts: { any: 'any number of times', never: 'never', least: 'at least', most: 'at most', exactly: 'exactly', between: 'between' }, amounts: { any: 'any amount', least: 'at least', most: 'at most', between: 'between' },
  windows: { any: 'at any time', last: 'in the last', ago: 'more than … ago', since: 'since', before: 'before', between: 'between', this: 'running', previous: 'the one before' },
  tests: { '=': 'is', '≠': 'is not', contains: 'contains', known: 'is known', unknown: 'is unknown', '<': 'is below', '≤': 'is at most', '>': 'is above', '≥': 'is at least', between: 'is between', top: 'is in the top %', bottom: 'is in the bottom %', 'in next': 'is in the next', 'in last': 'is in the last' },
  dateTests: { '=': 'is on', '≠': 'is not on', '<': 'is before', '≥': 'is on or after' }, yes: 'yes', no: 'no',
  orders: { none: 'as near as we are', strength: 'how near', contact: 'contact with us', bought: 'what they bought', spent: 'what they spent', said: 'concerns they had', other: 'as asked' }, ways: { most: 'most first', least: 'least first', latest: 'latest first', earliest: 'longest ago first' },
  groups: { said: 'What they said', did: 'What they did', contact: 'Contact with us', known: 'What is known of them', people: 'Whom they know' },
  starts: {
    topic: 'Said something about …', concern: 'Had a concern', words: 'Used certain words …', bought: 'Bought', spent: 'Spent', read: 'Read', used: 'Did something else', more: 'More or less often than before', silent: 'Not contacted for …', contacted: 'Was contacted', wrote: 'Got in touch with us',
    field: 'Has field …', strength: 'How near they are', known: 'Known by …', owned: 'Belongs to …', person: 'Is a certain person …', organisation: 'Is a certain organisation …', place: 'Is at an organisation that …', relation: 'Knows somebody who …', somebody: 'Has people who …',
  },
  builder: {
    title: 'Builder', open: 'Builder', find: 'Find', finds: { people: 'people', organisations: 'organisations' }, paths: 'Ways to somebody', to: 'To', from: 'From', anyone: 'anyone of us', hops: 'Steps at most', who: 'who', everybody: 'Everybody. Add a condition to ask for less.', joints: { all: 'all of these', any: 'any of these' }, joint: 'How they belong together',
    add: 'Add a condition', addHere: 'Add here', or: 'Or instead …', also: 'And also …', not: 'Does not hold', notNot: 'Holds after all', remove: 'Remove', acts: (title: string) => `More about: ${title}`, removed: (title: string) => `Taken out: ${title}.`, detail: 'Add a detail', details: 'detail', inner: { 'at organisation': 'that', somebody: 'who', relation: 'to people who' }, denied: 'not',
    anything: 'any', order: 'Order', way: 'Which first', limit: 'Only the first', all: 'all', show: (count: string) => `Show ${count}`, waiting: 'Counting', noName: 'Nothing of that name', choose: 'Choose', name: { topic: 'Which topic', member: 'Who of us', person: 'Which person', organisation: 'Which organisation', item: 'Which item', words: 'Which words', field: 'Which field' }, cancel: 'Cancel', take: 'Add',
    empty: 'Say it in words, or begin here.', number: 'number', second: 'to', unit: 'unit', from2: 'from day', to2: 'to day', period: 'period', way2: 'how', value: 'value', key: 'builder', unread: 'Not all of the words are understood yet. What is, stands here.',
  },
} as const;
