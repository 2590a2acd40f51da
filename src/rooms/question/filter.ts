// Which interactions are meant: by kind, topic, stance, content, words, part, partner, season and worth, and after or before which others.
import { z } from 'zod';
import { lengthSchema } from './window.ts';
import type { Length } from './window.ts';

export const kinds = ['mail', 'call', 'meeting', 'note', 'purchase', 'reading', 'usage', 'visit', 'training', 'community answer', 'survey response', 'review', 'event'] as const;
export const stances = ['interest', 'concern', 'praise', 'idea', 'question', 'neutral'] as const;
export const relationKinds = ['knows', 'works with', 'reports to', 'referred', 'introduced', 'replied to'] as const;
export type Kind = (typeof kinds)[number];
export type Stance = (typeof stances)[number];
export type RelationKind = (typeof relationKinds)[number];

/** Something the workspace knows by name. The id decides; a tree written by hand may give the name alone. */
export const refSchema = z.strictObject({ id: z.uuid().optional(), name: z.string().min(1).max(300) });
export type Ref = z.infer<typeof refSchema>;
/** One of us, or anybody of us. */
export const whoSchema = z.union([z.literal('anyone'), refSchema]);
export type Who = 'anyone' | Ref;

export const countSchema = z.strictObject({ atLeast: z.number().nonnegative().optional(), atMost: z.number().nonnegative().optional() });
export type Count = z.infer<typeof countSchema>;

const plainShape = {
  kinds: z.array(z.enum(kinds)).min(1).optional(),
  topics: z.array(refSchema).min(1).optional().describe('any of these was mentioned by the person'),
  stances: z.array(z.enum(stances)).min(1).optional(),
  content: z.array(z.string().min(1)).min(1).optional().describe('kinds of content, e.g. white paper'),
  item: refSchema.optional().describe('one content item'),
  words: z.string().min(1).max(300).optional().describe('words in what the person wrote'),
  part: z.enum(['did', 'received']).optional().describe('did (default): wrote, bought, read, took part; received: was written to or got a copy'),
  direction: z.enum(['in', 'out', 'among']).optional(),
  member: whoSchema.optional().describe('with this one of us'),
  season: z.enum(['off', 'high']).optional().describe('off: in the four calendar months with the fewest purchases of the workspace so far; high: in the four with the most'),
  again: z.literal(true).optional().describe('not the first one of these kinds by this person'),
  worth: countSchema.optional().describe('of purchases: each is of so much money'),
};
const sequelSchema = z.strictObject({ of: z.strictObject(plainShape), within: lengthSchema.optional() });
export const filterShape = {
  ...plainShape,
  after: sequelSchema.optional().describe('each came after another by the same person, at most so long after'),
  before: sequelSchema.optional().describe('each came before another by the same person, at most so long before'),
};

/** Another interaction by the same person that this one comes after, or before. */
export interface Sequel { of: PlainFilter; within?: Length }
export interface Filter extends PlainFilter { after?: Sequel; before?: Sequel }
export interface PlainFilter {
  kinds?: Kind[]; topics?: Ref[]; stances?: Stance[]; content?: string[]; item?: Ref; words?: string; part?: 'did' | 'received';
  direction?: 'in' | 'out' | 'among'; member?: Who; season?: 'off' | 'high'; again?: true; worth?: Count;
}
