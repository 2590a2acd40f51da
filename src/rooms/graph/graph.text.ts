// Words of what happened and of who knows whom.
import type { EventKind } from './event.ts';

type Direction = 'in' | 'out' | 'among';
/** `who`: whose it is, where the page does not say that already. */
interface It { direction: Direction; role: string; member: string | null; what: string | null; who: string | null }

const withWhom = (name: string | null): string => (name ? ` with ${name}` : '');
const aside = (...words: (string | null)[]): string => words.filter(Boolean).map((word) => `· ${word}`).join(' ');
/** "Ada read" on a page about several, "Read" on her own. */
const did = (verb: string, who: string | null): string => (who ? `${who} ${verb}` : `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`);

function mailTitle({ direction, role, member, who }: It): [string, string] {
  if (direction === 'in') return [who ? `${who} wrote` : 'Mail', member ? `to ${member}` : 'to us'];
  if (direction === 'out') return [member ? `${member} wrote` : 'We wrote', [who ? `to ${who}` : '', role === 'cc' ? '(a copy)' : ''].filter(Boolean).join(' ')];
  if (role === 'author') return [who ? `${who} wrote` : 'Mail', 'to others'];
  return [did('got a mail', who), member ? `that ${member} got too` : 'from another customer'];
}

/** What an interaction was: bold words, then the rest. */
const titles: Record<EventKind, (it: It) => [string, string]> = {
  mail: mailTitle,
  call: ({ member, who }) => [`Call${withWhom(member)}`, aside(who)],
  meeting: ({ member, who }) => [`Meeting${withWhom(member)}`, aside(who)],
  note: ({ member, who }) => ['Note', [member ? `by ${member}` : '', aside(who)].filter(Boolean).join(' ')],
  purchase: ({ what, who }) => [did('bought', who), what ?? ''],
  reading: ({ what, who }) => [did('read', who), what ? `“${what}”` : ''],
  usage: ({ what, who }) => [did('used', who), what ?? 'the product'],
  visit: ({ member, who }) => [`Visit${withWhom(member)}`, aside(who)],
  training: ({ member, who }) => [`Training${withWhom(member)}`, aside(who)],
  'community answer': ({ who }) => [did('answered', who), 'another customer'],
  'survey response': ({ what, who }) => [did('answered a survey', who), aside(what)],
  review: ({ who }) => [did('wrote a review', who), ''],
  event: ({ what, who }) => ['Event', aside(what, who)],
};

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
const one = (stance: string): string => (stance === 'idea' || stance === 'interest' ? `an ${stance}` : stance === 'praise' || stance === 'neutral' ? stance : `a ${stance}`);

export const graphText = {
  titles, listed, subject: (subject: string) => `· ${subject}`,
  happened: 'What happened', everyKind: 'All kinds', everyTopic: 'All topics', more: 'Show earlier', about: 'Who and what',
  kinds: { mail: 'Mails', call: 'Calls', meeting: 'Meetings', note: 'Notes', purchase: 'Purchases', reading: 'Readings', usage: 'Usage', visit: 'Visits', training: 'Trainings', 'community answer': 'Answers to others', 'survey response': 'Survey answers', review: 'Reviews', event: 'Events' },
  kindOne: { mail: 'mail', call: 'call', meeting: 'meeting', note: 'note', purchase: 'purchase', reading: 'reading', usage: 'usage', visit: 'visit', training: 'training', 'community answer': 'answer to another customer', 'survey response': 'survey answer', review: 'review', event: 'event' } as Record<string, string>,
  folded: (counts: readonly (readonly [string, number])[]) => listed(counts.map(([kind, count]) => `${count} ${kind}`)), foldedAct: 'show each', foldedSince: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  manyThings: (count: number, total: string) => `${count} things, ${total}`,
  nothing: 'Nothing has happened yet', nothingWords: 'Mails, calls and purchases stand here once they are imported or written down.',
  nothingSuch: 'Nothing of this kind', showAll: 'Show everything',
  score: (score: number) => `recommends us ${score} of 10`, buyAgain: { yes: 'would buy again', no: 'would not buy again', perhaps: 'would perhaps buy again' }, times: (quantity: string) => `${quantity} ×`,
  heard: (stance: string, p: string) => `heard as ${one(stance)}, ${p}`, suggested: (stance: string, p: string) => `perhaps ${one(stance)}, ${p}: not counted`, notSo: (stance: string) => `not ${one(stance)}`, isSo: (stance: string) => `yes, ${one(stance)}`, asNot: (topic: string) => `Not about ${topic} at all`,
  correct: (topic: string) => `Correct what was heard about ${topic}`, itIs: (topic: string) => `About ${topic} it is`, stances: { concern: 'a concern', praise: 'praise', idea: 'an idea', question: 'a question', interest: 'an interest', neutral: 'neither' },
  nowHeard: (stance: string, topic: string) => `Noted: about ${topic} it is ${stance === 'neutral' ? 'neutral' : one(stance)}. What you say counts, whatever is read later.`, notAbout: (topic: string) => `Noted: it is not about ${topic}.`,
  showFolded: 'Show quotes and signature', hideFolded: 'Hide quotes and signature', raw: 'Raw record', looked: 'As it looked', picturesHidden: 'Pictures of other servers are not fetched: they would tell the sender that you read this.', picturesShown: 'Pictures come from other servers.', showPictures: 'Show pictures', hidePictures: 'Hide pictures', back: 'Back to the text', close: 'Close',
  from: (source: string, line: string) => `from ${source}${line}`, mailNumber: (n: string) => `, mail ${n}`, lineNumber: (n: string) => `, line ${n}`, thread: (n: string) => `${n} in this conversation`, cut: 'Only the first part is shown; it is longer.', roles: { author: 'From', to: 'To', cc: 'Copy', member: 'With', subject: 'Of' } as Record<string, string>,
  knows: 'Who knows them', knowsOrganisation: 'Who knows people there', nobodyKnows: 'Nobody of us has written, called or met them yet.', why: (strength: number) => `Why ${strength}?`, never: 'These four parts make it; what was said never counts.', private: 'only you see this', makePrivate: 'Keep mine private', makePublic: 'Show mine again', madePrivate: 'Your tie is private: it counts for nobody else.', madePublic: 'Your tie is shown again.', through: 'through', best: (name: string) => `${name} knows them best`,
  topics: 'What they speak of', noTopics: 'No topic was heard yet.', relationships: 'Whom they know', showMany: (count: number) => `Show all ${count}`, showFew: 'Show fewer',
  relations: {
    to: { knows: 'knows', 'works with': 'works with', 'reports to': 'reports to', referred: 'referred', introduced: 'introduced', 'replied to': 'answered' },
    from: { knows: 'is known by', 'works with': 'works with', 'reports to': 'leads', referred: 'was referred by', introduced: 'was introduced by', 'replied to': 'was answered by' },
    both: { 'works with': 'works with', knows: 'knows and is known by', 'replied to': 'exchanged mails with' } as Partial<Record<string, string>>,
  },
  people: 'People', noPeople: 'Nobody there is known yet.', allPeople: (count: string) => `Show all ${count}`,
  strip: { strength: 'How near', last: 'Last spoke', owner: 'Looked after by', score: 'Recommends', again: 'Buys again', renews: 'Renews', revenue: 'A year', plan: 'Plan', size: 'People there', since: 'With us since', left: 'Left' }, ofTen: (score: string) => `${score} of 10`, renewal: (day: string, away: string) => `${day}, ${away}`,
  edit: 'Edit', facts: 'What we know', handles: 'Known as', handleKinds: { email: 'mail', phone: 'phone' } as Record<string, string>,
};
