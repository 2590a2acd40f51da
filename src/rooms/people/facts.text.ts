// Words of the values known of somebody.
export const factText = {
  none: 'Only what stands above.', cleared: 'nothing', noted: 'not used', showAll: (count: number) => `Show all ${count}`, showFew: 'Show fewer', others: (count: number) => (count === 1 ? '1 other value' : `${count} other values`), hide: 'Hide the others', alsoBy: (count: number) => `and ${count} more`,
  kinds: { import: 'an import', mail: 'their mails', member: 'one of us', api: 'the API' },
  correct: (label: string) => `Correct ${label}`, newValue: (label: string) => `New value of ${label}`, keep: 'Keep', leave: 'Leave it', add: 'Add a value', addWhich: 'Which value', yes: 'yes', no: 'no',
  changed: (label: string, name: string) => `${label.charAt(0).toUpperCase()}${label.slice(1)} of ${name} is changed.`,
  source: (who: string, when: string) => `${who}, ${when}`,
};
