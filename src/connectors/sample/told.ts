// The made-up company in the words of the rooms: what a mailbox and a few tables would have told about it.
import { ownSpans } from '#language/quotes.ts';
import { subjectKey } from '#language/subject.ts';
import type { ContentInput, EventInput, ParticipantInput, RelationshipInput } from '#rooms/graph/index.ts';
import type { Handle, OrganisationInput, PersonInput } from '#rooms/people/index.ts';
import { rawMail, rawRow } from './raw.ts';
import type { Company, Party, SampleMail, SampleMoment, SamplePerson, SamplePurchase, SampleResponse } from './shapes.ts';
import { daysAfter } from './exchange.ts';
import { CONTENT, topicByKey } from './topics.ts';

/** A row told about somebody, with the line of the table it stood in. */
export interface Row<T> {
  input: T;
  raw: { bytes: Uint8Array; mediaType: string };
}

export function organisationRows({ organisations, members }: Company): Row<OrganisationInput>[] {
  return organisations.map((one) => {
    const owner = members.find((member) => member.key === one.owner)?.email ?? '';
    const { name, domain, size, plan, renewal, yearlyRevenue, boxes, shed, isOrganic } = one;
    return {
      input: { name, domain, values: { size, plan, 'renewal date': renewal, 'yearly revenue': yearlyRevenue, owner, 'boxes a week': boxes, 'shed type': shed, 'organic certified': isOrganic ? 'yes' : 'no' } },
      raw: rawRow([name, domain, size, plan, renewal, yearlyRevenue, owner, boxes, shed, isOrganic ? 'yes' : 'no']),
    };
  });
}

export function personRows({ persons, organisations, members, endsAt }: Company): Row<PersonInput>[] {
  const day = (daysAgo: number) => daysAfter(endsAt, -daysAgo).toISOString().slice(0, 10);
  return persons.map((one) => {
    const owner = members.find((member) => member.key === one.owner)?.email ?? '';
    const organisation = organisations.find((place) => place.key === one.organisation);
    const startedOn = one.arc === 'prospect' ? null : day(one.startedDaysAgo);
    const leftOn = one.leftDaysAgo ? day(one.leftDaysAgo) : null;
    return {
      input: {
        handles: handlesOf(one), name: one.name,
        values: { title: one.title, phone: one.phone, city: one.town, country: one.country, owner, tags: one.tags.join(', ') || null, 'started on': startedOn, 'left on': leftOn, 'best reached by': one.reachedBy },
        ...(organisation ? { organisation: { name: organisation.name, domain: organisation.domain } } : {}),
      },
      raw: rawRow([one.email, one.name, one.customerId, organisation?.name ?? null, one.title, one.phone, owner, one.tags.join(', '), startedOn, leftOn, one.town, one.country, one.reachedBy]),
    };
  });
}

function handlesOf({ email, customerId, phone }: SamplePerson): Handle[] {
  return [...(email ? [{ kind: 'email', value: email }] : []), ...(customerId ? [{ kind: 'customer id', value: customerId }] : []), ...(phone ? [{ kind: 'phone', value: phone }] : [])];
}

export const contentRows = ({ endsAt, domain }: Company): Row<ContentInput>[] => CONTENT.map(({ externalId, title, kind, topics, publishedDaysAgo }) => {
  const input = { externalId, title, kind, url: `https://${domain}/reading/${externalId}`, publishedAt: daysAfter(endsAt, -publishedDaysAgo), topics: topics.map((key) => topicByKey(key).name) };
  return { input, raw: rawRow([externalId, title, kind, input.url, input.publishedAt, input.topics.join('; ')]) };
});

export function relationshipRows({ relationships, persons }: Company): Row<RelationshipInput>[] {
  const byKey = new Map(persons.map((person) => [person.key, person]));
  return relationships.map(({ from, to, kind, since }) => {
    const ends = [byKey.get(from), byKey.get(to)].map((person): PersonInput => ({ handles: person ? handlesOf(person).slice(0, 1) : [] }));
    return { input: { from: ends[0] as PersonInput, to: ends[1] as PersonInput, kind, since }, raw: rawRow([ends[0]?.handles[0]?.value ?? '', ends[1]?.handles[0]?.value ?? '', kind, since]) };
  });
}

/** What happened, as the files that would have told it; each in the order of time. */
export interface ToldFile {
  name: string;
  format: string;
  events: EventInput[];
}

export function toldFiles(company: Company): ToldFile[] {
  const byKey = new Map(company.persons.map((person) => [person.key, person]));
  const subject: Subject = (key) => {
    const person = byKey.get(key);
    return { role: 'subject', handles: person ? handlesOf(person).slice(0, 1) : [], name: person?.name ?? '' };
  };
  return [
    { name: 'furrowbox-mails.mbox', format: 'mbox', events: numbered(mailInputs(company), 1) },
    ...[
      { name: 'calls-and-visits.csv', events: company.moments.map((one) => momentInput(one, company, subject)) },
      { name: 'purchases.csv', events: company.purchases.map((one) => purchaseInput(one, subject)) },
      { name: 'readings.csv', events: company.readings.map((one): EventInput => ({ ...rowInput('readings', 'reading', one, subject, [one.content]), content: { externalId: one.content } })) },
      { name: 'usage.csv', events: company.usage.map((one): EventInput => ({ ...rowInput('usage', 'usage', one, subject, [one.feature, one.quantity]), details: { feature: one.feature, quantity: one.quantity } })) },
      { name: 'survey-responses.csv', events: company.responses.map((one) => responseInput(one, subject)) },
    ].map(({ name, events }) => ({ name, format: 'csv', events: numbered(events, FIRST_LINE) })),
  ];
}

type Subject = (key: string) => ParticipantInput;

/** Below the header. */
export const FIRST_LINE = 2;

const numbered = (events: readonly EventInput[], first: number): EventInput[] => events.map((event, index) => ({ ...event, raw: { ...event.raw, line: index + first } }));

function mailInputs({ mails, domain }: Company): EventInput[] {
  const ids = new Map(mails.map((mail) => [mail.key, `${mail.key}.${mail.at.getTime().toString(36)}@${mail.from.email.split('@')[1] ?? domain}`]));
  return mails.map((mail): EventInput => {
    const references = mail.references.flatMap((key) => ids.get(key) ?? []);
    const parent = references.at(-1);
    return {
      source: 'mail', sourceKey: ids.get(mail.key) ?? mail.key, kind: 'mail', at: new Date(Math.floor(mail.at.getTime() / 1000) * 1000), channel: 'mail', subject: mail.subject, text: mail.text, ownSpans: ownSpans(mail.text),
      participants: participantsOf(mail), threadKeys: references, ...(parent ? { parentKey: parent } : {}), subjectKey: subjectKey(mail.subject), ...(mail.isAutomatic ? { isAutomatic: true } : {}),
      raw: { bytes: rawMail(mail, ids), mediaType: 'message/rfc822' },
    };
  });
}

function participantsOf({ from, to, cc }: SampleMail): ParticipantInput[] {
  const as = (role: ParticipantInput['role']) => ({ name, email }: Party): ParticipantInput => ({ role, handles: [{ kind: 'email', value: email }], name });
  return [as('author')(from), ...to.map(as('to')), ...cc.map(as('cc'))];
}

function momentInput(moment: SampleMoment, { members }: Company, subject: Subject): EventInput {
  const { key, at, kind, direction, channel, text, mentions } = moment;
  const member = members.find((one) => one.key === moment.member);
  const isWritten = kind === 'community answer' || kind === 'review';
  const people = moment.persons.map(subject);
  return {
    source: 'csv:interactions', sourceKey: `id:${key}`, kind, at, direction, text, ownSpans: [[0, text.length]], ...(channel ? { channel } : {}), ...(moment.subject ? { subject: moment.subject } : {}), mentions,
    participants: [
      ...people.map((one, index): ParticipantInput => ({ ...one, role: isWritten && index === 0 ? 'author' : 'subject' })),
      ...(member ? [{ role: 'member' as const, handles: [{ kind: 'email', value: member.email }], name: member.name }] : []),
    ],
    raw: rawRow([people.map((one) => one.handles[0]?.value).join('; '), at, kind, direction, member?.email ?? null, mentions.map(({ topic }) => topic).join('; '), mentions[0]?.stance ?? null, text, key]),
  };
}

/** A row of a table about one person: who, when, and the rest of its cells. */
function rowInput(layout: string, kind: EventInput['kind'], { key, at, person }: { key: string; at: Date; person: string }, subject: Subject, cells: readonly (string | number | null)[]) {
  const who = subject(person);
  return { source: `csv:${layout}`, sourceKey: `id:${key}`, kind, at, text: '', ownSpans: [], participants: [who], raw: rawRow([who.handles[0]?.value ?? '', at, ...cells, key]) } satisfies EventInput;
}

function purchaseInput(one: SamplePurchase, subject: Subject): EventInput {
  const { amount, quantity, item, orderId } = one;
  return { ...rowInput('purchases', 'purchase', one, subject, [amount, 'EUR', quantity, item, orderId]), purchase: { amount, currency: 'EUR', quantity, item, orderId } };
}

function responseInput(one: SampleResponse, subject: Subject): EventInput {
  const { score, comment, buyAgain } = one;
  const told = rowInput('responses', 'survey response', one, subject, [score, comment, buyAgain]);
  return {
    ...told, text: comment, ownSpans: comment ? [[0, comment.length]] : [], direction: 'in', response: { score, buyAgain },
    participants: told.participants.map((who): ParticipantInput => ({ ...who, role: 'author' })),
  };
}
