// A subject line without what mail programs and list software put before it. Threads are never made by subject alone; this only says
// whether two subjects are the same words.

/** Prefixes of replies and forwards in many languages, lower case, without the colon. */
const PREFIXES: ReadonlySet<string> = new Set([
  're', 'fw', 'fwd', 'aw', 'wg', 'antw', 'antwort', 'sv', 'vs', 'vl', 'vb', 'tr', 'rv', 'res', 'enc', 'rif', 'r', 'i', 'odp', 'pd', 'doorst', 'ynt', 'ilt', 'ref', 'ответ', 'ha', 'отв', 'пересл', 'fs', 'tl', 'továbbítás', 'vá', '答复', '回复', '转发', '回覆', '轉寄', '返信', '转', '回', '답장', '전달', 're-send', 'bls', 'trs', 'atb', 'σχετ', 'απ', 'automatic reply', 'automatische antwort', 'auto', 'accepted', 'declined', 'reply', 'forward',
]);

const ROUNDS_MAX = 30;

/** The bare words of a subject: no "Re:", "AW:", "Re[2]:", no "[list]" tags in front, single spaces. Case is kept. */
export function normaliseSubject(subject: string): string {
  let rest = subject.slice(0, 1000).replace(/\s+/g, ' ').trim();
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const shorter = withoutTag(withoutPrefix(rest));
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

/** The same, for comparing: lower case. */
export const subjectKey = (subject: string): string => normaliseSubject(subject).toLowerCase();

function withoutPrefix(subject: string): string {
  const colon = subject.search(/[:：]/);
  if (colon < 1 || colon > 24) return subject;
  const name = subject.slice(0, colon).toLowerCase().replace(/[[(^]?\d{0,3}[\])]?$/, '').trim();
  return PREFIXES.has(name) ? subject.slice(colon + 1).trim() : subject;
}

/** A list's tag in brackets at the front goes, unless it is the whole subject or names a ticket ("[#4711] …" stays). */
function withoutTag(subject: string): string {
  if (!subject.startsWith('[')) return subject;
  const end = subject.indexOf(']');
  if (end < 2 || end > 40 || /\d{3,}/.test(subject.slice(1, end))) return subject;
  const rest = subject.slice(end + 1).trim();
  return rest === '' ? subject : rest;
}
