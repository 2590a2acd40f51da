// A content item is what people read, watch or attend: a white paper, an article, a video, a webinar, a release. A reading of it
// is an interest in its topics.
import { z } from 'zod';
import { pageInput } from '#base/page.ts';

export const contentListInput = pageInput.extend({
  search: z.string().trim().max(200).optional().describe('words in the title or id'),
  kind: z.string().trim().max(60).optional(),
});

export const contentItem = z.object({
  id: z.string(),
  externalId: z.string().describe('its id where it is published'),
  title: z.string(),
  kind: z.string(),
  url: z.string().nullable(),
  publishedAt: z.date().nullable(),
  topics: z.array(z.object({ id: z.string(), name: z.string() })),
  readings: z.number(),
});
export type ContentItem = z.output<typeof contentItem>;

export const contentCreateInput = z.object({
  externalId: z.string().trim().min(1).max(200).optional().describe('its id where it is published; the title where left out'),
  title: z.string().trim().min(1, 'A title is needed.').max(500),
  kind: z.string().trim().toLowerCase().min(1).max(60).default('article').describe('white paper, article, video, webinar, release, ...'),
  url: z.string().trim().max(2_000).regex(/^https?:\/\/\S+$/i, 'A web address begins with http:// or https://.').optional(),
  publishedAt: z.iso.datetime({ offset: true, error: 'Write the moment as 2026-11-25T10:00:00Z.' }).optional(),
  topics: z.array(z.string().trim().min(1).max(120)).max(50).optional().describe('names of topics; new ones are made'),
});
