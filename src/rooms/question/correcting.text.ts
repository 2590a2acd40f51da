// Words of correcting a reading, and of what names mean to a member.
export const correctingText = {
  part: (said: string) => `${said}: choose what was meant`, meant: 'Or was meant', kinds: { topic: 'topic', organisation: 'organisation', person: 'person', member: 'one of us', item: 'to read', find: '', stance: '', window: '' },
  remembered: (spelling: string, type: string, name: string) => `“${spelling}” is read as the ${type} ${name} for you from now on.`, types: { topic: 'topic', organisation: 'organisation', person: 'person', member: 'member', item: 'item' }, toChoices: 'What names mean to you',
  means: (phrase: string) => `“${phrase}” means a topic…`, meansTitle: (phrase: string) => `“${phrase}” means the topic`, meansWords: 'The words are added to the topic for everybody, and what was written before is read again.', meansMine: 'Your questions are read so from now on.',
  find: 'Find a topic', noTopic: 'No topic is called so.', close: 'Close', added: (phrase: string, topic: string) => `“${phrase}” means ${topic} from now on.`,
  choices: 'What names mean to you', choicesWords: 'Chosen where a question was read otherwise than you meant it. They hold for your questions alone.', noChoices: 'Nothing chosen yet. Where a question is said back, press a name to say what you meant.',
  forget: 'Forget', forgetOf: (spelling: string) => `Forget what “${spelling}” means`, forgot: (spelling: string) => `“${spelling}” is read as it stands again.`, is: 'is',
};
