// What a row became: the words of the product, ready for the doors of the rooms.
import type { ContentInput, EventInput, RelationshipKind } from '#rooms/graph/index.ts';
import type { Handle, OrganisationInput, PersonInput } from '#rooms/people/index.ts';

export type Translated =
  | { is: 'person'; person: PersonInput }
  | { is: 'organisation'; organisation: OrganisationInput }
  | { is: 'content'; item: ContentInput & { topics: readonly string[] } }
  | { is: 'relationship'; from: Handle; to: Handle; kind: RelationshipKind; since: Date | null }
  /** `contentName` is the id or title of a content item, else a type of content. */
  | { is: 'event'; event: EventInput; contentName?: string };
