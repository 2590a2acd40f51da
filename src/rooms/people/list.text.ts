// Words of filtering, choosing and changing rows of the lists.
export const listText = {
  filter: 'Filter', filtered: (count: number) => `Filter · ${count}`, organisation: 'Organisation', anyOrganisation: 'any; type a name or domain', looking: 'Looking …', noOrganisation: 'None is called so', at: (name: string) => `at ${name}`, notOrganisation: (name: string) => `No longer only ${name}`,
  owner: 'Looked after by', anybody: 'anybody', nobody: 'nobody', contact: 'Last contact', anyTime: 'at any time', nearFrom: 'Near, from', nearTo: 'to', field: 'A field of yours', anyField: 'any', is: 'Is',
  windows: { 'within 7 days': 'within 7 days', 'within 30 days': 'within 30 days', 'within 90 days': 'within 90 days', 'not for 30 days': 'not for 30 days', 'not for 90 days': 'not for 90 days', 'not for 180 days': 'not for 180 days', never: 'never' },
  chosen: (count: number) => `${count} chosen`, clear: 'Choose nobody', tooMany: 'At most 1,000 at once; the first 1,000 are chosen.',
  giveOwner: 'Give an owner', noOwner: 'Nobody', addTag: 'Add a tag', removeTag: 'Take a tag away', tag: 'Tag', apply: 'Do it', cancel: 'Cancel', export: 'Export CSV', exportAll: 'Export this list', exporting: (rows: number) => `${rows} rows so far …`, exported: (rows: number) => `${rows} rows are in the file.`, failed: 'The file could not be made.',
  changed: (count: number) => `${count} changed.`, unchanged: 'They had it already; nothing was changed.', bar: 'What to do with those chosen',
  correct: (label: string, name: string) => `Correct ${label} of ${name}`, editRow: 'correct', more: 'More',
};
