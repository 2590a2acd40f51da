// Words of asking: the input, the answer, the proof, segments.
export const askText = {
  nav: 'Ask', title: 'Ask', input: 'Ask about your customers in your own words', act: 'Ask', clear: 'Clear', mine: 'My questions', noMine: 'Nothing asked yet.',
  reads: 'Read as', none: 'Nothing in this was understood.', unused: (words: string) => `“${words}” was not understood and is not used.`, didYouMean: 'Did you mean', slip: (words: string) => `Read: ${words}.`,
  found: { people: ['person', 'people'], organisations: ['organisation', 'organisations'], paths: ['way', 'ways'] } as const, ms: (ms: string) => `${ms} ms`, shownFirst: (n: string) => `the first ${n} here`, asOf: (when: string) => `as of ${when}`,
  nobody: 'Nobody fits', nobodyWords: 'The question was understood, but no one meets all of it. Take something out, or look further back.',
  noWay: 'No way found', noWayWords: 'Nobody of us knows anybody within four steps of them.',
  columns: { name: 'Name', organisation: 'Organisation', strength: 'How near', last: 'Last spoke', proof: 'Proof', people: 'People', way: 'Way' }, more: 'Show more', list: 'Answer',
  proofs: (n: string) => n, noProof: 'This condition is about what did not happen, so there is nothing to quote.', open: 'open', openTitle: 'What happened', close: 'Close', lastBefore: 'the last one before', of: (name: string) => `of ${name}`,
  empty: 'Ask about your customers in your own words', emptyWords: 'Plain English. Every answer is said back and comes with the sentences that prove it. For example:', emptyNothing: 'There is nobody to ask about yet', emptyNothingWords: 'Bring in a mailbox or a table first; questions follow by themselves.', toImport: 'Import something',
  save: 'Save as segment', savedAs: (name: string) => `“${name}” is kept from now on.`, saveTitle: 'Save as segment', saveName: 'Name', saveWords: 'A segment is this question, kept. Who belongs is kept up to date, also when only time passes.', saveAct: 'Save', cancel: 'Cancel',
  keys: { focus: 'question' },
  segments: {
    nav: 'Segments', title: 'Segments', list: 'Segments', none: 'No segment yet', noneWords: 'Ask a question and save it. A segment tells who came and who left, with the moment it became true.', toAsk: 'Ask something',
    columns: { name: 'Segment', question: 'Question', count: 'In it', changed: 'Last change' }, deleted: (name: string) => `“${name}” is deleted.`, delete: 'Delete', deleteOf: (name: string) => `Delete ${name}`, rename: 'Rename', renamed: 'Renamed.',
    members: 'Who is in it', changes: 'Who came and who left', entered: 'came', left: 'left', since: 'since', noMembers: 'Nobody at present', noMembersWords: 'Who comes to fit is added here by itself.', noChanges: 'Nobody has come or left since it was saved.', ask: 'Ask it', noticed: (when: string) => `noticed ${when}`,
  },
};
