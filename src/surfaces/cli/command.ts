// A command: its words, its options, and what it does. Special ones are written by hand because people type them daily;
// the rest is derived from the list of endpoints.
import type { Option, OptionValues } from './arguments.ts';
import { UsageError } from './arguments.ts';
import type { Client, Send } from './client.ts';
import { createClient } from './client.ts';
import type { Terminal } from './terminal.ts';

/** What a command gets. */
export interface Context {
  words: string[];
  options: OptionValues;
  isJson: boolean;
  terminal: Terminal;
  stdin: NodeJS.ReadableStream;
  /** Opens the way to the workspaces, by socket or in this process; the folder is only opened when this is called. */
  send: () => Promise<Send>;
  dataFolder: () => string;
}

export interface Command {
  /** `import undo`. */
  name: string;
  /** What follows the name: `PATH...`. */
  usage: string;
  summary: string;
  options: readonly Option[];
  /** Further lines of help. */
  details?: string;
  /** Returns the exit code. */
  run: (context: Context) => Promise<number>;
}

export const JSON_OPTION: Option = { name: 'json', kind: 'yes/no', help: 'answer with one JSON document' };
export const WORKSPACE_OPTION: Option = { name: 'workspace', kind: 'text', value: 'SLUG', help: 'which workspace, where there are several' };
export const NOW_OPTION: Option = { name: 'now', kind: 'text', value: 'ISO-TIME', help: 'as of that moment: nothing later exists (a date alone means its end)' };

export interface WorkspaceListed {
  slug: string;
  name: string;
  kind: 'own' | 'sample';
  timeZone: string;
}

export const listWorkspaces = async (context: Context): Promise<WorkspaceListed[]> =>
  (await createClient(await context.send(), null).call<{ items: WorkspaceListed[] }>('GET', '/workspaces')).items;

/** A client for the workspace named, or for the only one. Throws UsageError with the slugs when it is not clear which. */
export async function openWorkspace(context: Context): Promise<Client & { workspace: WorkspaceListed }> {
  const workspaces = await listWorkspaces(context);
  const workspace = choose(workspaces, context.options['workspace'] as string | undefined);
  return { ...createClient(await context.send(), workspace.slug), workspace };
}

export function choose(workspaces: readonly WorkspaceListed[], slug: string | undefined): WorkspaceListed {
  const slugs = workspaces.map((one) => one.slug).join(', ');
  const named = slug === undefined ? workspaces[0] : workspaces.find((one) => one.slug === slug);
  if (workspaces.length === 0) throw new UsageError('There is no workspace yet. Begin with: regulars import FILE, regulars init, or regulars sample.');
  if (slug === undefined && workspaces.length > 1) throw new UsageError(`There are several workspaces; name one with --workspace: ${slugs}`);
  if (!named) throw new UsageError(`There is no workspace "${slug ?? ''}". There ${workspaces.length === 1 ? 'is' : 'are'}: ${slugs}`);
  return named;
}

/** All of stdin as text. */
export async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString('utf8');
}

/** The one word a command asks for. Throws UsageError when there is none or more. */
export function oneWord(context: Context, what: string): string {
  const [word, ...more] = context.words;
  if (word === undefined) throw new UsageError(`Say ${what}.`);
  if (more.length > 0) throw new UsageError(`One ${what.replace(/^(the|a|an) /, '')} at a time; put quotation marks around words that belong together.`);
  return word;
}
