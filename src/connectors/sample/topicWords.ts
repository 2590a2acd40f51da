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

/** Further words for a topic. */
export type MoreWords = Partial<Pick<TopicWords, 'concern' | 'praise' | 'idea' | 'question' | 'answer' | 'learned'>>;

/** The words of a topic with further ones added. */
export const withMore = (topic: TopicWords, more: MoreWords | undefined): TopicWords => (!more ? topic : {
  ...topic, concern: [...topic.concern, ...more.concern ?? []], praise: [...topic.praise, ...more.praise ?? []], idea: [...topic.idea, ...more.idea ?? []],
  question: [...topic.question, ...more.question ?? []], answer: [...topic.answer, ...more.answer ?? []], learned: [...topic.learned, ...more.learned ?? []],
});

const WITH_ARTICLE: ReadonlySet<string> = new Set(['crm', 'import', 'firmware', 'scale', 'printer', 'driver', 'forecast', 'logger', 'shop', 'api', 'onboarding']);

/** The topic in the middle of a sentence: "the driver app", "invoices". */
export const spoken = ({ key, name }: TopicWords): string => (WITH_ARTICLE.has(key) ? `the ${name}` : name);

const TOOLS: ReadonlySet<string> = new Set([...WITH_ARTICLE, 'reports', 'packing', 'routes']);

/** Whether it is something that works or fails. */
export const isTool = ({ key }: TopicWords): boolean => TOOLS.has(key) && key !== 'onboarding';
