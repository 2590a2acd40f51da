import { describe, expect, test } from 'vitest';
import { deriveEvent } from './derive.ts';
import type { Parent, Who } from './derive.ts';
import type { EventKind, Participant, ParticipantRole } from './event.ts';

// ada, ben, cleo are customers; ida and tom are ours; help is our shared inbox; forum is a list.
const who = ({ address }: Participant): Who =>
  ['ida', 'tom'].includes(address) ? { is: 'member', id: address } : address === 'help' ? { is: 'shared' } : address === 'forum' ? { is: 'list', isOurs: true } : address === 'robot' ? { is: 'nobody' } : { is: 'person', id: address };
const took = (role: ParticipantRole, ...addresses: string[]): Participant[] => addresses.map((address) => ({ role, address, name: '' }));
const at = new Date('2026-01-01T12:00:00Z');
const derive = (participants: Participant[], more: { kind?: EventKind; parent?: Parent | null; isAutomatic?: boolean; direction?: 'in' | 'out' } = {}) =>
  deriveEvent({ kind: more.kind ?? 'mail', at, direction: more.direction ?? 'in', isAutomatic: more.isAutomatic ?? false, participants }, who, more.parent ?? null);
const parentBy = (author: string, hoursBefore: number): Parent => {
  const by = who({ role: 'author', address: author, name: '' });
  return { at: new Date(at.getTime() - hoursBefore * 3_600_000), direction: by.is === 'person' ? 'in' : 'out', authorPersonId: by.is === 'person' ? author : null, authorMemberId: by.is === 'member' ? author : null };
};

describe('a mail from a customer', () => {
  test('speaks for its writer alone, however many got it', () => {
    const derived = derive([...took('author', 'ada'), ...took('to', 'ida', 'ben'), ...took('cc', 'cleo')]);
    expect(derived.speakers).toEqual(['ada']);
    expect(derived.direction).toBe('in');
    expect(derived.interactions.map((one) => [one.personId, one.role, one.direction])).toEqual([['ada', 'author', 'in'], ['ben', 'to', 'among'], ['cleo', 'cc', 'among']]);
    expect(derived.contacts).toEqual([{ personId: 'ada', memberId: 'ida', direction: 'in', replyHours: null }]);
  });
  test('to a shared inbox touches us, and the member whom it answers', () => {
    expect(derive([...took('author', 'ada'), ...took('to', 'help')]).contacts).toEqual([{ personId: 'ada', memberId: null, direction: 'in', replyHours: null }]);
    expect(derive([...took('author', 'ada'), ...took('to', 'help')], { parent: parentBy('tom', 5) }).contacts).toEqual([{ personId: 'ada', memberId: 'tom', direction: 'in', replyHours: 5 }]);
  });
  test('to nobody who is named came to us all the same', () => {
    expect(derive(took('author', 'ada'))).toMatchObject({ direction: 'in', contacts: [{ personId: 'ada', memberId: null, direction: 'in' }] });
  });
  test('to other customers is among them and touches none of us', () => {
    expect(derive([...took('author', 'ada'), ...took('to', 'ben')])).toMatchObject({ direction: 'among', contacts: [] });
  });
  test('answering a customer on a list is an edge between the two', () => {
    expect(derive([...took('author', 'ben'), ...took('to', 'forum')], { parent: parentBy('ada', 1) }).repliedTo).toBe('ada');
  });
  test('sent by a machine is no touch', () => {
    expect(derive([...took('author', 'ada'), ...took('to', 'ida')], { isAutomatic: true }).contacts).toEqual([]);
  });
});

describe('a mail from us', () => {
  test('touches everybody it went to and speaks for nobody', () => {
    const derived = derive([...took('author', 'ida'), ...took('to', 'ada'), ...took('cc', 'ben', 'tom')], { parent: parentBy('ada', 2) });
    expect(derived).toMatchObject({ direction: 'out', speakers: [], authorMemberId: 'ida' });
    expect(derived.contacts).toEqual([{ personId: 'ada', memberId: 'ida', direction: 'out', replyHours: 2 }, { personId: 'ben', memberId: 'ida', direction: 'out', replyHours: null }]);
  });
  test('answering through a list reaches who asked, although the mail does not name them', () => {
    const derived = derive([...took('author', 'tom'), ...took('to', 'forum')], { parent: parentBy('ada', 3) });
    expect(derived.interactions).toEqual([{ personId: 'ada', role: 'to', direction: 'out', memberId: 'tom' }]);
    expect(derived.contacts).toEqual([{ personId: 'ada', memberId: 'tom', direction: 'out', replyHours: 3 }]);
  });
});

describe('what is told without a mail', () => {
  test('a call touches everybody who was there, each with each of us', () => {
    const derived = derive([...took('subject', 'ada', 'ben'), ...took('member', 'ida', 'tom')], { kind: 'call', direction: 'out' });
    expect(derived.contacts.map((one) => `${one.personId} ${one.memberId} ${one.direction}`)).toEqual(['ada ida out', 'ada tom out', 'ben ida out', 'ben tom out']);
    expect(derived.speakers).toEqual(['ada', 'ben']);
  });
  test('a mail told by a table is a touch in the direction it says', () => {
    expect(derive([...took('to', 'ada'), ...took('member', 'ida')], { direction: 'out' })).toMatchObject({ direction: 'out', contacts: [{ personId: 'ada', memberId: 'ida', direction: 'out' }], speakers: [] });
  });
  test('a purchase is no touch', () => {
    expect(derive(took('subject', 'ada'), { kind: 'purchase' }).contacts).toEqual([]);
  });
  test('a robot is nobody', () => {
    expect(derive([...took('author', 'robot'), ...took('to', 'ida')])).toMatchObject({ interactions: [], contacts: [], speakers: [] });
  });
});
