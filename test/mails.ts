// Mails of a small cast as events, for tests of the graph: Ada of Acme, Ben of Brew and Cleo write; Ida and Tom are ours.
import type { EventInput, ParticipantInput, ParticipantRole } from '#rooms/graph/index.ts';

export const ADDRESSES = {
  ada: 'ada@acme.example', ben: 'ben@brew.example', cleo: 'cleo@gmail.com', ida: 'ida@ours.example', tom: 'tom@ours.example', help: 'support@ours.example', forum: 'forum@lists.example',
} as const;
export type Name = keyof typeof ADDRESSES;

export interface MailInput {
  id: string;
  from: Name | string;
  to?: readonly (Name | string)[];
  cc?: readonly (Name | string)[];
  at: string;
  subject?: string;
  text?: string;
  /** Where the writer's own words stand; the whole text where left out. */
  own?: readonly (readonly [number, number])[];
  answers?: string;
  isAutomatic?: boolean;
}

/** A mail as a connector tells it. */
export function mail({ id, from, to = [], cc = [], at, subject = 'Hello', text = 'Hello.', own, answers, isAutomatic }: MailInput): EventInput {
  const plain = subject.replace(/^(?:re|fwd?): */i, '').toLowerCase();
  return {
    source: 'mail', sourceKey: id, kind: 'mail', at: new Date(at), channel: 'mail', subject, text, ownSpans: own ?? [[0, text.length]],
    participants: [...took('author', [from]), ...took('to', to), ...took('cc', cc)],
    threadKeys: answers ? [answers] : [], subjectKey: plain, ...(answers ? { parentKey: answers } : {}), ...(isAutomatic ? { isAutomatic } : {}),
    raw: { bytes: new TextEncoder().encode(`Subject: ${subject}\r\n\r\n${text}`), mediaType: 'message/rfc822' },
  };
}

const took = (role: ParticipantRole, names: readonly string[]): ParticipantInput[] => names.map((name) => {
  const address = ADDRESSES[name as Name] ?? name;
  const local = address.split('@')[0] ?? '';
  return { role, handles: [{ kind: 'email', value: address }], name: `${local.charAt(0).toUpperCase()}${local.slice(1)}`, ...(name === 'forum' ? { isList: true } : {}) };
});
