// Two persons, or two organisations, that turn out to be one are merged: one stays and gets everything of the other. Everything
// then is as if they had been one from the start, and taking it back, even after weeks, is as if they had never been merged.
import { z } from 'zod';

export const mergeSubjects = ['person', 'organisation'] as const;

/** One of the two, with what tells them apart. */
export const mergedOne = z.object({
  id: z.string(),
  name: z.string(),
  known: z.array(z.string()).describe('mail addresses and other handles; of an organisation its mail domains'),
  organisation: z.string().nullable(),
  interactions: z.number(),
  people: z.number().nullable().describe('of an organisation: how many people belong to it'),
  lastContactAt: z.date().nullable(),
  createdAt: z.date(),
});
export type MergedOne = z.output<typeof mergedOne>;

/** What would become of two. */
export const mergePreview = z.object({
  subject: z.enum(mergeSubjects),
  kept: mergedOne,
  gone: mergedOne,
  fields: z.array(z.object({
    label: z.string(),
    kept: z.string().nullable(),
    gone: z.string().nullable(),
    after: z.string().nullable().describe('what will be shown; every other value stays, noted with its source'),
  })),
  moves: z.array(z.object({ what: z.string(), count: z.number() })).describe('how much goes over to the one that stays'),
});
export type MergePreview = z.output<typeof mergePreview>;

/** A merging that was done, in the list of all of them. */
export const mergingShown = z.object({
  id: z.string(),
  subject: z.enum(mergeSubjects),
  kept: z.object({ id: z.string(), name: z.string() }),
  gone: z.object({ id: z.string(), name: z.string() }),
  at: z.date(),
  member: z.string().nullable(),
  undoneAt: z.date().nullable(),
});
export type MergingShown = z.output<typeof mergingShown>;

/** What moved rows are called where a preview counts them. */
export const ROW_WORDS: Readonly<Record<string, string>> = {
  handle: 'handles', person_fact: 'values', organisation_fact: 'values', interaction: 'interactions', mention: 'things said', contact: 'touches', survey_response: 'survey responses', correction: 'corrections',
  person: 'people', organisation_domain: 'mail domains', learned: 'things learned', axis_correction: 'corrections of an axis', relationship: 'relationships', tie: 'ties', segment_person: 'segments', segment_organisation: 'segments',
};
