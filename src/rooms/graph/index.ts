// The door of the room graph.
export { CONTACT_KINDS, EVENT_KINDS, isImmutableSource, ownText, spanPairs } from './event.ts';
export type { Direction, EventInput, EventKind, Participant, ParticipantInput, ParticipantRole } from './event.ts';
export { storeEvents } from './storeEvents.store.ts';
export type { StoredOutcome } from './storeEvents.store.ts';
export { rawOfEvent, storeRecords, unpackRaw } from './record.store.ts';
export type { RecordInput } from './record.store.ts';
export { storeContent } from './content.store.ts';
export { knownContent } from './contentName.store.ts';
export type { ContentInput, ContentOutcome } from './content.store.ts';
export { RELATIONSHIP_KINDS, storeRelationships } from './relationship.store.ts';
export type { RelationshipInput, RelationshipKind, RelationshipOutcome } from './relationship.store.ts';
export { lastContactSql, refreshTies, strengthSql, tieStrengthSql, tiesSql } from './tie.store.ts';
export { strengthOf, whyStrength } from './strength.ts';
export type { Strength, Touches } from './strength.ts';
export { claimDomains, disclaimDomains, rederive } from './rederive.store.ts';
export { aliasKey, ensureTopics } from './topic.store.ts';
export { undoRun } from './undo.store.ts';
export type { Kept } from './undo.store.ts';
