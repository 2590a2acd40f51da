// Everything known about one person or one organisation, each value with its source.
import type { Client } from './client.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION, WORKSPACE_OPTION, oneWord, openWorkspace } from './command.ts';
import type { Terminal } from './terminal.ts';
import { count, cut, day, pairs, wrap } from './terminal.ts';

interface Fact { label: string; value: string; isCurrent: boolean; source: { kind: string; at: string; member: string | null; run: { name: string } | null } }
interface Named { id: string; name: string }
interface Known { id: string; name: string; strength: number; lastContactAt: string | null; facts: Fact[]; handles?: { kind: string; value: string }[]; domains?: string[]; organisation?: Named | null }
interface Tie { member: Named; strength: number; parts?: { part: string; points: number; of: number; why: string }[]; people?: (Named & { strength: number })[] }
interface TopicRow { topic: Named; concern: number; praise: number; idea: number; question: number; interest: number; neutral: number; lastAt: string | null }
interface RelationshipRow { person: Named; kind: string; direction: string; since: string; source: string }
interface InteractionRow { kind: string; at: string; direction: string; subject: string | null; excerpt: string; person: Named; member: Named | null }
interface Items<T> { items: T[] }

const INTERACTIONS_SHOWN = 20;
const TOPICS_SHOWN = 12;

export const knownCommands: readonly Command[] = [
  {
    name: 'person', usage: 'HANDLE', summary: 'Everything known about a person, each value with its source',
    options: [JSON_OPTION, WORKSPACE_OPTION],
    details: 'HANDLE is a mail address, a customer id, a phone number, or the whole name.',
    async run(context) {
      const handle = oneWord(context, 'the mail address, customer id, phone number or name');
      const client = await openWorkspace(context);
      const person = await client.call<Known>('GET', '/people/find', { handle });
      const [ties, topics, relationships, interactions] = await Promise.all([
        listOf<Tie>(client, `/people/${person.id}/ties`), listOf<TopicRow>(client, `/people/${person.id}/topics`),
        listOf<RelationshipRow>(client, `/people/${person.id}/relationships`), listOf<InteractionRow>(client, '/interactions', { person: person.id, limit: INTERACTIONS_SHOWN }),
      ]);
      return show(context, { ...person, ties, topics, relationships, interactions });
    },
  },
  {
    name: 'organisation', usage: 'NAME', summary: 'Everything known about an organisation, each value with its source',
    options: [JSON_OPTION, WORKSPACE_OPTION],
    details: 'NAME is its name or one of its mail domains.',
    async run(context) {
      const handle = oneWord(context, 'the name or a mail domain');
      const client = await openWorkspace(context);
      const organisation = await client.call<Known>('GET', '/organisations/find', { handle });
      const [ties, topics, people, interactions] = await Promise.all([
        listOf<Tie>(client, `/organisations/${organisation.id}/ties`), listOf<TopicRow>(client, `/organisations/${organisation.id}/topics`),
        listOf<Named & { strength: number }>(client, '/people', { organisation: organisation.id, limit: 200 }), listOf<InteractionRow>(client, '/interactions', { organisation: organisation.id, limit: INTERACTIONS_SHOWN }),
      ]);
      return show(context, { ...organisation, ties, topics, people, interactions });
    },
  },
];

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
  section(terminal, 'Known', [pairs(known.facts.map((fact) => [fact.label, factText(fact, terminal)] as const), terminal)].filter(Boolean));
  section(terminal, 'Who knows them', known.ties.flatMap((tie) => tieLines(tie, terminal)));
  section(terminal, 'Topics', known.topics.slice(0, TOPICS_SHOWN).map((row) => `${row.topic.name}  ${terminal.faint(stances(row))}`));
  section(terminal, 'Relationships', (known.relationships ?? []).map((row) => `${row.direction === 'from' ? `${row.person.name} → ${row.kind}` : `${row.kind} → ${row.person.name}`}  ${terminal.faint(`since ${day(row.since)} · ${row.source}`)}`));
  section(terminal, 'People', (known.people ?? []).map((person) => `${person.name}  ${terminal.faint(`strength ${person.strength}`)}`));
  section(terminal, 'What happened last', known.interactions.map((row) => interactionLine(row, terminal, known.people !== undefined)));
  return 0;
}

function section(terminal: Terminal, title: string, lines: readonly string[]): void {
  if (lines.length > 0) terminal.out(`\n${terminal.bold(title)}\n${lines.join('\n')}`);
}

function factText({ value, isCurrent, source }: Fact, terminal: Terminal): string {
  const from = source.member ?? source.run?.name ?? source.kind;
  return `${value || '(empty)'} ${terminal.faint(`(${isCurrent ? '' : 'earlier; '}${from}, ${day(source.at)})`)}`;
}

const tieLines = (tie: Tie, terminal: Terminal): string[] => [
  `${tie.member.name}  ${tie.strength}`,
  ...(tie.parts ?? []).map((part) => terminal.faint(`  ${part.part}: ${part.points} of ${part.of}. ${part.why}`)),
  ...(tie.people ? [terminal.faint(`  through ${tie.people.map((person) => `${person.name} (${person.strength})`).join(', ')}`)] : []),
];

const stances = (row: TopicRow): string => (['concern', 'praise', 'idea', 'question', 'interest', 'neutral'] as const)
  .flatMap((stance) => (row[stance] > 0 ? [`${row[stance]} ${stance}`] : [])).join(' · ') || count(0, 'mention');

function interactionLine(row: InteractionRow, terminal: Terminal, isPersonSaid: boolean): string {
  const said = row.subject || row.excerpt;
  const who = [isPersonSaid ? row.person.name : null, row.member ? `with ${row.member.name}` : null].filter(Boolean).join(' ');
  return `${day(row.at)}  ${row.kind} ${row.direction}${who ? ` · ${who}` : ''}${said ? `  ${terminal.faint(cut(said, Math.max(20, terminal.width - 40)))}` : ''}`;
}
