// Words of an organisation's map and of its topics month by month.
export const mapText = {
  title: 'Who knows whom', map: 'As a map', list: 'As a list', view: 'How to show it', label: (people: number, ties: number) => `A map of ${people} people and ${ties} connections. The list beside it says the same.`, left: (count: number) => `${count} more people, whom we know least, are not drawn.`,
  none: 'Nobody there is known to know anybody yet.', tie: (member: string, strength: number) => `${member} knows them, ${strength} of 100`, at: (organisation: string) => `at ${organisation}`, us: 'one of us', there: 'there', elsewhere: 'elsewhere',
  legend: 'Ink: one of us. Round and tinted: their people, larger the nearer. Pale: people elsewhere. Thick lines are strong ties, thin ones what they told of each other.', hint: 'A dot leads to the person.',
  months: 'What they spoke of, month by month', monthsLabel: (of: string) => `How often ${of} came up in each of the last 12 months`, everyTopic: 'all topics', concerns: 'of it concerns', all: 'everything said', which: 'What to count', nothing: 'Nothing was said about a topic in the last 12 months.',
  conclude: 'Counts what was said in mails, calls and notes, not how much it mattered.',
} as const;
