// The mails that chance brings: who writes how often and why depends on how a person fares over the years.
import { followUp, news, newsAnswer, opening, reply, subjectFor } from './dialogue.ts';
import type { Reason } from './dialogue.ts';
import { isActive, memberAt, partyOf, sceneOf, writeMail } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import type { Random } from './random.ts';
import type { Arc, Making, SampleMember, SamplePerson } from './shapes.ts';
import { CONTENT, topicByKey } from './topics.ts';

export function addConversations(making: Making): void {
  for (const person of making.company.persons) {
    if (!person.email || person.isUnknown) continue;
    const random = making.random.branch(`conversations/${person.key}`);
    for (let age = person.startedDaysAgo; ;) {
      // Thinning: steps of the highest rate there is, of which each person takes their share.
      age += Math.log(1 - random.next()) / PER_DAY_MAX;
      if (age < 0) break;
      const perDay = (HABITS[person.arc].perMonth(age) * (person.isPrimary ? 1.5 : 1)) / 30;
      if (!random.chance(perDay / PER_DAY_MAX)) continue;
      const at = making.times.daysAgo(age, random);
      if (isActive(making, person, at)) converse(making, random, person, at, drawReason(random, person, age));
    }
  }
}

const PER_DAY_MAX = 0.1;

interface Habit {
  /** Threads a month, so many days before the end. */
  perMonth: (age: number) => number;
  reasons: (age: number) => Partial<Record<Reason, number>>;
  /** How long they take to answer, in hours. */
  replyHours: number;
}

const HABITS: Record<Arc, Habit> = {
  steady: { perMonth: () => 0.17, reasons: () => ({ concern: 3, question: 4, idea: 1.5, praise: 2, paper: 0.4, ours: 2 }), replyHours: 14 },
  fan: { perMonth: () => 0.26, reasons: () => ({ concern: 1, question: 3, idea: 3, praise: 5, paper: 1, ours: 1.5 }), replyHours: 5 },
  star: { perMonth: (age) => (age < 360 ? 1.6 : 0.35), reasons: () => ({ concern: 2, question: 4, idea: 3, praise: 3, paper: 0.7, ours: 3 }), replyHours: 1.6 },
  sceptic: { perMonth: () => 0.24, reasons: () => ({ concern: 6, question: 2, idea: 1, praise: 0.5, ours: 1 }), replyHours: 22 },
  souring: { perMonth: (age) => (age < 200 ? 0.32 : 0.16), reasons: (age) => (age < 300 ? { concern: 7, question: 1, idea: 0.4, ours: 1.5 } : { concern: 1, question: 3, idea: 1, praise: 4, ours: 1 }), replyHours: 16 },
  warming: { perMonth: (age) => (age < 200 ? 0.6 : 0.08), reasons: (age) => (age < 250 ? { concern: 0.8, question: 3, idea: 2, praise: 5, paper: 0.8, ours: 1 } : { concern: 4, question: 3, praise: 0.5, ours: 1 }), replyHours: 8 },
  fading: { perMonth: (age) => (age < 150 ? 0.03 : age < 420 ? 0.45 : 0.2), reasons: () => ({ concern: 3, question: 3, idea: 1, praise: 2, ours: 3 }), replyHours: 12 },
  newcomer: { perMonth: () => 0.8, reasons: () => ({ concern: 2, question: 7, idea: 0.7, praise: 2.5, paper: 0.3, ours: 2 }), replyHours: 6 },
  reader: { perMonth: () => 0.12, reasons: () => ({ concern: 1.5, question: 3, idea: 2, praise: 1.5, paper: 3, ours: 1.5 }), replyHours: 20 },
  quiet: { perMonth: () => 0.05, reasons: () => ({ concern: 2, question: 3, praise: 1, ours: 3 }), replyHours: 60 },
  prospect: { perMonth: () => 0.4, reasons: () => ({ question: 6, paper: 0.8, ours: 3 }), replyHours: 18 },
  gone: { perMonth: () => 0.14, reasons: () => ({ concern: 3, question: 3, idea: 1, praise: 1.5, ours: 1.5 }), replyHours: 18 },
};

function drawReason(random: Random, person: SamplePerson, age: number): Reason {
  const weights = Object.entries(HABITS[person.arc].reasons(age)) as [Reason, number][];
  let left = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [reason, weight] of weights) {
    left -= weight;
    if (left < 0) return reason;
  }
  return 'question';
}

/** One thread: they open it or we do, and it goes back and forth until it is solved, or somebody falls silent. */
export function converse(making: Making, random: Random, person: SamplePerson, at: Date, wanted: Reason, topicKey = random.pick(person.topics)): Exchange {
  // Only what is out can have been read.
  const papers = wanted === 'paper' ? CONTENT.filter(({ kind, publishedDaysAgo }) => kind === 'white paper' && publishedDaysAgo > making.times.age(at) + 3).flatMap(({ topics }) => topics) : [];
  return open(making, random, person, at, wanted === 'paper' && papers.length === 0 ? 'question' : wanted, papers.length > 0 ? random.pick(papers) : topicKey);
}

function open(making: Making, random: Random, person: SamplePerson, at: Date, reason: Reason, topicKey: string): Exchange {
  const { times, speech } = making;
  const talk = { random, speech };
  const topic = topicByKey(topicKey);
  const member = memberAt(making, random.chance(0.9) ? person.owner : random.pick(making.company.members.filter((one) => one.share > 0)).key, at);
  const scene = (when: Date) => sceneOf(making, person, member, when, topic);
  const exchange: Exchange = { person, member, topic, subject: subjectFor(talk, reason, scene(at)), cc: drawCopies(making, random, person, member, at), mails: [] };
  if (reason === 'ours') {
    writeMail(making, exchange, { from: 'us', at, paragraphs: news(talk, scene(at)) });
    const answered = times.after(at, HABITS[person.arc].replyHours * 1.5, random);
    if (!answered || !isActive(making, person, answered) || random.chance(0.45)) return exchange;
    writeMail(making, exchange, { from: 'them', at: answered, paragraphs: newsAnswer(talk, scene(answered)) });
    return exchange;
  }
  writeMail(making, exchange, { from: 'them', at, isToShared: random.chance(0.16), paragraphs: opening(talk, reason, topic, scene(at)) });
  if (random.chance(reason === 'praise' || reason === 'paper' ? 0.4 : 0.1)) return exchange;
  goOn(making, random, exchange, at, reason);
  return exchange;
}

const TURNS_MAX = 3;

function goOn(making: Making, random: Random, exchange: Exchange, from: Date, reason: Exclude<Reason, 'ours'>): void {
  const { times, speech } = making;
  const { person, member, topic } = exchange;
  const talk = { random, speech };
  let last = from;
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const ours = times.after(last, member.replyHours * (turn === 0 ? 1 : 0.6), random);
    if (!ours || !isActive(making, person, ours)) return;
    writeMail(making, exchange, { from: 'us', at: ours, paragraphs: reply(talk, reason, topic, sceneOf(making, person, member, ours, topic)) });
    const theirs = times.after(ours, HABITS[person.arc].replyHours, random);
    if (!theirs || !isActive(making, person, theirs) || random.chance(reason === 'praise' ? 0.75 : 0.4)) return;
    const isSolved = reason !== 'concern' || random.chance(person.arc === 'souring' || person.arc === 'sceptic' ? 0.45 : 0.75);
    writeMail(making, exchange, { from: 'them', at: theirs, paragraphs: followUp(talk, reason, isSolved, topic, sceneOf(making, person, member, theirs, topic)) });
    if (isSolved) return;
    last = theirs;
  }
}

/** Now and then a colleague on their side or ours reads along. */
function drawCopies(making: Making, random: Random, person: SamplePerson, member: SampleMember, at: Date) {
  const { persons, members } = making.company;
  const colleagues = persons.filter((one) => one !== person && one.email && !one.isUnknown && one.organisation === person.organisation && isActive(making, one, at) && isActive(making, one, making.times.end));
  const ours = members.filter((one) => one !== member && one.share > 0 && one.joinedDaysAgo >= making.times.age(at));
  return [
    ...(colleagues.length > 0 && random.chance(0.14) ? [partyOf(random.pick(colleagues))] : []),
    ...(random.chance(0.06) ? [partyOf(random.pick(ours))] : []),
  ];
}
