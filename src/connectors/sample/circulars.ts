// Mails to many: our letter to a part of the customers, with the odd answer and automatic replies; and customers who put
// two people in touch.
import { greeted } from './dialogue.ts';
import type { Talk } from './dialogue.ts';
import { isActive, memberAt, partyOf, sceneOf, writeMail } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import type { Random } from './random.ts';
import type { Making, SamplePerson } from './shapes.ts';
import { TOPICS, topicByKey } from './topics.ts';
import { AWAY, INTRODUCTION_ANSWERS, INTRODUCTION_ENDS, INTRODUCTION_REPLIES, INTRODUCTION_SUBJECTS, INTRODUCTIONS, LETTER_ANSWERS, LETTER_ENDINGS, LETTER_NEWS, LETTER_OPENINGS, LETTER_SUBJECTS } from './wordsMoments.ts';

const LETTER_EVERY_DAYS = 92;
const RECEIVERS = [6, 28] as const;

export function addCirculars(making: Making): void {
  const random = making.random.branch('circulars');
  const { company, times } = making;
  for (let age = 1000; age > 5; age -= LETTER_EVERY_DAYS) {
    const at = times.daysAgo(age - random.whole(0, 4), random);
    // Whoever falls silent later gets no letters either: silence means that nobody wrote to them.
    const receivers = company.persons.filter((person) => person.email && !person.isUnknown && person.silentDays === 0 && person.arc !== 'fading' && person.arc !== 'quiet' && isActive(making, person, at));
    if (receivers.length >= RECEIVERS[0]) writeLetter(making, random, random.some(receivers, random.whole(...RECEIVERS)), at);
  }
}

function writeLetter(making: Making, random: Random, receivers: readonly SamplePerson[], at: Date): void {
  const { speech, times } = making;
  const [first, ...others] = receivers;
  if (!first) return;
  const talk = { random, speech };
  const writer = memberAt(making, random.pick(['joost', 'mina']), at);
  const scene = () => sceneOf(making, first, writer, at, random.pick(TOPICS));
  const news = random.some([0, 1, 2, 3], random.whole(2, 4)).map(() => speech.say(LETTER_NEWS, scene()));
  const letter: Exchange = { person: first, member: writer, topic: topicByKey('support'), subject: speech.title(LETTER_SUBJECTS, scene()), cc: [], mails: [] };
  const mail = writeMail(making, letter, { from: 'us', at, paragraphs: greeted(talk, 'all', [speech.say(LETTER_OPENINGS, scene())], news, [speech.say(LETTER_ENDINGS, scene())]) });
  mail.to.push(...others.map(partyOf));
  for (const person of random.some(receivers, random.whole(1, 4))) answerLetter(making, talk, { ...letter, person, mails: [mail] }, at);
  for (const person of random.some(receivers, random.whole(0, 2))) {
    const back = new Date(at.getTime() + random.whole(20, 90) * 1000);
    if (!times.isTold(back)) continue;
    writeMail(making, { ...letter, person, mails: [mail] }, { from: 'them', at: back, paragraphs: [speech.say(AWAY, sceneOf(making, person, writer, at))], quoting: 'none', isAutomatic: true });
  }
}

function answerLetter(making: Making, talk: Talk, letter: Exchange, at: Date): void {
  const { person, member } = letter;
  const answered = making.times.after(at, 20, talk.random);
  if (!answered || !isActive(making, person, answered)) return;
  writeMail(making, letter, { from: 'them', at: answered, paragraphs: greeted(talk, member.first, [talk.speech.say(LETTER_ANSWERS, sceneOf(making, person, member, answered))]) });
}

/** A customer writes to us with somebody new in copy. */
export function introduce(making: Making, random: Random, from: SamplePerson, whom: SamplePerson, at: Date): void {
  const { speech, company } = making;
  const talk = { random, speech };
  const member = memberAt(making, from.owner, at);
  const scene = sceneOf(making, from, member, at);
  const place = company.organisations.find((one) => one.key === whom.organisation)?.name ?? whom.town;
  const names = { name: whom.name, place };
  const subject = speech.title(INTRODUCTION_SUBJECTS, scene, names);
  const exchange: Exchange = { person: from, member, topic: topicByKey('support'), subject, cc: [partyOf(whom)], mails: [] };
  writeMail(making, exchange, { from: 'them', at, quoting: 'none', paragraphs: greeted(talk, member.first, [speech.say(INTRODUCTIONS, scene, names)], [speech.say(INTRODUCTION_ENDS, scene)]) });
  const answered = making.times.after(at, 8, random);
  const replied = answered && making.times.after(answered, member.replyHours, random);
  if (!answered || !replied) return;
  writeMail(making, exchange, { from: 'them', at: answered, instead: whom, paragraphs: greeted(talk, member.first, [speech.say(INTRODUCTION_ANSWERS, sceneOf(making, whom, member, answered), { other: from.first })]) });
  const theirs: Exchange = { ...exchange, person: whom, cc: [] };
  writeMail(making, theirs, { from: 'us', at: replied, paragraphs: greeted(talk, whom.first, [speech.say(INTRODUCTION_REPLIES, sceneOf(making, whom, member, replied))]) });
}
