// What ties a mail to its conversation: ids it refers to, Gmail's thread id, and its subject. Old clients write ids
// without <>, with text around them, or quote the subject and date instead; those are not ids.
import { wellFormed } from './charset.ts';
import { subjectKey } from '#language/subject.ts';
import type { Headers } from './headers.ts';
import { plainValue } from './headers.ts';

export interface ThreadHints {
  /** Ids of all mails this one refers to, oldest first, without <>; its own is not among them. */
  messageIds: string[];
  /** The id of the mail this one answers, or null. */
  inReplyTo: string | null;
  references: string[];
  /** Gmail's own thread id (X-GM-THRID), or null. */
  gmailThreadId: string | null;
  /** The subject without Re:, list tags and the like; empty for a mail without subject. */
  subjectKey: string;
  isReply: boolean;
}

// "Answer:" in the languages of common mail programs, with or without a count and a list's tag before it.
const REPLY = /^(?:\[[^[\]]{1,40}\]\s{0,3})?(?:re|aw|antw|antwort|sv|vs|odp|rif|res|ynt|回复|答复|返信|답장|ответ|отв|απ)\s?(?:[[(^]?\d{1,3}[\])]?)?\s?[:：]/i;
const IDS_MAX = 200;

export function readThreadHints(headers: Headers, ownId: string | null): ThreadHints {
  const references = messageIdsIn(headers.all('references').join(' ')).filter((id) => id !== ownId);
  const answered = messageIdsIn(headers.all('in-reply-to').join(' ')).filter((id) => id !== ownId);
  // In-Reply-To may name several; the one that References ends with is the parent, else the first.
  const inReplyTo = answered.find((id) => id === references.at(-1)) ?? answered[0] ?? references.at(-1) ?? null;
  const messageIds = [...new Set([...references, ...answered])].slice(-IDS_MAX);
  const subject = plainValue(headers.first('subject') ?? '');
  return {
    messageIds, inReplyTo, references: references.slice(-IDS_MAX), gmailThreadId: headers.first('x-gm-thrid')?.trim().slice(0, 100) || null,
    subjectKey: subjectKey(subject), isReply: inReplyTo !== null || REPLY.test(subject),
  };
}

/** Ids in a header, in order, each once: with <>, or bare words that look like ids (they contain @). */
export function messageIdsIn(value: string): string[] {
  const text = value.slice(0, 100_000);
  const found: string[] = [];
  for (const bracketed of text.matchAll(/<([^<>]{1,900})>/g)) {
    const id = normalMessageId(bracketed[1]!);
    if (id) found.push(id);
  }
  const rest = found.length ? text.replace(/<[^<>]{1,900}>/g, ' ') : text;
  // Beside ids in brackets bare words are comments ("message from ada@example.org"); without any they are the ids.
  if (!found.length) {
    for (const word of rest.split(/[\s,;"'<>()]+/)) {
      if (word.includes('@') && word.length <= 900 && isIdLike(word)) found.push(normalMessageId(word)!);
    }
  }
  return [...new Set(found)];
}

/** A message id in one spelling: no <>, no space, no comment. Null when nothing is left. */
export function normalMessageId(value: string | null): string | null {
  if (!value) return null;
  const bracketed = /<([^<>]{1,900})>/.exec(value)?.[1] ?? value;
  const id = wellFormed(bracketed.replace(/[\s<>\p{Cc}]+/gu, ''));
  return id && id.length <= 900 ? id : null;
}

// "ada@example.org" in an old In-Reply-To is a person; an id has digits or a long local part.
const isIdLike = (word: string): boolean => {
  const local = word.slice(0, word.indexOf('@'));
  return /\d/.test(local) || local.length > 20;
};
