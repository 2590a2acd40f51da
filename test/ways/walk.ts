// What the walk over all endpoints asks: for every endpoint how it is called with the ids of a workspace. A new endpoint
// without a line here fails the build, so nobody can forget to think about who may reach what.

/** Ids of things in one workspace. */
export interface Things {
  person: string;
  otherPerson: string;
  organisation: string;
  otherOrganisation: string;
  member: string;
  interaction: string;
  topic: string;
  otherTopic: string;
  mention: string;
  learned: string;
  run: string;
  segment: string;
  view: string;
  invitation: string;
  key: string;
  domain: string;
  address: string;
}

/**
 * How an endpoint is called with things of a workspace.
 * - `names`: it names a thing by id, so with a stranger's id it must not find it (404, or 422 where the id stands in a body).
 * - `lists`: it names nothing; a stranger's answer must not hold anything of the other workspace.
 */
export interface Step {
  is: 'names' | 'lists';
  input: (things: Things) => object;
  /** What it names belongs to one member, and none of the walk's: whoever may ask finds nothing. */
  isPersonal?: true;
}

const lists = (input: Step['input'] = () => ({})): Step => ({ is: 'lists', input });
const names = (input: Step['input']): Step => ({ is: 'names', input });
const personal = (input: Step['input']): Step => ({ is: 'names', input, isPersonal: true });

/** By the endpoint's name. */
export const STEPS: Readonly<Record<string, Step>> = {
  'workspace.get': lists(),
  'workspace.update': lists(() => ({ name: 'Renamed' })),
  'workspace.hours': lists(),
  'workspace.setHours': lists(() => ({ days: [{ day: 1, from: '09:00', to: '17:00' }], holidays: [] })),
  'members.list': lists(),
  'members.get': names(({ member }) => ({ id: member })),
  'members.update': names(({ member }) => ({ id: member, name: 'Somebody' })),
  'members.remove': names(({ member }) => ({ id: member })),
  'members.restore': names(({ member }) => ({ id: member })),
  'invitations.list': lists(),
  'invitations.create': lists(() => ({ email: 'invited@somewhere.example' })),
  'invitations.revoke': names(({ invitation }) => ({ id: invitation })),
  'keys.list': lists(),
  'keys.create': lists(() => ({ name: 'another' })),
  'keys.revoke': names(({ key }) => ({ id: key })),
  'keys.restore': names(({ key }) => ({ id: key })),
  'preferences.get': lists(),
  'preferences.update': lists(() => ({ hasLetterKeys: true })),
  'audit.list': lists(),
  'views.list': lists(() => ({ list: 'people' })),
  'views.create': lists(() => ({ list: 'people', name: 'Mine', shows: {} })),
  'views.update': names(({ view }) => ({ id: view, name: 'Theirs' })),
  'views.delete': names(({ view }) => ({ id: view })),
  'people.list': lists(),
  'people.find': names(({ address }) => ({ handle: address })),
  'people.get': names(({ person }) => ({ id: person })),
  'people.create': names(({ member }) => ({ name: 'New', email: 'new@elsewhere.example', owner: member })),
  'people.update': names(({ person }) => ({ id: person, title: 'Keeper' })),
  'people.ties': names(({ person }) => ({ id: person })),
  'people.learned': names(({ person }) => ({ id: person })),
  'people.preference': names(({ person }) => ({ id: person })),
  'people.axes': names(({ person }) => ({ id: person })),
  'people.suggestion': names(({ person }) => ({ id: person })),
  'axes.correct': names(({ person }) => ({ id: person, axis: 'money', level: 3 })),
  'people.change': lists(({ person }) => ({ ids: [person], addTags: ['quiet'] })),
  'organisations.change': lists(({ organisation }) => ({ ids: [organisation], owner: null })),
  'people.export': lists(),
  'organisations.export': lists(),
  'organisations.map': names(({ organisation }) => ({ id: organisation })),
  'organisations.months': names(({ organisation }) => ({ id: organisation })),
  'people.takeBack': names(({ person }) => ({ ids: [person], fields: ['title'] })),
  'organisations.takeBack': names(({ organisation }) => ({ ids: [organisation], fields: ['plan'] })),
  'learned.list': lists(),
  'learned.create': names(({ person }) => ({ id: person, kind: 'need', words: 'Less noise' })),
  'learned.update': names(({ learned }) => ({ id: learned, words: 'Quiet' })),
  'learned.end': names(({ learned }) => ({ id: learned })),
  'learned.restore': names(({ learned }) => ({ id: learned })),
  'people.topics': names(({ person }) => ({ id: person })),
  'people.relationships': names(({ person }) => ({ id: person })),
  'ties.update': names(({ person }) => ({ id: person, isPrivate: true })),
  'organisations.list': lists(),
  'organisations.find': names(({ domain }) => ({ handle: domain })),
  'organisations.get': names(({ organisation }) => ({ id: organisation })),
  'organisations.create': lists(() => ({ name: 'Another' })),
  'organisations.update': names(({ organisation }) => ({ id: organisation, plan: 'Field' })),
  'organisations.topics': names(({ organisation }) => ({ id: organisation })),
  'organisations.ties': names(({ organisation }) => ({ id: organisation })),
  'people.mergePreview': names(({ person, otherPerson }) => ({ id: person, gone: otherPerson })),
  'people.merge': names(({ person, otherPerson }) => ({ id: person, gone: otherPerson })),
  'duplicates.list': lists(),
  'duplicates.dismiss': names(({ person, otherPerson }) => ({ one: person, other: otherPerson })),
  'duplicates.restore': names(({ person, otherPerson }) => ({ one: person, other: otherPerson })),
  'exports.list': lists(),
  'exports.read': lists(() => ({ name: 'people.csv' })),
  'people.everything': names(({ person }) => ({ id: person })),
  'people.erasePreview': names(({ person }) => ({ id: person })),
  'people.erase': names(({ person }) => ({ id: person })),
  'organisations.mergePreview': names(({ organisation, otherOrganisation }) => ({ id: organisation, gone: otherOrganisation })),
  'organisations.merge': names(({ organisation, otherOrganisation }) => ({ id: organisation, gone: otherOrganisation })),
  'mergings.list': lists(({ person }) => ({ of: person })),
  'mergings.undo': names(({ run }) => ({ id: run })),
  'fields.list': lists(),
  'fields.create': lists(() => ({ subject: 'person', label: 'Shoe size', type: 'number' })),
  'interactions.list': lists(({ person }) => ({ person })),
  'interactions.get': names(({ interaction }) => ({ id: interaction })),
  'interactions.raw': names(({ interaction }) => ({ id: interaction })),
  'interactions.create': lists(() => ({ email: 'new@elsewhere.example', kind: 'call', at: '2026-01-01T10:00:00Z', text: 'Said hello.', source: 'walk', sourceKey: '1' })),
  'search.find': lists(() => ({ words: 'canary noise' })),
  'topics.list': lists(),
  'topics.get': names(({ topic }) => ({ id: topic })),
  'topics.create': lists(() => ({ name: 'walking' })),
  'topics.update': names(({ topic }) => ({ id: topic, aliases: ['walked'] })),
  'topics.part': names(({ topic }) => ({ id: topic })),
  'topics.merge': names(({ topic, otherTopic }) => ({ id: topic, into: otherTopic })),
  'mentions.correct': names(({ mention }) => ({ id: mention, stance: 'praise' })),
  'content.list': lists(),
  'content.create': lists(() => ({ id: 'walk-1', title: 'A walk', kind: 'article' })),
  'ownDomains.list': lists(),
  'ownDomains.decide': lists(() => ({ domain: 'walked.example', state: 'not ours' })),
  'graph.arrived': names(({ run }) => ({ id: run })),
  'imports.create': names(({ run }) => ({ uploads: [run] })),
  'imports.preview': names(({ run }) => ({ uploads: [run] })),
  'imports.list': lists(),
  'imports.get': names(({ run }) => ({ id: run })),
  'imports.stop': names(({ run }) => ({ id: run })),
  'imports.continue': names(({ run }) => ({ id: run })),
  'imports.undo': names(({ run }) => ({ id: run })),
  'imports.restore': names(({ run }) => ({ id: run })),
  'imports.rejects': names(({ run }) => ({ id: run })),
  'imports.edited': names(({ run }) => ({ id: run })),
  'imports.formats': lists(),
  'importMaps.list': lists(),
  'importMaps.update': names(({ run }) => ({ id: run, name: 'Mine' })),
  'importMaps.forget': names(({ run }) => ({ id: run })),
  'importMaps.restore': names(({ run }) => ({ id: run })),
  'questions.ask': lists(() => ({ words: 'everybody' })),
  'questions.organisations': lists(() => ({ words: 'everybody' })),
  'questions.map': lists(() => ({ words: 'everybody' })),
  'questions.read': lists(() => ({ words: 'people who mentioned canaries' })),
  'questions.parts': lists(() => ({ words: 'people who mentioned canaries' })),
  'questions.export': lists(() => ({ words: 'people who mentioned canaries' })),
  'questions.vocabulary': lists(),
  'questions.examples': lists(),
  'questions.asked': lists(),
  'asked.counts': lists(({ segment }) => ({ ids: [segment] })),
  'asked.pin': personal(({ segment }) => ({ id: segment })),
  'asked.unpin': personal(({ segment }) => ({ id: segment })),
  'asked.forget': personal(({ segment }) => ({ id: segment })),
  'asked.clear': lists(),
  'asked.restore': lists(({ segment }) => ({ ids: [segment] })),
  'nameChoices.list': lists(),
  'nameChoices.choose': names(({ topic }) => ({ spelling: 'canaries', type: 'topic', id: topic })),
  'nameChoices.forget': personal(({ segment }) => ({ id: segment })),
  'fuzzyWords.get': lists(),
  'fuzzyWords.update': lists(() => ({ recentlyDays: 60 })),
  'overview.get': lists(),
  'segments.list': lists(),
  'segments.get': names(({ segment }) => ({ id: segment })),
  'segments.create': lists(() => ({ name: 'Walkers', words: 'everybody' })),
  'segments.update': names(({ segment }) => ({ id: segment, name: 'Runners' })),
  'segments.delete': names(({ segment }) => ({ id: segment })),
  'segments.restore': names(({ segment }) => ({ id: segment })),
  'segments.members': names(({ segment }) => ({ id: segment })),
  'segments.changes': names(({ segment }) => ({ id: segment })),
  'segments.export': names(({ segment }) => ({ id: segment })),
  'watches.list': lists(),
  'watches.unseen': lists(),
  'watches.changes': lists(),
  'watches.create': lists(() => ({ words: 'everybody' })),
  'watches.begin': names(({ segment }) => ({ id: segment })),
  'watches.end': names(({ segment }) => ({ id: segment })),
  'watches.resume': names(({ segment }) => ({ id: segment })),
  'watches.see': lists(({ segment }) => ({ watches: [{ id: segment }] })),
  // Files beside the list of endpoints.
  'uploads.create': lists(),
  'live.follow': lists(() => ({ seconds: 0 })),
  'audit.file': lists(),
  'backups.file': names(({ run }) => ({ id: run })),
  'interactions.html': names(({ interaction }) => ({ id: interaction })),
  'imports.rejectsFile': names(({ run }) => ({ id: run })),
};

/** What nobody in particular gets from an endpoint that needs no key, and with which input. */
export interface OpenStep {
  status: number;
  input: (things: Things) => object;
}

const open = (status: number, input: OpenStep['input'] = () => ({})): OpenStep => ({ status, input });
const TOKEN = 'inv_never-made-0123456789';

export const OPEN_STEPS: Readonly<Record<string, OpenStep>> = {
  'firstVisit.get': open(200),
  'firstVisit.create': open(409, () => ({ name: 'Eve', email: 'eve@else.example', password: 'a long password', workspace: 'Mine' })),
  'sample.open': open(401),
  'session.open': open(401, () => ({ email: 'eve@else.example', password: 'a long password' })),
  'session.close': open(200),
  'me.get': open(401),
  'me.workspace': open(401, () => ({ workspace: 'canary' })),
  'me.password': open(401, () => ({ current: 'a long password', password: 'another password' })),
  'mySessions.list': open(401),
  'mySessions.end': open(401, () => ({ id: 'any' })),
  'mySessions.endOthers': open(401),
  'workspaces.list': open(401),
  'workspaces.create': open(401, () => ({ name: 'Mine' })),
  'joining.preview': open(404, () => ({ token: TOKEN })),
  'joining.accept': open(404, () => ({ token: TOKEN, name: 'Eve', password: 'a long password' })),
  'passwordResets.create': open(401, ({ member }) => ({ id: member })),
  'passwordResets.preview': open(404, () => ({ token: TOKEN })),
  'passwordResets.use': open(404, () => ({ token: TOKEN, password: 'a long password' })),
  'backups.get': open(401),
  'backups.begin': open(401),
  'passwords.set': open(403, () => ({ email: 'canary@owner.example', password: 'a long password' })),
};

/** Ways in that are no endpoints, and what anybody may know by them. */
export const OTHER_ROUTES: ReadonlyMap<string, string> = new Map([
  ['GET /healthz', 'that a process answers'],
  ['GET /readyz', 'that the database is open'],
  ['GET /api/v1/openapi.json', 'what can be asked'],
  ['GET /api/docs', 'the same, to read'],
  ['GET /api/docs.css', 'how that looks'],
  ['GET /api/v1/backup', 'only over the socket of this machine; 404 for everybody else'],
  ['POST /api/v1/backup', 'as above'],
  ['GET /api/v1/doctor', 'only over the socket of this machine; 404 for everybody else'],
  ['POST /api/v1/doctor', 'as above'],
  ['ALL /*', 'packing of answers; the pages of the app, which hold nothing of anybody'],
  ['ALL /api/*', 'that there is no such way'],
]);
