// An event is one thing that happened: a mail, a call, a purchase. It is stored once, with the raw record it came from;
// everything else in the graph (who took part, touches, mentions, answers) is derived from it and can be derived again.
import type { Handle } from '#rooms/people/index.ts';
import type { Span, Stance } from '#language/stance.ts';

export const EVENT_KINDS = ['mail', 'call', 'meeting', 'note', 'purchase', 'reading', 'usage', 'visit', 'training', 'community answer', 'survey response', 'review', 'event'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
export type Direction = 'in' | 'out' | 'among';
export type ParticipantRole = 'author' | 'to' | 'cc' | 'bcc' | 'subject' | 'member';

/** Touches between one of us and one of them; strength and "not contacted" look at these kinds only. */
export const CONTACT_KINDS: ReadonlySet<string> = new Set(['mail', 'call', 'meeting']);

export interface ParticipantInput {
  role: ParticipantRole;
  /** For a member the kind `name` is understood too. */
  handles: readonly Handle[];
  name: string;
  /** A mailing list's address: never a person. */
  isList?: boolean;
}

/** One event as a connector or a caller tells it. */
export interface EventInput {
  /** With `sourceKey` the identity of the event: telling it again changes nothing. */
  source: string;
  sourceKey: string;
  kind: EventKind;
  at: Date;
  channel?: string;
  subject?: string;
  /** What was written, whole. */
  text: string;
  /** The parts of `text` that the author wrote himself. */
  ownSpans: readonly Span[];
  isAutomatic?: boolean;
  participants: readonly ParticipantInput[];
  /** Derived from the participants for mail. */
  direction?: Direction;
  /** Ids that tie it to others: message ids it refers to, a mail program's thread id. */
  threadKeys?: readonly string[];
  /** The source key of the event it answers. */
  parentKey?: string;
  /** The subject without Re: and the like; only where the subject may tie mails together (not where X-GM-THRID says it). */
  subjectKey?: string;
  raw: { bytes: Uint8Array; mediaType: string; line?: number };
  details?: Readonly<Record<string, unknown>>;
  content?: { externalId: string };
  /** Topics a file names; what a person wrote down is believed. */
  mentions?: readonly { topic: string; stance?: Stance }[];
  purchase?: { amount: number; currency?: string; quantity?: number; item?: string; orderId?: string };
  response?: { score: number | null; buyAgain: 'yes' | 'no' | 'perhaps' | null };
}

/** A participant as the event keeps it. `kind` is left out for mail addresses, `handles` where there is only one. */
export interface Participant {
  role: ParticipantRole;
  address: string;
  name: string;
  kind?: string;
  handles?: Handle[];
  isList?: true;
}

export interface EventDetails {
  purchase?: { amount: number; currency?: string; quantity?: number; item?: string; orderId?: string };
  response?: { score: number | null; buyAgain: 'yes' | 'no' | 'perhaps' | null };
  mentions?: { topicId: string; stance: Stance }[];
  [more: string]: unknown;
}

/** An event as it is stored, with everything that deriving needs. */
export interface StoredEvent {
  id: string;
  kind: EventKind;
  at: Date;
  direction: Direction;
  channel: string | null;
  subject: string | null;
  text: string;
  own_spans: number[];
  details: EventDetails;
  participants: Participant[];
  author_person_id: string | null;
  author_member_id: string | null;
  thread_id: string | null;
  thread_keys: string[];
  subject_key: string | null;
  parent_key: string | null;
  parent_id: string | null;
  content_item_id: string | null;
  record_id: string | null;
  run_id: string | null;
  is_automatic: boolean;
  created_at: Date;
}

export const participantOf = ({ role, handles, name, isList }: ParticipantInput): Participant => {
  const first = handles[0];
  return {
    role, address: first?.value ?? '', name,
    ...(first && first.kind !== 'email' ? { kind: first.kind } : {}), ...(handles.length > 1 ? { handles: [...handles] } : {}), ...(isList ? { isList } : {}),
  };
};

export const handlesOf = (participant: Participant): Handle[] =>
  participant.handles ?? (participant.address ? [{ kind: participant.kind ?? 'email', value: participant.address }] : []);

/** Whose move it was, where nobody says: a note is ours, everything else is theirs. */
export const directionOfKind = (kind: EventKind): Direction => (kind === 'note' || kind === 'call' ? 'out' : 'in');

/** The letters of Message-ID stay, so that a mail which came by two ways is one mail. */
export const isImmutableSource = (source: string): boolean => source === 'mail';

/** The text between the flat span pairs, with spaces between. */
export function ownText(text: string, spans: readonly number[]): string {
  let own = '';
  for (let at = 0; at + 1 < spans.length; at += 2) own += `${text.slice(spans[at], spans[at + 1])}\n`;
  return own;
}

export const spanPairs = (flat: readonly number[]): Span[] => {
  const pairs: Span[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([flat[at] as number, flat[at + 1] as number]);
  return pairs;
};
