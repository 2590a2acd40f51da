// Words of the log. An action is the name of an endpoint, `topics.merge`: what was done, and to what.
import type { AuditKind } from './audit.ts';

const NOUNS: Record<string, string> = {
  people: 'a person', organisations: 'an organisation', interactions: 'an interaction', topics: 'a topic', mentions: 'a mention', segments: 'a segment', imports: 'an import',
  members: 'a member', invitations: 'an invitation', keys: 'an API key', workspace: 'the workspace', workspaces: 'a workspace', ownDomains: 'our domains', fields: 'a field', fuzzyWords: 'fuzzy words',
  content: 'a content item', views: 'a view', learned: 'something learned', axes: 'an axis', mergings: 'a merging', uploads: 'a file', ties: 'their own tie', audit: 'the log', questions: 'a question',
};
const VERBS: Record<string, string> = {
  see: 'saw', create: 'added', update: 'changed', delete: 'deleted', remove: 'ended', revoke: 'took back', restore: 'brought back', merge: 'merged', part: 'parted', undo: 'took back', erase: 'erased', export: 'exported',
  correct: 'corrected', decide: 'decided about', stop: 'stopped', continue: 'continued', end: 'ended', takeBack: 'took back a value of',
};
const WHOLE: Record<string, string> = {
  'session.open': 'signed in', 'session.close': 'signed out', 'session.refuse': 'was refused: wrong password', 'me.password': 'changed the password', 'mySessions.end': 'ended a session', 'mySessions.endOthers': 'ended all other sessions',
  'passwordResets.create': 'made a link for a new password', 'passwordResets.use': 'chose a new password by a link', 'passwords.set': 'was given a new password on the machine',
  'imports.rejectsFile': 'took out what an import refused', 'audit.file': 'took out the log', 'backups.begin': 'began to take out a backup of everything', 'backups.whole': 'took out a backup of everything, to its end', 'sample.begun': 'began to make up the company', 'sample.told': 'made up the company', 'imports.create': 'began an import', 'imports.undo': 'took back an import',
};

/** `people.see` → saw a person; what nobody has put into words stays as it is called. */
export function actionWords(action: string): string {
  const [what = '', how = ''] = action.split('.');
  const [noun, verb] = [NOUNS[what], VERBS[how]];
  return WHOLE[action] ?? (noun && verb ? `${verb} ${noun}` : action);
}

const kinds: Record<AuditKind, string> = { saw: 'Saw', changed: 'Changed', exported: 'Exported', erased: 'Erased', 'sign-in': 'Sign-in', settings: 'Settings' };
const vias: Record<string, string> = { session: 'in the browser', key: 'by a key', socket: 'on the command line', job: 'by itself' };

export const auditText = {
  words: 'Who saw, changed, exported, erased and decided what. Looking at a person is noted once an hour; what customers said never stands here.',
  list: 'What was done', kind: 'What', anyKind: 'Everything', kinds, member: 'Who', anybody: 'Anybody', nobody: 'Nobody',
  at: 'When', did: 'Did', subject: 'To what', file: 'Download as CSV', empty: 'Nothing of this kind yet', emptyWords: 'Choose another kind, or somebody else.',
  via: (via: string) => vias[via] ?? via, fields: (names: readonly string[]) => names.join(', '), role: (role: string) => `now ${role}`, open: 'Open',
};
