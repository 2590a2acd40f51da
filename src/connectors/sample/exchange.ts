// Threads of mails between one customer and one of us, with everything that is the same for all of them: who stands in the
// address lines, what is quoted, how it is closed.
import { mailText } from './mailText.ts';
import type { Quoting } from './mailText.ts';
import type { Making, Party, SampleMail, SampleMember, SamplePerson } from './shapes.ts';
import type { Scene } from './speech.ts';
import { DAY_MS } from './times.ts';
import type { TopicWords } from './topicWords.ts';

export interface Exchange {
  person: SamplePerson;
  member: SampleMember;
  topic: TopicWords;
  subject: string;
  cc: Party[];
  mails: SampleMail[];
}

export const partyOf = ({ name, email }: { name: string; email: string | null }): Party => ({ name, email: email ?? '' });

/** Whoever of us looks after this person on that day: the owner, or whoever did it before the owner came. */
export function memberAt({ company: { members }, times }: Making, ownerKey: string, at: Date): SampleMember {
  const age = times.age(at);
  const isThere = (member: SampleMember) => member.joinedDaysAgo >= age && (member.leftDaysAgo ?? 0) <= age;
  const owner = members.find((member) => member.key === ownerKey);
  const found = owner && isThere(owner) ? owner : members.find((member) => member.key === 'rhian' && isThere(member)) ?? members.find((member) => member.share > 0 && isThere(member));
  if (!found) throw new Error('Nobody of us was there on that day.');
  return found;
}

/** Whether this person was there and not silent on that day. */
export function isActive({ times }: Making, person: SamplePerson, at: Date): boolean {
  const age = times.age(at);
  return age <= person.startedDaysAgo && age >= Math.max(person.silentDays, person.leftDaysAgo);
}

export function sceneOf(making: Making, person: SamplePerson, member: SampleMember, at: Date, topic?: TopicWords): Scene {
  const { organisations, persons } = making.company;
  const colleagues = persons.filter((other) => other !== person && other.organisation === person.organisation && person.organisation && isThere(making, other, at)).map((other) => other.first);
  return { at, person, organisation: organisations.find((one) => one.key === person.organisation) ?? null, colleagues, member, ...(topic ? { topic } : {}) };
}

const isThere = ({ times }: Making, person: SamplePerson, at: Date): boolean => times.age(at) <= person.startedDaysAgo && times.age(at) >= person.leftDaysAgo;

export interface Written {
  from: 'them' | 'us';
  at: Date;
  paragraphs: readonly string[];
  /** To our shared address rather than to the member. */
  isToShared?: boolean;
  /** A colleague of theirs or of ours writes in their stead. */
  instead?: SamplePerson | SampleMember;
  quoting?: Quoting;
  /** A machine answers for them. */
  isAutomatic?: true;
}

/** Adds one mail to the exchange and to the company. */
export function writeMail({ company, random }: Making, exchange: Exchange, { from, at, paragraphs, isToShared, instead, quoting, isAutomatic }: Written): SampleMail {
  const last = exchange.mails.at(-1) ?? null;
  const writer = instead ?? (from === 'them' ? exchange.person : exchange.member);
  const other: Party = from === 'us' ? partyOf(exchange.person) : isToShared ? { name: company.name, email: company.sharedAddress } : partyOf(exchange.member);
  const also = instead ? [partyOf(from === 'them' ? exchange.person : exchange.member)] : [];
  const mail: SampleMail = {
    key: `mail-${String(company.mails.length + 1).padStart(5, '0')}`, at, from: partyOf(writer), to: [other], cc: [...exchange.cc.filter((party) => party.email !== writer.email && party.email !== other.email), ...also],
    subject: isAutomatic ? `Automatic reply: ${exchange.subject}` : last ? `Re: ${exchange.subject}` : exchange.subject,
    text: mailText(paragraphs, writer.closing, last, quoting ?? random.pick(['none', 'below', 'below', 'below', 'head', 'above'])),
    references: exchange.mails.map((before) => before.key), isAutomatic: isAutomatic ?? false,
  };
  exchange.mails.push(mail);
  company.mails.push(mail);
  return mail;
}

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);
