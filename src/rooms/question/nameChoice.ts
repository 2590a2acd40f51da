// What a member means by a name that may mean several: "no, I meant the organisation". It is theirs alone, holds wherever the
// words around the name leave it open, and can be forgotten again.
import { z } from 'zod';

export const namedTypes = ['topic', 'member', 'person', 'organisation', 'item'] as const;
export type NamedType = (typeof namedTypes)[number];

export const CHOICES_MAX = 500;

export const chosenMeaning = z.object({ type: z.enum(namedTypes), id: z.uuid().describe('of what is meant') });
export const nameChoiceInput = z.object({ spelling: z.string().trim().min(1, 'Say which word.').max(200).describe('as it is typed in a question'), ...chosenMeaning.shape });
export const nameChoiceItem = z.object({ id: z.string(), spelling: z.string(), type: z.enum(namedTypes), means: z.object({ id: z.string(), name: z.string() }), at: z.date() });
export type NameChoiceItem = z.infer<typeof nameChoiceItem>;

/** A choice as a question is read with it. */
export interface Chosen { spelling: string; type: NamedType; id: string; name: string }
