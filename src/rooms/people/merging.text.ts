// Words of merging, of possible duplicates, of taking everything of one person along, and of erasing.
export const mergingText = {
  title: 'Possible duplicates', link: 'Possible duplicates', subjects: { person: 'People', organisation: 'Organisations' },
  total: (count: string, isOne: boolean) => `${count} ${isOne ? 'pair' : 'pairs'}`,
  words: 'Nothing is merged by itself. Each pair says why it stands here; what you decide is remembered.',
  none: 'No two look like one', noneWords: 'Pairs turn up here when addresses, names or signatures say that two may be one.',
  sure: (percent: string) => `${percent} sure`, look: 'Look and merge', notSame: 'Not the same', dismissed: (one: string, other: string) => `${one} and ${other} stay two. They are not proposed again.`,
  stays: 'stays', goes: 'is merged into it', interactions: (count: string, isOne: boolean) => `${count} ${isOne ? 'interaction' : 'interactions'}`,
  done: 'Merged so far', doneInto: (gone: string, kept: string) => `${gone} into ${kept}`, by: (name: string, when: string) => `by ${name}, ${when}`, partedOn: (when: string) => `taken back ${when}`, undo: 'Take it back',
  undone: 'They are two again. What came since went where its address belongs.', merged: (gone: string, kept: string) => `${gone} is merged into ${kept}.`,
  mergeTitle: (name: string) => `Merge somebody into ${name}`, mergeOrganisationTitle: (name: string) => `Merge an organisation into ${name}`, act: 'Merge with another…', search: 'Name or address', searchOrganisation: 'Name or mail domain',
  pick: 'Who is the same person?', pickOrganisation: 'Which is the same organisation?', nobody: 'Nobody else fits.', other: 'Choose another', turn: 'The other way round',
  nothing: 'nothing', after: 'What will stand', moves: 'Goes over', valuesStay: 'Every other value stays, noted with its source. It can be taken back, also after weeks.', merge: 'Merge', cancel: 'Cancel',
  erase: {
    act: 'Erase…', title: (name: string) => `Erase ${name} for good`, words: 'This cannot be taken back. What others wrote stays, without them; no import brings them back. Backups made before still hold them.',
    goes: 'What goes', sure: 'I know that this cannot be taken back', yes: 'Erase for good', done: 'Erased. That it happened is all that the log keeps.',
  },
  everything: { act: 'Everything of them, as a file…', title: (name: string) => `Everything known of ${name}`, words: 'All values with their sources, everything that happened with them, what they said, and the raw records, as one JSON file. That it was taken out stands in the log.', yes: 'Download' },
};
