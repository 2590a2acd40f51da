// A relationship is an edge between two customers that somebody told; that one answered another is seen in the mails.

export const RELATIONSHIP_KINDS = ['knows', 'works with', 'reports to', 'referred', 'introduced'] as const;
export type RelationshipKind = (typeof RELATIONSHIP_KINDS)[number];
