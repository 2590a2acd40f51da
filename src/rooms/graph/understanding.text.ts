// Words of what is understood of a person: what was learned, how they like to deal with us, five axes, one suggestion.
export const understandingText = {
  sections: {
    job: { title: 'Why they hired us', none: 'Not known yet. Ask what made them look for something like us.', add: 'Write down why they hired us' },
    need: { title: 'What they need', none: 'Nothing written down yet.', add: 'Write down what they need' },
    ours: { title: 'What we can do for them', none: 'Nothing written down yet.', add: 'Write down what we can do for them' },
    driver: { title: 'What moves their business', none: 'Nothing written down yet.', add: 'Write down what moves their business' },
  },
  kinds: { need: 'need', aspiration: 'hope', enable: 'we can enable', help: 'we help', job: 'why they hired us', driver: 'moves them', preference: 'preference', wait: 'not yet' },
  kind: 'Kind', said: 'said', guess: 'our guess', saidOrGuess: 'Said or guessed', theySaid: 'They said so', weGuess: 'We guess', words: 'In a few words', theirWords: 'In their words', quote: 'Word for word, if you have it', expires: 'Ask again on', learnedOn: 'Said or noticed on',
  save: 'Save', cancel: 'Cancel', more: 'More', edit: (words: string) => `Correct “${words}”`, acts: (words: string) => `What else about “${words}”`,
  by: (name: string) => `noted by ${name}`, byProgram: 'told by a program', askAgain: (day: string) => `ask again ${day}`, toAsk: 'A question for the next call', stillSo: 'Still so', noLonger: 'No longer', open: 'open',
  noted: 'Written down.', corrected: 'Corrected. You are its source now.', ended: 'It no longer holds.', renewed: (day: string) => `It holds until ${day}.`,
  bank: 'others said the like', bankTitle: 'What others said', bankWords: 'Those who have plan, title, town or tags in common with them come first.', bankSearch: 'Find words', bankNone: 'Nobody else was quoted so far.', bankLink: 'What others said', close: 'Close',
  preference: { label: 'Prefers', none: 'not known', choices: { talk: 'to talk', write: 'to write', alone: 'to solve it alone' }, bases: { said: 'said', observed: 'seen in what they do', assumed: 'our guess' }, why: 'How we know', observed: 'What they do', told: 'What they said', assumed: 'What we assume', nothingTold: 'They have not said.', set: 'Set it', saidSo: 'They said:', assume: 'We assume:', noted: (words: string) => `Noted: they like ${words}.`, differs: 'What we do differs' },
  axes: { title: 'Value to us, never added up', names: { money: 'Money', 'easy to engage': 'Easy to engage', 'challenges our thinking': 'Challenges our thinking', 'asks good questions': 'Asks good questions', 'helps others': 'Helps others' }, level: (level: number) => `${level} of 5`, unknown: 'cannot be said', why: (axis: string) => `Why: ${axis}`, rule: 'The rule', setBy: (name: string, day: string) => `Set by ${name}, ${day}`, ruleSays: (level: string) => `the rule says ${level}`, set: 'Is it wrong? Say so:', reason: 'Because', setLevel: (axis: string, level: number) => `${axis}: ${level} of 5`, back: 'Back to the rule', noted: (axis: string, level: number) => `${axis}: now ${level} of 5, as you say.`, taken: 'The rule counts again.' },
  suggestion: { label: 'One suggestion', lookAgain: (day: string) => `look again ${day}`, by: (name: string) => `decided by ${name}`, rule: 'The rule', wait: 'Do not sell yet', waitWhy: 'Why', waitUntil: 'Look again on', waitTitle: (name: string) => `Do not sell to ${name} yet`, waitSave: 'Keep it', waited: 'Nothing is suggested until then.', lift: 'Lift it', lifted: 'It is lifted.', open: 'open', read: 'Open it', why: 'Why this?' },
  write: 'Write', call: 'Call', keys: { write: 'write', call: 'call' },
} as const;
