// Words of what happened and of who knows whom.
type Direction = 'in' | 'out' | 'among';

const withWhom = (name: string | null) => (name ? ` with ${name}` : '');

/** What an interaction was, seen from the customer's page: bold words, then the rest. */
const titles: Record<string, (it: { direction: Direction; role: string; member: string | null; what: string | null }) => [string, string]> = {
  mail: ({ direction, role, member }) => (direction === 'in' ? ['Mail', member ? `to ${member}` : 'to us'] : direction === 'out' ? [member ? `${member} wrote` : 'We wrote', role === 'cc' ? '(a copy)' : ''] : role === 'author' ? ['Mail', 'to others'] : ['Got a mail', member ? `that ${member} got too` : 'from another customer']),
  call: ({ member }) => [`Call${withWhom(member)}`, ''],
  meeting: ({ member }) => [`Meeting${withWhom(member)}`, ''],
  note: ({ member }) => ['Note', member ? `by ${member}` : ''],
  purchase: ({ what }) => ['Bought', what ?? ''],
  reading: ({ what }) => ['Read', what ? `“${what}”` : ''],
  usage: ({ what }) => ['Used', what ?? 'the product'],
  visit: ({ member }) => [`Visit${withWhom(member)}`, ''],
  training: ({ member }) => [`Training${withWhom(member)}`, ''],
  'community answer': () => ['Answered', 'another customer'],
  'survey response': ({ what }) => ['Answered a survey', what ?? ''],
  review: () => ['Wrote a review', ''],
  event: ({ what }) => ['Event', what ?? ''],
};

export const graphText = {
  titles,
  happened: 'What happened', everyKind: 'All kinds', onlyTopic: (topic: string) => `about ${topic}`, more: 'Show earlier',
  kinds: { mail: 'Mails', call: 'Calls', meeting: 'Meetings', note: 'Notes', purchase: 'Purchases', reading: 'Readings', usage: 'Usage', visit: 'Visits', training: 'Trainings', 'community answer': 'Answers to others', 'survey response': 'Survey answers', review: 'Reviews', event: 'Events' },
  nothing: 'Nothing has happened yet', nothingWords: 'Mails, calls and purchases stand here once they are imported or written down.',
  nothingSuch: 'Nothing of this kind', showAll: 'Show everything',
  score: (score: number) => `recommends us ${score} of 10`, buyAgain: { yes: 'would buy again', no: 'would not buy again', perhaps: 'would perhaps buy again' }, times: (quantity: string) => `${quantity} ×`,
  heard: (stance: string, p: string) => `heard as ${stance}, ${p}`, suggested: 'perhaps', notSo: (stance: string) => `not ${stance === 'idea' || stance === 'interest' ? 'an' : 'a'} ${stance}`, asNot: 'not about this', corrected: 'Noted. What you say counts from now on.',
  showFolded: 'Show quotes and signature', hideFolded: 'Hide quotes and signature', raw: 'Raw record', close: 'Close',
  from: (source: string, line: string) => `from ${source}${line}`, mailNumber: (n: string) => `, mail ${n}`, lineNumber: (n: string) => `, line ${n}`, thread: (n: string) => `${n} in this conversation`, cut: 'Only the first part is shown; it is longer.',
  knows: 'Who knows them', knowsOrganisation: 'Who knows people there', nobodyKnows: 'Nobody of us has written, called or met them yet.', why: (strength: number) => `Why ${strength}?`, never: 'Four parts, never what was said', private: 'only you see this', makePrivate: 'Keep mine private', makePublic: 'Show mine again', madePrivate: 'Your tie is private: it counts for nobody else.', madePublic: 'Your tie is shown again.', through: 'through',
  topics: 'What they speak of', noTopics: 'No topic was heard yet.', relationships: 'Whom they know',
  relations: {
    to: { knows: 'knows', 'works with': 'works with', 'reports to': 'reports to', referred: 'referred', introduced: 'introduced', 'replied to': 'answered' },
    from: { knows: 'is known by', 'works with': 'works with', 'reports to': 'leads', referred: 'was referred by', introduced: 'was introduced by', 'replied to': 'was answered by' },
  },
  people: 'People', noPeople: 'Nobody there is known yet.',
  strip: { strength: 'How near', last: 'Last spoke', owner: 'Looked after by', score: 'Recommends', again: 'Buys again', renews: 'Renews', revenue: 'A year', plan: 'Plan', size: 'People there', since: 'With us since', left: 'Left' }, ofTen: (score: string) => `${score} of 10`,
  edit: 'Edit', facts: 'What we know', handles: 'Known as',
};
