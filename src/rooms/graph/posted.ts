// An interaction as a program or a member tells it: with whom, what, when, and what was said. With a source and a source key it
// may be told again without harm; telling it differently changes it.
import { z } from 'zod';
import { STANCES } from '#language/stance.ts';
import { parseMoment, startOfDay } from '#base/clock.ts';
import { EVENT_KINDS, directionOfKind } from './event.ts';
import type { EventInput, ParticipantInput } from './event.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** The customer: by mail address, handles, or both. */
export const postedInteraction = z.strictObject({
  email: text(320).optional().describe('mail address of the customer'),
  handles: z.array(z.strictObject({ kind: text(60), value: text(320) })).max(20).optional().describe('other ways to recognise the customer: phone, customer id, ...'),
  name: text(200).optional().describe('name of the customer'),
  kind: z.enum(EVENT_KINDS),
  at: z.string().describe('ISO moment, or a day, which means its beginning'),
  direction: z.enum(['in', 'out']).optional().describe('in: from them, out: from us'),
  member: text(320).optional().describe('mail address or name of the one of us who took part; "me" is who asks'),
  channel: text(60).optional(),
  subject: text(1_000).optional(),
  text: z.string().max(1_000_000).optional().describe('what was said; with direction "in" the words of the customer'),
  topics: z.array(z.union([text(120), z.strictObject({ topic: text(120), stance: z.enum(STANCES).optional() })])).max(50).optional(),
  content: text(200).optional().describe('id or title of a content item'),
  amount: z.number().min(0, 'The amount is negative. A refund is not a purchase: tell it as an interaction of the kind "event".').max(1e11).optional().describe('of a purchase'),
  currency: z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, 'A currency has three letters, like EUR.').optional(),
  quantity: z.number().min(0).max(1e9).optional(),
  item: text(500).optional(),
  orderId: text(200).optional(),
  score: z.number().int('A score is a whole number from 0 to 10.').min(0, 'A score is a whole number from 0 to 10.').max(10, 'A score is a whole number from 0 to 10.').optional().describe('of a survey response: would recommend us, 0 to 10'),
  buyAgain: z.enum(['yes', 'no', 'perhaps']).optional(),
  feature: text(200).optional().describe('of usage: which part of the product'),
  details: z.record(z.string(), z.union([z.string().max(10_000), z.number(), z.boolean()])).optional(),
  source: text(60).default('api').describe('the system it comes from'),
  sourceKey: text(200).optional().describe('its id there; telling it again changes nothing'),
});
export type PostedInteraction = z.output<typeof postedInteraction>;

export const POSTED_MAX = 1_000;

export const postedOutcome = z.object({
  id: z.string().nullable().describe('of the interaction; null where it was refused'),
  outcome: z.enum(['created', 'updated', 'unchanged', 'rejected']),
  index: z.number().describe('place in what was sent, from 0'),
  reason: z.string().optional(),
  field: z.string().optional(),
});
export type PostedOutcome = z.output<typeof postedOutcome>;

export interface Refusal {
  reason: string;
  field: string;
}

/** What is missing or does not go together in an interaction whose fields are right one by one; null when all is well. */
export function refusalOf(posted: PostedInteraction): Refusal | null {
  if (!posted.email && !posted.handles?.length) return { field: 'email', reason: 'It does not say with whom: a mail address or another handle is needed.' };
  if (posted.kind === 'purchase' && posted.amount === undefined) return { field: 'amount', reason: 'A purchase needs an amount.' };
  if (posted.kind !== 'purchase' && posted.amount !== undefined) return { field: 'amount', reason: 'Only a purchase has an amount.' };
  if (posted.kind === 'reading' && !posted.content) return { field: 'content', reason: 'A reading needs the content item that was read.' };
  if (posted.kind === 'survey response' && posted.score === undefined && !posted.buyAgain && !posted.text) return { field: 'score', reason: 'There is no answer in it: neither a score nor "buyAgain" nor a text.' };
  if (posted.kind !== 'survey response' && (posted.score !== undefined || posted.buyAgain)) return { field: 'score', reason: 'Only a survey response has a score or "buyAgain".' };
  return null;
}

/** The moment of an interaction; null where the text is none. */
export const momentOf = (at: string, timeZone: string): Date | null => (/^\d{4}-\d{2}-\d{2}$/.test(at) ? startOfDay(at, timeZone) : parseMoment(at, timeZone));

/** The event that was told. `memberEmail` stands for "me"; `key` is its identity at the source. */
export function eventOfPosted(posted: PostedInteraction, told: { at: Date; key: string; memberEmail: string; currency: string; bytes: Uint8Array }): EventInput {
  const { kind, amount, currency, quantity, item, orderId, feature } = posted;
  const direction = posted.direction ?? directionOfKind(kind);
  const words = posted.text?.trim() ? posted.text : '';
  const details = { ...posted.details, ...(feature ? { feature } : {}), ...(kind !== 'purchase' && quantity !== undefined ? { quantity } : {}) };
  return {
    source: posted.source, sourceKey: told.key, kind, at: told.at, direction, text: words, ownSpans: words ? [[0, words.length]] : [],
    participants: [customerOf(posted, direction, words !== ''), ...membersOf(posted, told.memberEmail)],
    raw: { bytes: told.bytes, mediaType: 'application/json' },
    ...(posted.channel ? { channel: posted.channel } : {}), ...(posted.subject ? { subject: posted.subject } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}), ...(posted.content ? { content: { externalId: posted.content } } : {}),
    ...(posted.topics?.length ? { mentions: posted.topics.map((one) => (typeof one === 'string' ? { topic: one } : { topic: one.topic, ...(one.stance ? { stance: one.stance } : {}) })) } : {}),
    ...(amount !== undefined ? { purchase: { amount, currency: currency ?? told.currency, ...(quantity !== undefined ? { quantity } : {}), ...(item ? { item } : {}), ...(orderId ? { orderId } : {}) } } : {}),
    ...(kind === 'survey response' ? { response: { score: posted.score ?? null, buyAgain: posted.buyAgain ?? null } } : {}),
  };
}

/** Somebody who wrote is the author of the words; our notes about a talk are not the words of the customer. */
function customerOf({ email, handles = [], name = '', kind }: PostedInteraction, direction: 'in' | 'out' | 'among', hasWords: boolean): ParticipantInput {
  const isTheirs = kind === 'survey response' || (direction === 'in' && (hasWords || kind === 'mail') && kind !== 'call' && kind !== 'meeting' && kind !== 'note');
  return { role: isTheirs ? 'author' : kind === 'mail' ? 'to' : 'subject', handles: [...(email ? [{ kind: 'email', value: email }] : []), ...handles], name };
}

function membersOf({ member }: PostedInteraction, memberEmail: string): ParticipantInput[] {
  if (!member) return [];
  const value = member === 'me' ? memberEmail : member;
  return [{ role: 'member', handles: [{ kind: value.includes('@') ? 'email' : 'name', value }], name: '' }];
}
