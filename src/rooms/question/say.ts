// A tree said back in words, in one form for every condition, which the grammar reads back as the same tree.
// Names and texts stand in quotation marks where they could be taken for words of the grammar.
import { acts, relationWords, stanceWords } from './phrases.ts';
import { grammarWords } from './taggedWords.ts';
import type { Sequel } from './filter.ts';
import type { Order } from './order.ts';
import type { Count, Filter, Kind, Node, Question, Ref, Scope, Stance, Test, Who } from './question.ts';
import type { Vocabulary } from './vocabulary.ts';
import { attributeNamed, labelOf } from './vocabulary.ts';
import { wordsOf, plain } from './textMatch.ts';
import type { Length, Window } from './window.ts';
import { addDays, moveDay } from './window.ts';

/** The question in words, e.g. `people who had a concern about firmware in the last 90 days and bought at least 2 times`. */
export function sayQuestion(question: Question, vocabulary: Vocabulary): string {
  if (question.find === 'paths') return `introductions to "${question.to.name}"${question.from === 'anyone' ? '' : ` by ${sayMember(question.from, vocabulary)}`}${question.hops === 4 ? '' : ` within ${hops(question.hops)}`}`;
  const scope = question.find === 'people' ? 'person' : 'organisation';
  const { order, limit } = question;
  const isEverybody = isAnybody(question.where);
  const whom = isEverybody ? `${order ? '' : 'all '}${question.find}` : smooth(`${question.find} ${scope === 'person' ? 'who' : 'that'} ${sayNode(question.where, scope, vocabulary, !order)}`);
  return order ? `${limit === undefined ? '' : `the top ${limit} `}${whom}${isEverybody ? '' : ','} ranked by ${sayMeasure(order, vocabulary)}, ${wayWords(order, vocabulary)} first` : whom;
}

/** What an order goes by: "how often they had a concern about pricing in 2022". */
export function sayMeasure({ by, way }: Order, vocabulary: Vocabulary): string {
  switch (by.is) {
    case 'interaction': {
      const { measure, window, ...filter } = by;
      const verb = measure === 'amount' ? sayFilter(filter, vocabulary, 'spent') : sayFilter(filter, vocabulary);
      return `${measure === 'amount' ? 'how much they' : way === 'most' || way === 'least' ? 'how often they' : 'the last time they'} ${verb} ${sayWindow(window)}`.trim();
    }
    case 'contact': return `${way === 'most' || way === 'least' ? 'how often they' : 'the last time they'} ${sayContact(by, vocabulary)}`;
    case 'attribute': return `their ${attributeLabel(by.key, vocabulary)}`;
    case 'strength': return `their strength${by.member ? ` with ${sayMember(by.member, vocabulary)}` : ''}`;
  }
}

function wayWords({ by, way }: Order, vocabulary: Vocabulary): string {
  if (by.is === 'interaction' || by.is === 'contact') return way;
  const isDate = by.is === 'attribute' && vocabulary.attributes.find((one) => one.key === by.key)?.type === 'date';
  return way === 'most' ? (isDate ? 'latest' : 'highest') : isDate ? 'earliest' : 'lowest';
}

/** "who whose" is not English. */
const smooth = (words: string): string => words.replace(/\b(?:who|that) whose\b/g, 'whose').replace(/\b(?:who|that) (\(+)whose\b/g, '$1whose');

/** One condition in words, as it stands after "people who" or "organisations that". `isLast`: nothing follows it that could be read with it. */
export function sayNode(node: Node, scope: Scope, vocabulary: Vocabulary, isLast = false): string {
  switch (node.is) {
    case 'all': return node.of.length === 0 ? 'exist' : sayList(node, scope, vocabulary, isLast);
    case 'any': return sayList(node, scope, vocabulary, isLast);
    case 'not': return sayDenied(node.of, scope, vocabulary, isLast);
    case 'interaction': return sayInteraction(node, vocabulary);
    case 'contact': return sayContact(node, vocabulary);
    case 'trend': return `${sayFilter(node, vocabulary)} ${node.way === 'rising' ? 'more often' : 'less often'} in the last ${inLength(node.length)} than before`;
    case 'attribute':
      if (node.key === `${scope}.owner`) return node.test.op === 'known' ? 'have an owner' : node.test.op === 'unknown' ? 'have no owner' : `whose owner field ${sayTest(node.test, node.key, vocabulary)}`;
      if (node.key === 'person.waiting since' && (node.test.op === 'known' || node.test.op === 'unknown')) return `are ${node.test.op === 'known' ? '' : 'not '}waiting for an answer`;
      return `whose ${attributeLabel(node.key, vocabulary)} ${sayTest(node.test, node.key, vocabulary)}`;
    case 'strength': return `whose strength${node.member ? ` with ${sayMember(node.member, vocabulary)}` : ''} is ${COMPARED[node.op]} ${node.value}`;
    case 'relation': return sayRelation(node, vocabulary, isLast);
    case 'at organisation': return node.where.is === 'organisation' ? `are at "${node.where.organisation.name}"` : isAnybody(node.where) ? 'are at an organisation' : `are at organisations ${sayThose(node.where, 'organisation', vocabulary, isLast)}`;
    case 'somebody': return `have ${node.atLeast === 1 ? '' : `at least ${node.atLeast} `}people ${isAnybody(node.where) ? '' : sayThose(node.where, 'person', vocabulary, isLast)}`.trim();
    case 'known': return `are known to ${node.by === 'anyone' ? 'us' : sayMember(node.by, vocabulary)}`;
    case 'owned': return `belong to ${sayMember(node.by, vocabulary)}`;
    case 'person': return `are "${node.person.name}"`;
    case 'organisation': return `are "${node.organisation.name}"`;
  }
}

/** Those of an inner question: bare where it is one condition and nothing follows, else in brackets. */
function sayThose(where: Node, scope: Scope, vocabulary: Vocabulary, isLast: boolean): string {
  const words = `${scope === 'person' ? 'who' : 'that'} ${sayNode(where, scope, vocabulary, true)}`;
  return isLast && SIMPLE.has(where.is) ? smooth(words) : `(${smooth(words)})`;
}

const isAnybody = (node: Node): boolean => node.is === 'all' && node.of.length === 0;

const SIMPLE: ReadonlySet<Node['is']> = new Set(['interaction', 'contact', 'attribute', 'strength', 'known', 'owned']);

/** What does not hold, as people say it where there are words for it. */
function sayDenied(node: Node, scope: Scope, vocabulary: Vocabulary, isLast: boolean): string {
  switch (node.is) {
    case 'known': case 'organisation': case 'person': return sayNode(node, scope, vocabulary).replace(/^are /, 'are not ');
    case 'owned': return `do not ${sayNode(node, scope, vocabulary)}`;
    case 'at organisation': if (node.where.is === 'organisation') return sayNode(node, scope, vocabulary).replace(/^are /, 'are not '); break;
    case 'somebody': if (node.atLeast === 1) return `have no people ${isAnybody(node.where) ? '' : sayThose(node.where, 'person', vocabulary, isLast)}`.trim(); break;
  }
  return `are not among those (${smooth(`${scope === 'person' ? 'who' : 'that'} ${sayNode(node, scope, vocabulary, true)}`)})`;
}

/** Where the next condition would be read together with the one before, a new "who" keeps them apart. */
function sayList(node: Node & { is: 'all' | 'any' }, scope: Scope, vocabulary: Vocabulary, isLast: boolean): string {
  const joint = node.is === 'all' ? ' and ' : ' or ';
  const who = scope === 'person' ? 'who ' : 'that ';
  const words = node.of.map((child, index) => sayIn(child, node.is, scope, vocabulary, isLast && index === node.of.length - 1));
  return smooth(words.map((one, index) => `${index === 0 ? '' : joint}${index > 0 && isOpenEnded(node.of[index - 1]!, node.of[index]!, node.is) ? who : ''}${one}`).join(''));
}

/** A denial goes on behind "or"; a bare verb shares what the next one says. */
const isOpenEnded = (node: Node, next: Node, parent: 'all' | 'any'): boolean =>
  (parent === 'any' && node.is === 'not') || (node.is === 'interaction' || node.is === 'contact') && ((parent === 'any' && isNever(node)) || (Object.keys(node).every((key) => BARE.has(key) || (key === 'count' && isNever(node))) && ('window' in next || 'topics' in next || 'words' in next || 'member' in next)));
const BARE = new Set(['is', 'kinds', 'stances', 'again', 'part', 'direction']);

const isNever = (node: Node & { is: 'interaction' | 'contact' }): boolean => !(node.is === 'interaction' && node.measure === 'amount') && node.count?.atMost === 0 && node.count.atLeast === undefined;

function sayIn(child: Node, parent: 'all' | 'any', scope: Scope, vocabulary: Vocabulary, isLast: boolean): string {
  const isBracketed = (child.is === 'any' && parent === 'all') || (child.is === 'all' && parent === 'any' && child.of.length > 0);
  const words = sayNode(child, scope, vocabulary, isLast || isBracketed);
  return isBracketed ? `(${words})` : words;
}

function sayInteraction(node: Node & { is: 'interaction' }, vocabulary: Vocabulary): string {
  const isAmount = node.measure === 'amount';
  const never = isNever(node);
  const parts = [never ? 'never' : '', sayFilter(node, vocabulary, isAmount ? `spent ${sayAmount(node.count ?? {})}` : undefined), never || isAmount ? '' : sayCount(node.count), sayWindow(node.window)];
  return parts.filter((part) => part).join(' ');
}

function sayContact(node: Node & { is: 'contact' }, vocabulary: Vocabulary): string {
  const never = isNever(node);
  const who = node.member ? sayWho(node.member, vocabulary) : '';
  const verb = node.direction === 'in' ? `${never ? 'never ' : ''}got in touch${who ? ` with ${who}` : ''}`
    : node.direction === 'out' ? `${never ? 'never ' : ''}heard from us${who ? ` by ${who}` : ''}` : `${never ? 'were not contacted' : 'were contacted'}${who ? ` by ${who}` : ''}`;
  return [verb, never ? '' : sayCount(node.count), sayWindow(node.window)].filter((part) => part).join(' ');
}

const STANCES = new Map(stanceWords.map(([stance, words]) => [stance, words.split('|')[0]!]));
/** Stances whose verb takes the topic straight: "praised support". */
const STRAIGHT: Partial<Record<Stance, string>> = { praise: 'praised', interest: 'showed interest in' };

function sayFilter(filter: Filter, vocabulary: Vocabulary, verb?: string): string {
  const topics = filter.topics?.map((topic) => sayName(topic, vocabulary)).join(' or ') ?? '';
  const only = filter.kinds?.length === 1 ? filter.kinds[0]! : null;
  const straight = filter.stances?.length === 1 && topics && !filter.again && !filter.content ? STRAIGHT[filter.stances[0]!] : undefined;
  let isKindSaid = verb !== undefined;
  let isTopicSaid = false;
  let areWordsSaid = false;
  let act = verb;
  if (act === undefined && filter.stances) {
    isTopicSaid = straight !== undefined;
    act = straight ? `${straight} ${topics}` : filter.stances.map((stance) => STANCES.get(stance)!).join(' or ');
  } else if (act === undefined && filter.part === 'received') act = 'received something';
  else if (act === undefined && isPair(filter.kinds) && !topics) {
    act = 'had a call or a meeting';
    isKindSaid = true;
  } else if (act === undefined && Object.keys(filter).every((key) => ['is', 'words', 'count', 'window', 'way', 'length', 'measure'].includes(key)) && filter.words) {
    act = `used the words ${spelled(filter.words)}`;
    areWordsSaid = true;
  }
  else if (act === undefined && only && (!topics || only === 'reading')) {
    act = filter.worth ? 'bought something' : actWords(only);
    isKindSaid = true;
  } else if (act === undefined && topics && !filter.again && !filter.content) {
    act = `mentioned ${topics}`;
    isTopicSaid = true;
  } else if (act === undefined && filter.content?.every((kind) => ATTENDED.test(kind)) && !topics && !filter.kinds && !filter.again) act = 'attended';
  else if (act === undefined) act = topics ? 'mentioned something' : 'did something';
  const parts = [
    act, filter.again ? 'again' : '', filter.content ? `${act === 'did something' || filter.stances ? 'with ' : ''}${filter.content.map((kind) => quoted(kind, vocabulary)).join(' or ')}` : '', topics && !isTopicSaid ? `about ${topics}` : '', filter.item ? `the item "${filter.item.name}"` : '', filter.worth ? `worth ${sayAmount(filter.worth)}` : '', filter.words && !areWordsSaid ? `with the words ${spelled(filter.words)}` : '',
    filter.kinds && !isKindSaid ? `by ${filter.kinds.join(' or by ')}` : '', filter.direction ? `going ${filter.direction === 'among' ? 'among them' : filter.direction}` : '',
    filter.member ? `with ${sayWho(filter.member, vocabulary)}` : '', filter.season ? `in the ${filter.season === 'off' ? 'off season' : 'high season'}` : '',
    filter.after ? saySequel('after', filter.after, vocabulary) : '', filter.before ? saySequel('before', filter.before, vocabulary) : '',
  ];
  return parts.filter((part) => part).join(' ');
}

const saySequel = (way: 'after' | 'before', { of, within }: Sequel, vocabulary: Vocabulary): string => `${within ? `within ${length(within)} ` : ''}${way} they (${sayFilter(of, vocabulary)})`;

const ATTENDED = /webinar|event|training|course|workshop|talk|conference/i;
const isPair = (kinds: readonly Kind[] | undefined): boolean => kinds?.length === 2 && kinds[0] === 'call' && kinds[1] === 'meeting';
const spelled = (words: string): string => `"${words.replaceAll('"', ' ')}"`;
const actWords = (kind: Kind): string => acts.find(([act]) => act.kinds?.length === 1 && act.kinds[0] === kind && !act.again && !act.measure && !act.part && !act.count)![1].split('|').find((words) => words !== '')!;

function sayCount(count: Count | undefined): string {
  if (!count) return '';
  const { atLeast, atMost } = count;
  if (atMost === undefined) return atLeast === undefined || atLeast === 1 ? '' : `at least ${times(atLeast)}`;
  if (atLeast === undefined) return `at most ${times(atMost)}`;
  return atLeast === atMost ? `exactly ${times(atLeast)}` : `between ${atLeast} and ${times(atMost)}`;
}

const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);

function sayAmount({ atLeast, atMost }: Count): string {
  if (atLeast !== undefined && atMost !== undefined) return atLeast === atMost ? `exactly ${atLeast}` : `between ${atLeast} and ${atMost}`;
  // "more than 500" is kept as a cent more.
  if (atMost !== undefined) return isCentOff(atMost, 0.01) ? `less than ${Math.round(atMost)}` : `at most ${atMost}`;
  return isCentOff(atLeast ?? 0, -0.01) ? `more than ${Math.round(atLeast!)}` : `at least ${atLeast ?? 0}`;
}

const isCentOff = (sum: number, cent: number): boolean => !Number.isInteger(sum) && Number.isInteger(Math.round((sum + cent) * 100) / 100) && sum > 1;

export function sayWindow(window: Window | undefined): string {
  if (!window) return '';
  if ('last' in window) return `in the last ${inLength(window.last)}`;
  if ('ago' in window) return `more than ${length(window.ago, true)} ago`;
  if ('since' in window) return `since ${sayDay(window.since)}`;
  if ('before' in window) return `before ${sayDay(window.before)}`;
  if ('this' in window) return window.this === 'day' ? 'today' : `this ${window.this}`;
  if ('previous' in window) return window.previous === 'day' ? 'yesterday' : `last ${window.previous}`;
  return saySpan(window.from, window.to);
}

function saySpan(from: string, to: string): string {
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return `in ${year}`;
  if (from.slice(8) === '01' && to === addDays(moveDay(from, { n: 1, unit: 'month' }, 1), -1)) return `in ${MONTHS[Number(from.slice(5, 7)) - 1]} ${year}`;
  return from === to ? `on ${sayDay(from)}` : `between ${sayDay(from)} and ${sayDay(to)}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
export const sayDay = (day: string): string => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
const length = ({ n, unit }: Length, always = false): string => (n === 1 && !always ? `1 ${unit}` : `${n} ${unit}${n === 1 ? '' : 's'}`);
/** "in the last month" is in the last one month. */
const inLength = (of: Length): string => (of.n === 1 ? of.unit : length(of));
const hops = (n: number): string => `${n} hop${n === 1 ? '' : 's'}`;

const COMPARED = { '=': 'exactly', '≠': 'other than', '<': 'below', '≤': 'at most', '>': 'above', '≥': 'at least' } as const;
const DAYS_COMPARED = { '=': 'on', '≠': 'not on', '<': 'before', '≤': 'on or before', '>': 'after', '≥': 'on or after' } as const;

function sayTest(test: Test, key: string, vocabulary: Vocabulary): string {
  const type = vocabulary.attributes.find((one) => one.key === key)?.type ?? 'text';
  const value = (one: string | number | boolean) => (typeof one === 'boolean' ? (one ? 'yes' : 'no') : type === 'date' ? sayDay(String(one)) : typeof one === 'number' ? String(one) : `"${one.replaceAll('"', ' ')}"`);
  switch (test.op) {
    case 'known': return 'is known';
    case 'unknown': return 'is unknown';
    case 'contains': return `contains "${test.value.replaceAll('"', ' ')}"`;
    case 'top': case 'bottom': return `is in the ${test.op} ${test.percent} %`;
    case 'in next': return `is in the next ${inLength(test.length)}`;
    case 'in last': return `is in the last ${inLength(test.length)}`;
    case 'between': return type === 'date' ? `is ${saySpan(String(test.value), String(test.to))}` : `is between ${value(test.value)} and ${value(test.to)}`;
    default:
      if (type === 'date') return `is ${DAYS_COMPARED[test.op]} ${value(test.value)}`;
      if (typeof test.value === 'number') return `is ${COMPARED[test.op]} ${value(test.value)}`;
      return `is ${test.op === '≠' ? 'not ' : ''}${value(test.value)}`;
  }
}

function attributeLabel(key: string, vocabulary: Vocabulary): string {
  const label = labelOf(vocabulary, key);
  return attributeNamed(vocabulary, label, key.startsWith('person.') ? 'person' : 'organisation')?.key === key ? label : key;
}

function sayRelation(node: Node & { is: 'relation' }, vocabulary: Vocabulary, isLast: boolean): string {
  const target = node.where.is === 'person' ? `"${node.where.person.name}"` : isAnybody(node.where) ? 'somebody' : `people ${sayThose(node.where, 'person', vocabulary, isLast)}`;
  const words = node.kinds?.map((kind) => relationWords.find(([meaning]) => meaning.kind === kind && meaning.direction === node.direction)![1].split('|')[0]!);
  if (node.hops === 1 && words?.length === 1) return `${words[0]} ${target}`;
  if (node.hops === 1 && !words && node.direction === 'either') return `are connected to ${target}`;
  const direction = words || node.direction === 'either' ? '' : ` directed ${node.direction}`;
  return `are within ${hops(node.hops)}${direction}${words ? `: ${words.join(' or ')}` : ''} of ${target}`;
}

const sayWho = (who: Who, vocabulary: Vocabulary): string => (who === 'anyone' ? 'anyone of us' : sayMember(who, vocabulary));
export const sayMember = (member: Ref, vocabulary: Vocabulary): string => (vocabulary.me?.id && vocabulary.me.id === member.id ? 'me' : `"${member.name}"`);

/** A name without quotation marks where it cannot be taken for anything else. */
function sayName(ref: Ref, vocabulary: Vocabulary): string {
  const name = vocabulary.topics.find((topic) => topic.id === ref.id)?.name ?? ref.name;
  return quoted(name, vocabulary);
}

function quoted(name: string, vocabulary: Vocabulary): string {
  const words = wordsOf(name);
  const taken = [...vocabulary.topics, ...vocabulary.members, ...vocabulary.persons, ...vocabulary.organisations, ...vocabulary.items].filter((one) => plain(one.name) === plain(name) || one.aliases?.some((alias) => plain(alias) === plain(name))).length;
  const isSafe = words.join(' ') === plain(name) && words.every((word) => !grammarWords.has(word) && !/^\d/.test(word)) && taken <= 1 && words.length <= 4 && !MONTHS.some((month) => words.includes(month.toLowerCase()));
  return isSafe ? name : `"${name.replaceAll('"', ' ')}"`;
}
