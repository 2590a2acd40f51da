// The subjects customers of the made-up company write about, and how.
export interface TopicWords {
  /** How the topic is called in the graph. */
  name: string;
  aliases: readonly string[];
  key: string;
  /** Clauses with something wrong in them, for frames such as "Since Monday ...". */
  concern: readonly string[];
  /** Whole sentences. */
  praise: readonly string[];
  /** Clauses for frames such as "It would help if ...". */
  idea: readonly string[];
  question: readonly string[];
  /** What we answer. */
  answer: readonly string[];
  /** What a member writes down after a call. */
  learned: readonly string[];
}
