// What an answer is made of: rows, and for each row why it is there.

export interface Page {
  limit: number;
  /** The `next` of the page before. */
  after?: string;
}

export interface FoundRow {
  id: string;
  kind: 'person' | 'organisation' | 'path';
  name: string;
  email: string | null;
  /** The organisation's name. */
  organisation: string | null;
  organisationId: string | null;
  /** 0–100, as of the asked moment; of an organisation its people's highest. */
  strength: number;
  lastContactAt: Date | null;
  /** The way of an introduction, from one of us to the one to be met. */
  steps?: PathStep[];
}

export interface PathStep {
  id: string;
  kind: 'member' | 'person';
  name: string;
  /** Of the step that leads here, 0–100; null for the first. */
  strength: number | null;
  /** What leads here, e.g. "works with"; null for the first, "knows" from one of us. */
  relation: string | null;
  /** The relationship that leads here; null for the first two. */
  edge: string | null;
}

export interface Found {
  /** Exact, whatever the limit. */
  count: number;
  rows: FoundRow[];
  /** The key of the next page, or null. */
  next: string | null;
}

/** Why a row is there: one condition with one thing that shows it. */
export interface Why {
  /** The condition in words. */
  condition: string;
  /** The interaction that shows it, or null where it is a value, an edge or an absence. */
  interaction: string | null;
  at: Date | null;
  kind: string | null;
  topic: string | null;
  stance: string | null;
  /** A verbatim part of the raw record; empty for what did not happen. */
  quote: string;
  /** Where the quote stands in the text of the interaction, or null where it is not of that text. */
  span: [number, number] | null;
  /** The words in the quote that decided, as offsets into it. */
  mark: [number, number] | null;
  /** What it was in a few words, where the quote is a row of a table. */
  what: string | null;
  /** The reading of the sentence, which may be corrected, and how sure it is. */
  mention: string | null;
  p: number | null;
  /** Where it came from, e.g. "orders.csv, line 5". */
  source: string;
  /** Whose it is, on rows that are not a person. */
  person: string | null;
}
