// Words of the values known of somebody.
export const factText = {
  none: 'Only what stands above.', cleared: 'nothing', noted: 'not used',
  kinds: { import: 'an import', mail: 'their mails', member: 'one of us', api: 'the API' },
  source: (who: string, when: string) => `${who}, ${when}`,
};
