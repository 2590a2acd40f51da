// What the graph says about a person or an organisation: the topics they spoke of and how, and who has to do with whom.
import { z } from 'zod';
import { RELATIONSHIP_KINDS } from './relationship.ts';

const named = z.object({ id: z.string(), name: z.string() });

export const topicTally = z.object({
  topic: named,
  concern: z.number(), praise: z.number(), idea: z.number(), question: z.number(), interest: z.number(), neutral: z.number(),
  lastAt: z.date().nullable(),
});
export type TopicTally = z.output<typeof topicTally>;

export const relationshipShown = z.object({
  person: named.extend({ organisation: z.string().nullable() }),
  kind: z.enum([...RELATIONSHIP_KINDS, 'replied to']),
  direction: z.enum(['to', 'from']).describe('to: this person knows, refers, answers ... the other; from: the other does'),
  since: z.date(),
  lastAt: z.date(),
  times: z.number(),
  source: z.string().describe('the file that told it, or the mails that show it'),
});
export type RelationshipShown = z.output<typeof relationshipShown>;
