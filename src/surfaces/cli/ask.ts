// Asking the graph, and reading the answer with its proof.
import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from './arguments.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION, NOW_OPTION, WORKSPACE_OPTION, oneWord, openWorkspace } from './command.ts';
import { moment } from './moment.ts';
import type { Terminal } from './terminal.ts';
import { count, cut, day, wrap } from './terminal.ts';

interface Why { condition: string; interaction: string | null; at: string | null; kind: string; topic: string | null; stance: string | null; quote: string; source: string }
interface Row { id: string; kind: string; name: string; email: string | null; organisation: string | null; strength: number | null; why: Why[] }
interface Answer { understood: string; notUnderstood: string[]; suggestions: unknown[]; find: string; count: number; rows: Row[]; ms: number }

const PROOFS_SHOWN = 3;

export const askCommand: Command = {
  name: 'ask', usage: '"WORDS"', summary: 'Asks a question in plain English; every row shows its proof',
  options: [
    { name: 'limit', kind: 'number', value: 'N', help: 'at most so many rows' },
    { name: 'tree', kind: 'text', value: 'FILE', help: 'ask with a question tree (JSON) instead of words' },
    NOW_OPTION, JSON_OPTION, WORKSPACE_OPTION,
  ],
  details: 'Examples:\n  regulars ask "people who were worried about firmware in the last 90 days and bought at least twice"\n  regulars ask "customers of Ada not contacted for 90 days"\n  regulars ask "who can introduce me to Grace Hopper?"',
  async run(context) {
    const treePath = context.options['tree'] as string | undefined;
    const question = treePath === undefined ? { words: oneWord(context, 'the question in quotation marks') } : { tree: readTree(treePath) };
    if (treePath !== undefined && context.words.length > 0) throw new UsageError('Ask with words or with --tree, not both.');
    const client = await openWorkspace(context);
    const now = moment(context.options['now'], client.workspace.timeZone);
    const limit = context.options['limit'];
    const answer = await client.call<Answer>('POST', '/questions', { ...question, ...(now ? { now } : {}), ...(limit === undefined ? {} : { limit }) });
    if (context.isJson) context.terminal.out(JSON.stringify(answer));
    else show(context, answer);
    return 0;
  },
};

function readTree(path: string): unknown {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`${path} is not readable as JSON.`);
  }
}

function show({ terminal }: Context, answer: Answer): void {
  if (answer.understood) terminal.out(wrap(`Understood as: ${answer.understood}`, terminal.width));
  for (const words of answer.notUnderstood) terminal.out(wrap(`“${words}” was not understood and is not used.`, terminal.width));
  const suggestions = answer.suggestions.map(suggestionText).filter(Boolean);
  if (suggestions.length > 0) terminal.out(`Did you mean:\n${suggestions.map((text) => `  ${text}`).join('\n')}`);
  const nouns: Record<string, [string, string]> = { people: ['person', 'people'], organisations: ['organisation', 'organisations'], paths: ['way', 'ways'] };
  const [one, many] = nouns[answer.find] ?? ['row', 'rows'];
  const shown = answer.rows.length < answer.count ? `, the first ${answer.rows.length} here` : '';
  terminal.out(`${terminal.bold(count(answer.count, one, many))}${terminal.faint(`${shown} · ${answer.ms} ms`)}`);
  for (const row of answer.rows) terminal.out(`\n${rowText(row, terminal)}`);
}

const suggestionText = (suggestion: unknown): string => {
  if (typeof suggestion === 'string') return suggestion;
  const { words, name, label } = (suggestion ?? {}) as { words?: string; name?: string; label?: string };
  return words ?? label ?? name ?? JSON.stringify(suggestion);
};

function rowText(row: Row, terminal: Terminal): string {
  const aside = [row.organisation, row.email, row.strength === null || row.strength === undefined ? null : `strength ${row.strength}`].filter(Boolean).join(' · ');
  const proofs = row.why.slice(0, PROOFS_SHOWN).map((why) => proofText(why, terminal));
  const more = row.why.length > PROOFS_SHOWN ? [terminal.faint(`  and ${count(row.why.length - PROOFS_SHOWN, 'more proof')}`)] : [];
  return [`${terminal.bold(row.name || row.email || row.id)}${aside ? `  ${terminal.faint(cut(aside, terminal.width - row.name.length - 2))}` : ''}`, ...proofs, ...more].join('\n');
}

function proofText(why: Why, terminal: Terminal): string {
  const heard = [why.topic, why.stance].filter(Boolean).join(', ');
  const line = [why.condition, why.kind, why.at ? day(why.at) : null, heard, why.source].filter(Boolean).join(' · ');
  return `${why.quote ? `${wrap(`“${cut(why.quote, 400)}”`, terminal.width, '  ')}\n` : ''}${wrap(terminal.faint(line), terminal.width, '  ')}`;
}
