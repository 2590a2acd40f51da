// Words of the topics.
export const topicText = {
  nav: 'Topics', title: 'Topics',
  states: { proposed: 'Proposed', accepted: 'Accepted', muted: 'Muted' }, statesLabel: 'Which topics',
  words: {
    proposed: 'Subjects your customers come back to. Accept what you want to ask about; mute what is not a subject, and it is not proposed again.',
    accepted: 'What is read in every mail and note, with a stance for each sentence.',
    muted: 'Not read and not proposed. Accept one to bring it back.',
  },
  search: 'Find a topic', new: 'New topic', name: 'Name', aliases: 'Also called', aliasesWhat: 'Other words for the same. Endings and small typos are understood anyway.', make: 'Make it', made: (name: string) => `“${name}” is read from now on, also in what came before.`, close: 'Close',
  columns: { name: 'Topic', people: 'People', mentions: 'Said', concern: 'Concern', praise: 'Praise', last: 'Last said' },
  reading: 'being read', times: 'times said',
  accept: 'Accept', mute: 'Mute', acceptOf: (name: string) => `Accept ${name}`, muteOf: (name: string) => `Mute ${name}`, accepted: (name: string) => `“${name}” is a topic now.`, muted: (name: string) => `“${name}” is muted.`, backAgain: (name: string) => `“${name}” is as it was.`,
  list: 'Topics', examples: 'For example', noExamples: 'Nobody has said it yet.', ask: 'Who speaks of it', save: 'Save', saved: 'Saved. What was said is read again.',
  merge: 'The same as', mergeWhat: 'Both become one; this name stays as another word for it.', mergeAct: 'Put together', merged: (from: string, into: string) => `“${from}” and “${into}” are one topic now.`, parted: (from: string, into: string) => `“${from}” and “${into}” are two topics again.`,
  empty: {
    proposed: { title: 'No topic waits for you', words: 'After an import with mails or notes, the subjects that come up most are proposed here.' },
    accepted: { title: 'No topic yet', words: 'Accept a proposed one, or make your own: a product, a feature, a worry.' },
    muted: { title: 'Nothing is muted', words: 'What you mute is kept here, so that you can bring it back.' },
  },
  noneFound: 'No topic is called so.', toImport: 'Import something',
};
