// Words of the settings of how it looks.
export const appearanceText = {
  words: 'Each choice holds at once, for you alone.',
  screen: 'This screen', screenWords: 'Kept in this browser, because another screen may want it otherwise.',
  theme: 'Light or dark', density: 'Height of rows', densities: { compact: 'Compact', normal: 'Normal', roomy: 'Roomy' },
  everywhere: 'Wherever you sign in', dates: 'Dates and numbers', datesWhat: (example: string) => `They look like this: ${example}`,
  asBrowser: (language: string) => `As this browser: ${language}`,
  lettersOn: 'Single letters do things (J, K, ↵, ?)', lettersWhat: 'Switch them off when you dictate, or when a screen reader uses the same letters.',
  motion: 'Motion', motionFollows: 'Your system decides about motion; Regulars follows it.', motionLess: 'It asks for less just now: nothing slides or fades.', motionUsual: 'It asks for nothing special just now: what opens slides in briefly.',
};
