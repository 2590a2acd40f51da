// What the grammar knows of a workspace: the names of its topics, members, people, organisations, content and fields.
// Words are read and said with the same vocabulary, so that both directions agree.
import type { AttributeType, Subject } from '#base/registry.ts';
import type { Fuzzy } from './fuzzyWords.ts';
import type { Chosen } from './nameChoice.ts';
import type { Ref } from './question.ts';

export interface Named {
  id: string;
  name: string;
  /** Further spellings that mean the same. */
  aliases?: readonly string[];
}

/** An attribute as the grammar needs it, without its SQL. */
export interface AttributeName {
  key: string;
  subject: Subject;
  label: string;
  aliases: readonly string[];
  type: AttributeType;
  choices?: readonly string[];
}

export interface Vocabulary {
  topics: readonly Named[];
  members: readonly Named[];
  persons: readonly Named[];
  organisations: readonly Named[];
  items: readonly Named[];
  /** Kinds of content the workspace has, e.g. white paper. */
  content: readonly string[];
  attributes: readonly AttributeName[];
  /** Values people say without their field: Berlin is a city, "pro" a plan. */
  values: readonly { key: string; value: string }[];
  /** Words of the question that stand in the workspace's texts: none of them is a slip. */
  spoken?: ReadonlySet<string>;
  /** What whoever asks has told they mean by some names. */
  chosen?: readonly Chosen[];
  /** Who asks. */
  me: Ref | null;
  fuzzy: Fuzzy;
  now: Date;
  timeZone: string;
}

/** An attribute by key, label or alias, of one subject or of any. */
export function attributeNamed(vocabulary: Pick<Vocabulary, 'attributes'>, name: string, subject?: Subject): AttributeName | undefined {
  const wanted = name.toLowerCase();
  const fits = (one: AttributeName) => !subject || one.subject === subject;
  const own = (one: AttributeName) => one.key.slice(one.key.indexOf('.') + 1).toLowerCase();
  return vocabulary.attributes.find((one) => fits(one) && (one.key.toLowerCase() === wanted || own(one) === wanted || one.label.toLowerCase() === wanted))
    ?? vocabulary.attributes.find((one) => fits(one) && one.aliases.some((alias) => alias.toLowerCase() === wanted));
}

export const labelOf = (vocabulary: Pick<Vocabulary, 'attributes'>, key: string): string =>
  vocabulary.attributes.find((one) => one.key === key)?.label ?? key.slice(key.indexOf('.') + 1).replace(/^custom:/, '');
