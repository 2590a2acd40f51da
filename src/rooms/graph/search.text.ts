// Words of the search page.
export const searchText = {
  title: 'Search', input: 'Names, addresses, words of a mail', list: 'Found', kindsLabel: 'Among what',
  kinds: { all: 'Everything', person: 'People', organisation: 'Organisations', topic: 'Topics', interaction: 'In their words' },
  columns: { what: 'Found', who: 'Who', strength: 'How near', at: 'When' },
  kindOf: { person: 'person', organisation: 'organisation', topic: 'topic', interaction: 'said' },
  first: 'Search people, organisations, topics and every mail, call and note', firstWords: 'A name may be misspelled, a word may have another ending. Words that stand together need not stand side by side.',
  none: (words: string) => `Nothing fits “${words}”`, noneWords: 'Try a part of the name, or fewer words.', noneAmong: (kind: string) => `Nothing among ${kind.toLowerCase()}.`, everywhere: 'Search everything',
  found: (count: string, isOne: boolean) => (isOne ? '1 found' : `${count} found`), clear: 'Clear the search',
  keys: { search: 'search' }, ask: 'Ask it as a question', aboutTopic: (topic: string) => `people who mentioned ${topic}`,
};
