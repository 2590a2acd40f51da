// What a row became: the words of the product, ready for the doors of the rooms.
import type { OrganisationInput, PersonInput } from '#rooms/people/index.ts';
import type { EventInput } from '#rooms/graph/index.ts';
import type { Handle } from '#rooms/people/index.ts';

export interface ContentRow {
  externalId: string;
  title: string;
  kind: string;
  url: string | null;
  topics: string[];
  publishedAt: Date | null;
}
export interface RelationshipRow {
  from: Handle;
  to: Handle;
  kind: 'knows' | 'works with' | 'reports to' | 'referred' | 'introduced';
  since: Date | null;
}

export type Translated =
  | { is: 'person'; person: PersonInput; owner: string | null }
  | { is: 'organisation'; organisation: OrganisationInput; owner: string | null }
  | { is: 'content'; item: ContentRow }
  | { is: 'relationship'; relationship: RelationshipRow }
  /** `content` names an item by id or title; with `mustExist` a row whose item is unknown is refused. */
  | { is: 'event'; event: EventInput; content: { name: string; mustExist: boolean } | null };
