// A stance is what a writer lets us hear about a topic in one sentence. The order of the list is the order in which pages show them;
// "neutral" says that the topic was named and nothing more may be concluded.

export const STANCES = ['interest', 'concern', 'praise', 'idea', 'question', 'neutral'] as const;
export type Stance = (typeof STANCES)[number];

/** Half-open range [start, end) of UTF-16 indexes into one text. */
export type Span = readonly [start: number, end: number];

/** From here up a reading counts without being confirmed; from `SUGGEST_FROM` up it is a suggestion; below it is not said. */
export const COUNTS_FROM = 0.8;
export const SUGGEST_FROM = 0.5;
