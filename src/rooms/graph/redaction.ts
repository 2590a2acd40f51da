// Whoever is erased goes from what others wrote, too. The rule: what they wrote themselves, and what concerns nobody but them,
// goes whole. A mail by somebody else that was sent to them, too, that stands in a conversation in which they wrote, or that
// names them, keeps its own words; everything quoted in it is blotted out, and so are their addresses and their name. Of its
// raw record only this remains. Lengths stay as they are, so that every span and every decision about the rest still holds.
import { blotNames } from '#language/needle.ts';
import type { Needles } from '#language/needle.ts';
import type { Participant } from './event.ts';

/** Blots out everything outside of the writer's own spans; line breaks stay. */
export function blotQuotes(text: string, ownSpans: readonly number[]): string {
  let kept = '';
  let at = 0;
  for (let index = 0; index + 1 < ownSpans.length; index += 2) {
    kept += blank(text.slice(at, ownSpans[index])) + text.slice(ownSpans[index], ownSpans[index + 1]);
    at = ownSpans[index + 1] ?? at;
  }
  return kept + blank(text.slice(at));
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** The words of somebody else, without the erased one. */
export const redactText = (text: string, ownSpans: readonly number[], needles: Needles): string => blotNames(blotQuotes(text, ownSpans), needles);

/** A participant who was erased: that somebody was there stays. */
export const ERASED_NAME = 'somebody who was erased';
export const erasedParticipant = ({ role }: Pick<Participant, 'role'>): Participant => ({ role, address: '', name: ERASED_NAME });

export const ERASED_SUBJECT = '(erased)';

/** What remains of a raw mail: who wrote when to whom what, as it stands now. */
export function rawOf(event: { at: Date; subject: string | null; text: string; participants: readonly Pick<Participant, 'role' | 'address' | 'name'>[] }): string {
  const people = (roles: readonly string[]) => event.participants.filter((one) => roles.includes(one.role)).map(({ name, address }) => (address ? (name ? `${name} <${address}>` : address) : name)).join(', ');
  const lines = [['Date', event.at.toUTCString()], ['From', people(['author'])], ['To', people(['to'])], ['Cc', people(['cc'])], ['Subject', event.subject ?? ''], ['Content-Type', 'text/plain; charset=utf-8'],
    ['Comments', 'Somebody who took part was erased; this is what remains of the record.']];
  return `${lines.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${event.text}\n`;
}
