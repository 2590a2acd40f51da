// Words of the settings for fuzzy words.
import type { Fuzzy } from './fuzzyWords.ts';

export const fuzzyWordsText = {
  words: 'Words that could mean anything have one meaning here. It is said back with every answer; segments keep the meaning they were saved with.',
  numbers: 'The numbers', meanings: 'What follows from them', save: 'Save', saved: 'Saved. Questions are read so from now on.', defaults: 'As delivered', onlyOwners: 'Only an owner can change them.',
  labels: {
    recentlyDays: 'Recently, lately: within days', enjoysTimes: 'Enjoys reading: at least so many readings', enjoysDays: 'Enjoys reading: within days', promoterScore: 'Promoter: latest score at least', detractorScore: 'Detractor: latest score at most',
    severalTimes: 'Several times, often: at least', manyTimes: 'Many times: at least', silentDays: 'Gone quiet: no contact for days', strongTie: 'Know well: strength at least', weakTie: 'Barely know: strength below',
  } satisfies Record<keyof Fuzzy, string>,
};
