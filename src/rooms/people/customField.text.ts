// Words of the fields.
export const customFieldText = {
  words: 'What you know beyond the fields that everybody has. Columns of an import that we do not know become fields by themselves; questions can use them by their name.',
  make: 'Add a field', label: 'Name', placeholder: 'Favourite wall', subject: 'Of', subjects: { person: 'people', organisation: 'organisations' }, type: 'Holds', types: { text: 'words', number: 'a number', date: 'a day', 'yes/no': 'yes or no' }, add: 'Add', added: (label: string) => `The field “${label}” was added.`,
  list: 'Fields of your own', builtIn: 'Fields everybody has', empty: 'No field of your own yet', emptyWords: 'Add one here, or import a table with a column we do not know.',
};
