// Asking the graph, and reading the answer with its proof.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from './arguments.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION, NOW_OPTION, WORKSPACE_OPTION, oneWord, openWorkspace } from './command.ts';
import { moment } from './moment.ts';
import type { Terminal } from './terminal.ts';
import { count, cut, day, wrap } from './terminal.ts';

interface Why { condition: string; interaction: string | null; at: string | null; kind: string | null; topic: string | null; stance: string | null; quote: string; what: string | null; source: string; person: string | null }
interface Row { id: string; kind: string; name: string; email: string | null; organisation: string | null; strength: number | null; why: Why[] }
interface Suggestion { label: string; words: string; count: number | null }
interface Answer { tree: unknown; understood: string; notUnderstood: string[]; suggestions: Suggestion[]; corrected?: string[]; find: string; count: number; rows: Row[]; ms: number }

const PROOFS_SHOWN = 3;

export const askCommand: Command = {
  name: 'ask', usage: '"WORDS"', summary: 'Asks a question in plain English; every row shows its proof',
  options: [
    { name: 'limit', kind: 'number', value: 'N', help: 'at most so many rows' },
    { name: 'tree', kind: 'text', value: 'FILE', help: 'ask with a question tree (JSON) instead of words' },
    { name: 'csv', kind: 'text', value: 'FILE', help: 'writes everybody found into a CSV file, each with what proves it' },
    NOW_OPTION, JSON_OPTION, WORKSPACE_OPTION,
  ],
  details: 'Examples:\n  regulars ask "people who were worried about firmware in the last 90 days and bought at least twice"\n  regulars ask "customers of Ada not contacted for 90 days"\n  regulars ask "who can introduce me to Grace Hopper?"',
  async run(context) {
    const treePath = context.options['tree'] as string | undefined;
    if (treePath === undefined && context.words.length === 0) throw new UsageError('Say the question in quotation marks, for example: regulars ask "customers not contacted for 90 days"');
    const question = treePath === undefined ? { words: oneWord(context, 'the question in quotation marks') } : { tree: readTree(treePath) };
    if (treePath !== undefined && context.words.length > 0) throw new UsageError('Ask with words or with --tree, not both.');
    const client = await openWorkspace(context);
    const now = moment(context.options['now'], client.workspace.timeZone);
    const limit = context.options['limit'];
    const file = context.options['csv'] as string | undefined;
    if (file !== undefined) return writeAnswer(context, client, { ...question, ...(now ? { now } : {}) }, file);
    const answer = await client.call<Answer>('POST', '/questions', { ...question, ...(now ? { now } : {}), ...(limit === undefined ? {} : { limit }) });
    if (context.isJson) context.terminal.out(JSON.stringify(answer));
    else show(context, answer);
    return 0;
  },
};

/** Everybody found, piece by piece, into a file; the mark in front tells spreadsheets that it is UTF-8. */
async function writeAnswer({ terminal, isJson }: Context, client: Awaited<ReturnType<typeof openWorkspace>>, question: object, file: string): Promise<number> {
  const pieces: string[] = [];
  let rows = 0;
  for (let after: string | null = ''; after !== null;) {
    const piece: { text: string; rows: number; next: string | null } = await client.call('POST', '/questions/export', { ...question, ...(after ? { after } : {}) });
    pieces.push(piece.text);
    rows += piece.rows;
    after = piece.next;
  }
  writeFileSync(file, `\uFEFF${pieces.join('')}`);
  terminal.out(isJson ? JSON.stringify({ file, rows }) : `${count(rows, 'row', 'rows')} written to ${file}.`);
  return 0;
}

function readTree(path: string): unknown {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`${path} is not readable as JSON.`);
  }
}

function show({ terminal }: Context, answer: Answer): void {
  const say = (text: string): void => terminal.out(wrap(text, terminal.width));
  if (answer.understood) say(`Understood as: ${answer.understood}`);
  if (answer.corrected?.length) say(`Read as a slip of the finger: ${answer.corrected.join(', ')}`);
  // Several names that one word may mean are offered each with what it is the name of.
  const isUnclear = answer.suggestions.some(({ label }) => / \((?:person|organisation|topic|member|item)\)$/.test(label));
  const isAsked = answer.tree !== null;
  const [is, are] = isAsked ? ['was not understood and is not used.', 'were not understood and are not used.'] : ['was not understood, so nothing was asked.', 'were not understood, so nothing was asked.'];
  if (answer.notUnderstood.length > 0) say(`${quoted(answer.notUnderstood)} ${isUnclear && !isAsked ? 'can mean several.' : answer.notUnderstood.length === 1 ? is : are}`);
  const offered = answer.suggestions.filter(({ words }) => words !== answer.understood);
  if (offered.length > 0) terminal.out([isUnclear ? 'Which one do you mean?' : isAsked ? 'Did you mean:' : 'Questions that have an answer:', ...offered.map((one) => suggestionText(one, terminal))].join('\n'));
  if (!isAsked) return;
  terminal.out(headline(answer, terminal));
  for (const row of answer.rows) terminal.out(`\n${rowText(row, terminal)}`);
}

const quoted = (phrases: readonly string[]): string => phrases.map((words) => `“${words}”`).join(', ');
const suggestionText = ({ words, count: found }: Suggestion, terminal: Terminal): string => `  ${words}${found === null ? '' : terminal.faint(`  ${found.toLocaleString('en')}`)}`;

const NOUNS: Readonly<Record<string, [one: string, many: string, none: string]>> = { people: ['person', 'people', 'Nobody fits all of it'], organisations: ['organisation', 'organisations', 'No organisation fits all of it'], paths: ['way', 'ways', 'No way found'] };

function headline({ find, count: found, rows, ms }: Answer, terminal: Terminal): string {
  const [one, many, none] = NOUNS[find] ?? ['row', 'rows', 'Nothing found'];
  const shown = rows.length < found ? `, the first ${rows.length} here (--limit shows more)` : '';
  return `${terminal.bold(found === 0 ? none : count(found, one, many))}${terminal.faint(`${shown} · ${ms} ms`)}`;
}

function rowText(row: Row, terminal: Terminal): string {
  const name = row.name || row.email || row.id;
  const aside = [row.organisation, row.strength === null || row.strength === undefined ? null : `strength ${row.strength}`, row.email].filter(Boolean).join(' · ');
  const lines = [`${terminal.bold(name)}${aside ? `  ${terminal.faint(cut(aside, Math.max(20, terminal.width - name.length - 2)))}` : ''}`];
  // One condition is said once, above all that shows it.
  for (const condition of new Set(row.why.map((why) => why.condition))) {
    const all = row.why.filter((why) => why.condition === condition);
    lines.push(wrap(condition, terminal.width, '  '), ...all.slice(0, PROOFS_SHOWN).map((why) => proofText(why, terminal)));
    if (all.length > PROOFS_SHOWN) lines.push(terminal.faint(`    and ${count(all.length - PROOFS_SHOWN, 'more proof')}`));
  }
  return lines.join('\n');
}

function proofText(why: Why, terminal: Terminal): string {
  const heard = [why.topic, why.stance].filter(Boolean).join(', ');
  const line = [why.person && !why.condition.includes(why.person) ? why.person : null, why.kind, why.at ? day(why.at) : null, heard, why.source].filter(Boolean).join(' · ');
  const quote = why.what ?? (why.quote ? `“${cut(why.quote, 400)}”` : '');
  return [quote && wrap(quote, terminal.width, '    '), why.what && why.quote && terminal.faint(`    ${cut(why.quote, terminal.width - 4)}`), line && wrap(terminal.faint(line), terminal.width, '    ')].filter(Boolean).join('\n');
}
