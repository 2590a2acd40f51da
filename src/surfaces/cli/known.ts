// Everything known about one person or one organisation, each value with its source.
import { Refused } from './client.ts';
import type { Client } from './client.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION, NOW_OPTION, WORKSPACE_OPTION, oneWord, openWorkspace } from './command.ts';
import { moment } from './moment.ts';
import type { Terminal } from './terminal.ts';
import { count, cut, day, pairs, table, wrap } from './terminal.ts';

interface Fact { label: string; value: string; isCurrent: boolean; source: { kind: string; at: string; member: string | null; run: { name: string } | null } }
interface Named { id: string; name: string }
interface Known { id: string; name: string; strength: number; lastContactAt: string | null; facts: Fact[]; handles?: { kind: string; value: string }[]; domains?: string[]; organisation?: Named | null }
interface Tie { member: Named; strength: number; lastAt?: string; isPrivate?: boolean; parts?: { part: string; points: number; of: number; why: string }[]; people?: (Named & { strength: number })[] }
interface TopicRow { topic: Named; concern: number; praise: number; idea: number; question: number; interest: number; neutral: number; lastAt: string | null }
interface RelationshipRow { person: Named; kind: string; direction: string; since: string; source: string }
interface InteractionRow { kind: string; isAutomatic: boolean; at: string; direction: string; subject: string | null; excerpt: string; person: Named; member: Named | null }
interface Items<T> { items: T[] }

const INTERACTIONS_SHOWN = 20;
const TOPICS_SHOWN = 12;

export const knownCommands: readonly Command[] = [
  {
    name: 'person', usage: 'HANDLE', summary: 'Everything known about a person, each value with its source',
    options: [NOW_OPTION, JSON_OPTION, WORKSPACE_OPTION],
    details: 'HANDLE is a mail address, a customer id, a phone number, or a name; part of a name is enough where only one person has it.\nWhere several have it they are listed with their addresses (exit code 2); where nobody has it the exit code is 1.',
    async run(context) {
      const handle = oneWord(context, 'the mail address, customer id, phone number or name');
      const client = await openWorkspace(context);
      const person = await find(context, client, 'people', handle);
      if (typeof person === 'number') return person;
      const now = asOf(context, client);
      const [ties, topics, relationships, interactions] = await Promise.all([
        listOf<Tie>(client, `/people/${person.id}/ties`, now), listOf<TopicRow>(client, `/people/${person.id}/topics`, now),
        listOf<RelationshipRow>(client, `/people/${person.id}/relationships`, now), listOf<InteractionRow>(client, '/interactions', { person: person.id, limit: INTERACTIONS_SHOWN, ...now }),
      ]);
      return show(context, { ...knownAt(person, now.now, ties, interactions), ties, topics, relationships, interactions });
    },
  },
  {
    name: 'organisation', usage: 'NAME', summary: 'Everything known about an organisation, each value with its source',
    options: [NOW_OPTION, JSON_OPTION, WORKSPACE_OPTION],
    details: 'NAME is its name, part of it, or one of its mail domains.\nWhere several have it they are listed (exit code 2); where none has it the exit code is 1.',
    async run(context) {
      const handle = oneWord(context, 'the name or a mail domain');
      const client = await openWorkspace(context);
      const organisation = await find(context, client, 'organisations', handle);
      if (typeof organisation === 'number') return organisation;
      const now = asOf(context, client);
      const [ties, topics, people, interactions] = await Promise.all([
        listOf<Tie>(client, `/organisations/${organisation.id}/ties`, now), listOf<TopicRow>(client, `/organisations/${organisation.id}/topics`, now),
        listOf<Named & { strength: number }>(client, '/people', { organisation: organisation.id, limit: 200 }), listOf<InteractionRow>(client, '/interactions', { organisation: organisation.id, limit: INTERACTIONS_SHOWN, ...now }),
      ]);
      return show(context, { ...knownAt(organisation, now.now, ties, interactions), ties, topics, people, interactions });
    },
  },
];

interface Candidate extends Named { email?: string | null; organisation?: Named | null; domains?: string[]; people?: number }

const CANDIDATES_SHOWN = 20;

/** Whoever is meant; where it is not clear, those it may be are listed, and where there is nobody it is said: then the exit code. */
async function find(context: Context, client: Client, kind: 'people' | 'organisations', handle: string): Promise<Known | number> {
  try {
    return await client.call<Known>('GET', `/${kind}/find`, { handle });
  } catch (error) {
    if (!(error instanceof Refused) || (error.status !== 404 && error.status !== 422)) throw error;
    const { items, total } = await client.call<{ items: Candidate[]; total: number }>('GET', `/${kind}`, { search: handle, limit: CANDIDATES_SHOWN });
    const [only] = items;
    if (only && items.length === 1 && error.status === 404) return client.call<Known>('GET', `/${kind}/${only.id}`);
    return only ? tellCandidates(context, kind, handle, items, total) : tellNobody(context, kind, handle, error);
  }
}

function tellCandidates({ terminal, isJson }: Context, kind: 'people' | 'organisations', handle: string, items: Candidate[], total: number): number {
  if (isJson) terminal.out(JSON.stringify({ candidates: items.map(({ id, name, email, organisation, domains }) => (kind === 'people' ? { id, name, email, organisation: organisation?.name ?? null } : { id, name, domains })), total }));
  else {
    const rows = items.map((one) => (kind === 'people' ? [one.name, one.email ?? '', one.organisation?.name ?? ''] : [one.name, one.domains?.join(', ') ?? '', one.people === undefined ? '' : count(one.people, 'person', 'people')]));
    terminal.out(table(kind === 'people' ? [{ title: 'Name' }, { title: 'Address' }, { title: 'Organisation' }] : [{ title: 'Name' }, { title: 'Domains' }, { title: 'People' }], rows, terminal));
  }
  const more = total > items.length ? `, the first ${items.length} of them above` : '';
  terminal.note(`"${handle}" fits ${total} ${kind}${more}. Say which: ${kind === 'people' ? 'by the address or the whole name' : 'by the whole name or a domain'}.`);
  return 2;
}

function tellNobody({ terminal, isJson }: Context, kind: 'people' | 'organisations', handle: string, error: Refused): number {
  if (isJson) terminal.out(JSON.stringify({ candidates: [], total: 0 }));
  terminal.note(error.status === 422 ? error.message : kind === 'people'
    ? `Nobody is known by "${handle}": no address, number, id or name is like it. All people: regulars people list`
    : `No organisation is known by "${handle}": no name or mail domain is like it. All of them: regulars organisations list`);
  return error.status === 422 ? 2 : 1;
}

const asOf = (context: Context, client: { workspace: { timeZone: string } }): { now?: string } => {
  const now = moment(context.options['now'], client.workspace.timeZone);
  return now === undefined ? {} : { now };
};

/**
 * What was known at that moment. What a member or a program said later goes, and the value before it holds again; what files
 * and mails tell stays: the day they were imported is not the day it became true.
 */
function knownAt<T extends Known>(known: T, now: string | undefined, ties: readonly Tie[], interactions: readonly InteractionRow[]): T {
  if (now === undefined) return known;
  const isLater = ({ source }: Fact) => (source.kind === 'member' || source.kind === 'api') && source.at > now;
  const later = new Set(known.facts.filter((fact) => fact.isCurrent && isLater(fact)).map((fact) => fact.label));
  const facts = known.facts.filter((fact) => !isLater(fact)).map((fact) => (later.has(fact.label) ? { ...fact, isCurrent: true } : fact));
  const touches = [...ties.flatMap((tie) => tie.lastAt ?? []), ...interactions.filter(({ direction, kind, isAutomatic }) => direction !== 'among' && CONTACTS.has(kind) && !isAutomatic).map((one) => one.at)];
  const lastContactAt = known.lastContactAt && known.lastContactAt <= now ? known.lastContactAt : (touches.sort().at(-1) ?? null);
  return { ...known, facts: onlyFirstCurrent(facts), strength: Math.max(0, ...ties.filter((tie) => !tie.isPrivate).map((tie) => tie.strength)), lastContactAt };
}

const CONTACTS: ReadonlySet<string> = new Set(['mail', 'call', 'meeting']);

/** Facts come newest first: of each field the newest one holds. */
function onlyFirstCurrent(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.map((fact) => {
    const isCurrent = fact.isCurrent && !seen.has(fact.label);
    if (isCurrent) seen.add(fact.label);
    return { ...fact, isCurrent };
  });
}

const listOf = async <T>(client: Client, path: string, input: object = {}): Promise<T[]> => (await client.call<Items<T>>('GET', path, input)).items;

type Shown = Known & { ties: Tie[]; topics: TopicRow[]; interactions: InteractionRow[]; relationships?: RelationshipRow[]; people?: (Named & { strength: number })[] };

function show({ terminal, isJson }: Context, known: Shown): number {
  if (isJson) {
    terminal.out(JSON.stringify(known));
    return 0;
  }
  const aside = [known.organisation?.name, `strength ${known.strength}`, known.lastContactAt ? `last contact ${day(known.lastContactAt)}` : 'never in contact'].filter(Boolean).join(' · ');
  terminal.out(`${terminal.bold(known.name)}  ${terminal.faint(aside)}`);
  const ways = known.handles?.map(({ kind, value }) => `${kind} ${value}`) ?? known.domains?.map((domain) => `domain ${domain}`) ?? [];
  if (ways.length > 0) terminal.out(wrap(ways.join(', '), terminal.width));
  section(terminal, 'Known', [pairs(factLines(known.facts, terminal), terminal)].filter(Boolean));
  section(terminal, 'Who knows them', known.ties.flatMap((tie) => tieLines(tie, terminal)));
  section(terminal, 'Topics', known.topics.slice(0, TOPICS_SHOWN).map((row) => `${row.topic.name}  ${terminal.faint(stances(row))}`));
  section(terminal, 'Relationships', (known.relationships ?? []).map((row) => relationshipLine(row, terminal)));
  section(terminal, 'People', (known.people ?? []).map((person) => `${person.name}  ${terminal.faint(`strength ${person.strength}`)}`));
  section(terminal, 'What happened last', known.interactions.map((row) => interactionLine(row, terminal, known.people !== undefined)));
  return 0;
}

function section(terminal: Terminal, title: string, lines: readonly string[]): void {
  if (lines.length > 0) terminal.out(`\n${terminal.bold(title)}\n${lines.join('\n')}`);
}

/** What holds first, then what held earlier; who else said the same is counted. */
function factLines(facts: readonly Fact[], terminal: Terminal): (readonly [string, string])[] {
  const lines = new Map<string, { fact: Fact; more: number }>();
  for (const fact of [...facts].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))) {
    const key = `${fact.label}\u0001${fact.value}`;
    const told = lines.get(key);
    if (told) told.more += 1;
    else lines.set(key, { fact, more: 0 });
  }
  const order = [...new Set(facts.map((fact) => fact.label))];
  return [...lines.values()].sort((a, b) => order.indexOf(a.fact.label) - order.indexOf(b.fact.label)).map(({ fact, more }) => [fact.label, factText(fact, more, terminal)] as const);
}

function factText({ value, isCurrent, source }: Fact, more: number, terminal: Terminal): string {
  const from = source.member ?? source.run?.name ?? source.kind;
  return `${value || '(empty)'} ${terminal.faint(`(${isCurrent ? '' : 'earlier; '}${from}, ${day(source.at)}${more > 0 ? `; ${count(more, 'source')} more` : ''})`)}`;
}

const tieLines = (tie: Tie, terminal: Terminal): string[] => [
  `${tie.member.name}  ${tie.strength}`,
  ...(tie.parts ?? []).map((part) => terminal.faint(`  ${part.part}: ${part.points} of ${part.of}. ${part.why}`)),
  ...(tie.people ? [terminal.faint(`  through ${tie.people.map((person) => `${person.name} (${person.strength})`).join(', ')}`)] : []),
];

/** The kinds that read differently the other way round. */
const THE_OTHER_WAY: Readonly<Record<string, readonly [to: string, from: string]>> = {
  knows: ['knows', 'is known by'], 'reports to': ['reports to', 'leads'], referred: ['referred', 'was referred by'], introduced: ['introduced', 'was introduced by'], 'replied to': ['answered', 'was answered by'],
};

function relationshipLine({ kind, direction, person, since, source }: RelationshipRow, terminal: Terminal): string {
  const [to, from] = THE_OTHER_WAY[kind] ?? [kind, kind];
  return `${direction === 'from' ? from : to} ${person.name}  ${terminal.faint(`since ${day(since)} · ${source}`)}`;
}

/** Only what goes from one to another has a direction worth telling. */
const DIRECTIONS: Readonly<Record<string, string>> = { in: ' to us', out: ' from us', among: ' among customers' };
const DIRECTED: ReadonlySet<string> = new Set(['mail', 'call']);

const PLURALS: Readonly<Record<string, string>> = { praise: 'praise' };

const stances = (row: TopicRow): string => (['concern', 'praise', 'idea', 'question', 'interest', 'neutral'] as const)
  .flatMap((stance) => (row[stance] > 0 ? [stance === 'neutral' ? `named ${count(row[stance], 'time')}` : count(row[stance], stance, PLURALS[stance])] : [])).join(' · ') || count(0, 'mention');

function interactionLine(row: InteractionRow, terminal: Terminal, isPersonSaid: boolean): string {
  const said = row.subject || row.excerpt;
  const who = [isPersonSaid ? row.person.name : null, row.member ? `with ${row.member.name}` : null].filter(Boolean).join(' ');
  return `${day(row.at)}  ${row.kind}${DIRECTED.has(row.kind) ? DIRECTIONS[row.direction] ?? '' : ''}${who ? ` · ${who}` : ''}${said ? `  ${terminal.faint(cut(said, Math.max(20, terminal.width - 40)))}` : ''}`;
}
