// From one event to what it means in the graph: which customers it concerns and how, who touched whom, who answered whom.
// The same event with the same people always gives the same answer, so everything here can be thrown away and made again.
import { CONTACT_KINDS } from './event.ts';
import type { Direction, EventKind, Participant } from './event.ts';

/** Who a participant is. Robots and unreadable addresses are nobody. */
export type Who = { is: 'person'; id: string } | { is: 'member'; id: string } | { is: 'shared' } | { is: 'list'; isOurs: boolean } | { is: 'nobody' };

/** The event that this one answers. */
export interface Parent {
  at: Date;
  direction: Direction;
  authorPersonId: string | null;
  authorMemberId: string | null;
}

export interface DerivedInteraction {
  personId: string;
  role: 'author' | 'to' | 'cc' | 'subject';
  direction: Direction;
  memberId: string | null;
}

export interface DerivedContact {
  personId: string;
  memberId: string | null;
  direction: 'in' | 'out';
  /** How long the writer took to answer the other side, in hours. */
  replyHours: number | null;
}

export interface Derived {
  direction: Direction;
  authorPersonId: string | null;
  authorMemberId: string | null;
  interactions: DerivedInteraction[];
  contacts: DerivedContact[];
  /** A customer answered a customer. */
  repliedTo: string | null;
  /** Whose words the text holds: mentions are theirs and nobody else's. */
  speakers: string[];
}

export interface DerivableEvent {
  kind: EventKind;
  at: Date;
  /** As told; for mail it is derived. */
  direction: Direction;
  isAutomatic: boolean;
  participants: readonly Participant[];
}

/** Derives one event. `who` tells who a participant is; `parent` is the event it answers, where it is known. */
export function deriveEvent(event: DerivableEvent, who: (participant: Participant) => Who, parent: Parent | null): Derived {
  const everybody = event.participants.map((participant) => ({ role: participant.role, who: who(participant) }));
  // A mail that a table tells of has no author, only whom it was with: it is a touch like a call.
  const isWritten = event.kind === 'mail' && event.participants.some((participant) => participant.role === 'author');
  return isWritten ? deriveMail(event, everybody, parent) : deriveOther(event, everybody);
}

type Present = { role: Participant['role']; who: Who };

function deriveMail(event: DerivableEvent, everybody: readonly Present[], parent: Parent | null): Derived {
  const author = everybody.find((one) => one.role === 'author')?.who ?? { is: 'nobody' };
  const others = everybody.filter((one) => one.role !== 'author');
  const people = uniquePeople(others, author.is === 'person' ? author.id : null);
  const members = [...new Set(others.flatMap(({ who }) => (who.is === 'member' ? [who.id] : [])))];
  const isToUs = others.some(({ who }) => who.is === 'member' || who.is === 'shared' || who.is === 'list');
  if (author.is === 'person') {
    const direction = isToUs || people.length === 0 ? 'in' : 'among';
    const answered = parent?.authorMemberId ?? null;
    const reached = answered && direction === 'in' && !members.includes(answered) ? [...members, answered] : members;
    return {
      direction, authorPersonId: author.id, authorMemberId: null,
      interactions: [
        { personId: author.id, role: 'author', direction, memberId: reached[0] ?? null },
        ...people.map((one): DerivedInteraction => ({ personId: one.id, role: one.role, direction: 'among', memberId: members[0] ?? null })),
      ],
      contacts: event.isAutomatic ? [] : contactsIn(event, author.id, reached, direction === 'in', parent),
      repliedTo: parent?.authorPersonId && parent.authorPersonId !== author.id ? parent.authorPersonId : null,
      speakers: [author.id],
    };
  }
  const isOurs = author.is === 'member' || author.is === 'shared';
  const memberId = author.is === 'member' ? author.id : null;
  const direction: Direction = isOurs ? 'out' : 'among';
  const contacts = isOurs && !event.isAutomatic ? contactsOut(event, people.map((one) => one.id), memberId, isToUs, parent) : [];
  return {
    direction, authorPersonId: null, authorMemberId: memberId,
    interactions: [
      ...people.map((one): DerivedInteraction => ({ personId: one.id, role: one.role, direction, memberId })),
      // An answer through a list reaches whoever asked, although the mail does not name them.
      ...contacts.filter((contact) => !people.some((one) => one.id === contact.personId))
        .map((contact): DerivedInteraction => ({ personId: contact.personId, role: 'to', direction, memberId })),
    ],
    contacts, repliedTo: null, speakers: [],
  };
}

function contactsIn(event: DerivableEvent, personId: string, members: readonly string[], isToUs: boolean, parent: Parent | null): DerivedContact[] {
  const hours = parent && parent.direction === 'out' ? hoursBetween(parent.at, event.at) : null;
  const touched: (string | null)[] = members.length > 0 ? [...members] : isToUs ? [null] : [];
  return touched.map((memberId) => ({ personId, memberId, direction: 'in', replyHours: hours !== null && (memberId === parent?.authorMemberId || touched.length === 1) ? hours : null }));
}

function contactsOut(event: DerivableEvent, people: readonly string[], memberId: string | null, isThroughOurs: boolean, parent: Parent | null): DerivedContact[] {
  const asked = parent?.authorPersonId ?? null;
  const reached = asked && isThroughOurs && !people.includes(asked) ? [...people, asked] : people;
  return reached.map((personId) => ({ personId, memberId, direction: 'out', replyHours: parent && personId === asked ? hoursBetween(parent.at, event.at) : null }));
}

const hoursBetween = (earlier: Date, later: Date): number | null => {
  const hours = (later.getTime() - earlier.getTime()) / 3_600_000;
  return hours >= 0 ? hours : null;
};

/** Calls, meetings, purchases and all else: the people it is about, and the members who were there. */
function deriveOther(event: DerivableEvent, everybody: readonly Present[]): Derived {
  const author = everybody.find((one) => one.role === 'author')?.who;
  const authorPersonId = author?.is === 'person' ? author.id : null;
  const people = uniquePeople(everybody.filter((one) => one.role !== 'author'), authorPersonId);
  const members = [...new Set(everybody.flatMap(({ who }) => (who.is === 'member' ? [who.id] : [])))];
  const memberId = (author?.is === 'member' ? author.id : members[0]) ?? null;
  const all: { id: string; role: DerivedInteraction['role'] }[] = [...(authorPersonId ? [{ id: authorPersonId, role: 'author' as const }] : []), ...people];
  const touchedBy: (string | null)[] = members.length > 0 ? members : [null];
  const isContact = CONTACT_KINDS.has(event.kind) && !event.isAutomatic;
  const subjects = people.filter((one) => one.role === 'subject').map((one) => one.id);
  return {
    direction: event.direction, authorPersonId, authorMemberId: author?.is === 'member' ? author.id : null,
    interactions: all.map((one) => ({ personId: one.id, role: one.role, direction: event.direction, memberId })),
    contacts: isContact ? all.flatMap(({ id }) => touchedBy.map((member): DerivedContact => ({ personId: id, memberId: member, direction: event.direction === 'in' ? 'in' : 'out', replyHours: null }))) : [],
    repliedTo: null,
    speakers: authorPersonId ? [authorPersonId] : subjects,
  };
}

const NEARNESS = { author: 0, subject: 1, member: 1, to: 2, cc: 3, bcc: 3 } as const;

/** Each person once, in their nearest role, without the author. */
function uniquePeople(others: readonly Present[], authorId: string | null): { id: string; role: 'to' | 'cc' | 'subject' }[] {
  const found = new Map<string, 'to' | 'cc' | 'subject'>();
  for (const { role, who } of [...others].sort((a, b) => NEARNESS[a.role] - NEARNESS[b.role])) {
    if (who.is !== 'person' || who.id === authorId || found.has(who.id)) continue;
    found.set(who.id, role === 'to' ? 'to' : role === 'cc' || role === 'bcc' ? 'cc' : 'subject');
  }
  return [...found].map(([id, role]) => ({ id, role }));
}
