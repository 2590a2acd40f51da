// Words about what is remembered of tables.
export const mapText = {
  title: 'What columns mean', words: 'Said once, used for every table with the same titles. To change a meaning, drop such a file above and choose “Change what the columns mean”: what you say then takes its place.',
  empty: 'Nothing needs to be remembered yet', emptyWords: 'Most tables are read by their titles. Where a title says too little you are asked what it means, and the answer is kept here.',
  more: 'Show more', layout: (layout: string) => `Each row: ${layout}`, noLayout: 'Read by its titles',
  columns: (all: number, said: number) => `${all} ${all === 1 ? 'column' : 'columns'}, ${said} of them with a meaning`,
  saved: (when: string, who: string | null) => (who ? `said ${when} by ${who}` : `said ${when}`),
  meanings: { 'custom field': 'kept as a field of your own', ignore: 'left out' } as Record<string, string>,
  show: 'Show', hide: 'Hide', showOf: (name: string) => `Show what the columns of ${name} mean`,
  rename: 'Rename', renameOf: (name: string) => `Rename ${name}`, nameOf: (name: string) => `Name of ${name}`, renamed: (name: string) => `It is called “${name}” now.`,
  forget: 'Forget', forgetOf: (name: string) => `Forget what the columns of ${name} mean`, forgetWords: 'The next table like it is asked about again.', forgotten: (name: string) => `What the columns of “${name}” mean is forgotten.`,
};
