// Words of the lists of people and organisations, and of editing one of them.
export const peopleText = {
  people: {
    nav: 'People', title: 'People', list: 'People', search: 'Name, address or organisation', new: 'New person',
    total: (count: string, one: boolean) => `${count} ${one ? 'person' : 'people'}`,
    columns: { name: 'Person', organisation: 'Organisation', strength: 'How near', last: 'Last spoke', owner: 'Looked after by', tags: 'Tags' },
    empty: 'Nobody yet', emptyWords: 'People come with your mails and tables. They are whoever is not one of you.', toImport: 'Import something',
    exported: ['Name', 'E-mail', 'Organisation', 'Title', 'Strength', 'Last contact', 'Owner', 'Tags'],
    noneFound: (words: string) => `Nobody fits “${words}”`, noneFoundWords: 'Try a part of the name, an address or the organisation.', noneFiltered: 'Nobody fits what is chosen above', onlyTag: (tag: string) => `Only ${tag}`, notTag: (tag: string) => `No longer only ${tag}`, clear: 'Show everybody',
  },
  organisations: {
    nav: 'Organisations', title: 'Organisations', list: 'Organisations', search: 'Name or mail domain', new: 'New organisation',
    total: (count: string, one: boolean) => `${count} ${one ? 'organisation' : 'organisations'}`,
    columns: { name: 'Organisation', people: 'People', strength: 'How near', last: 'Last spoke', plan: 'Plan', renewal: 'Renews', revenue: 'A year', owner: 'Looked after by' },
    empty: 'No organisation yet', emptyWords: 'They come from mail domains (never from free mail) and from your tables.', toImport: 'Import something',
    exported: ['Name', 'Domains', 'People', 'Strength', 'Last contact', 'Plan', 'Renewal date', 'Yearly revenue', 'Size', 'Owner'],
    noneFound: (words: string) => `None fits “${words}”`, noneFoundWords: 'Try a part of the name or the domain.', noneFiltered: 'None fits what is chosen above', plan: (plan: string) => `on ${plan}`, onlyPlan: (plan: string) => `Only those on ${plan}`, notPlan: (plan: string) => `No longer only those on ${plan}`, clear: 'Show all',
  },
  keys: { search: 'search', new: 'new' }, clearSearch: 'Clear the search',
  everyOwner: 'Looked after by anybody', owner: 'Looked after by',
  edit: {
    person: 'Edit', personTitle: (name: string) => `Edit ${name}`, newPerson: 'New person', newOrganisation: 'New organisation', save: 'Save', make: 'Add', cancel: 'Cancel',
    saved: (name: string) => `${name} is changed. What you typed stays, whatever an import says later.`, made: (name: string) => `${name} is added.`,
    name: 'Name', emails: 'Mail addresses', started: 'With us since', left: 'Left on', yes: 'yes', no: 'no', title: 'Title', organisation: 'Organisation', phone: 'Phone', city: 'City', country: 'Country', owner: 'Looked after by', nobody: 'Nobody',
    tags: 'Tags', commas: 'Parted by commas', domains: 'Mail domains', plan: 'Plan', size: 'People who work there', renewal: 'Renews on', revenue: 'What they pay a year',
  },
};
