// Words about business hours.
export const hoursText = {
  title: 'Business hours', words: (zone: string) => `When somebody can expect an answer. Clocks show the time of ${zone}, as said on the page Workspace.`,
  openNow: 'open now', closedNow: 'closed now', usual: 'Nobody has said anything yet: Monday to Friday, 9 to 5.',
  isOpen: (day: string) => `Open on ${day}`, from: (day: string) => `${day}, from`, to: (day: string) => `${day}, to`, closed: 'closed', until: 'to',
  holidays: 'Closed all day', holidaysWords: 'Public holidays and days on which nobody works.', on: 'Date', name: 'What is it', namePlaceholder: 'New Year’s Day', add: 'Add', remove: 'Remove', removeOf: (name: string) => `Remove ${name}`,
  none: 'No holidays so far.', saved: 'The business hours are saved.',
};
