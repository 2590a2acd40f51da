// The command line: finds the command, shows help, and turns every failure into one line on stderr and an exit code:
// 0 success, 1 ran but some input was refused, 2 typed wrongly, 3 failed.
import type { Option } from './arguments.ts';
import { UsageError, parseOptions, suggestion } from './arguments.ts';
import type { Send } from './client.ts';
import { Refused } from './client.ts';
import type { Command } from './command.ts';
import { openTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

export interface CliParts {
  /** In the order of the help; derived ones are listed by `regulars help all`. */
  commands: readonly Command[];
  /** Loaded only when no other command fits, because it brings the whole product with it. */
  derived: () => Promise<readonly Command[]>;
  version: string;
  dataFolder: () => string;
  /** Opens the way to the product; called at most once. */
  connect: (terminal: Terminal) => Promise<{ send: Send; close: () => Promise<void> }>;
}

export interface Streams {
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  env: NodeJS.ProcessEnv;
}

const DEBUG_OPTION: Option = { name: 'debug', kind: 'yes/no', help: 'show where a failure happened' };
const HELP_OPTION: Option = { name: 'help', kind: 'yes/no', help: 'this help' };

/** Runs what was typed and returns the exit code. */
export async function runCli(args: readonly string[], parts: CliParts, streams: Streams): Promise<number> {
  const terminal = openTerminal(streams);
  let connection: Promise<{ send: Send; close: () => Promise<void> }> | null = null;
  try {
    const found = await findCommand(args, parts);
    if (typeof found === 'string') {
      terminal.out(found);
      return 0;
    }
    const { command, rest } = found;
    const { words, options } = parseOptions(rest, [...command.options, DEBUG_OPTION, HELP_OPTION]);
    if (options['help']) {
      terminal.out(commandHelp(command, terminal));
      return 0;
    }
    return await command.run({
      words, options, isJson: Boolean(options['json']), terminal, stdin: streams.stdin, dataFolder: parts.dataFolder,
      send: async () => (await (connection ??= parts.connect(terminal))).send,
    });
  } catch (error) {
    terminal.note(error instanceof Error ? error.message.split('\n', 1)[0] ?? '' : String(error));
    if (args.includes('--debug') && error instanceof Error) terminal.note(error.stack ?? '');
    return error instanceof UsageError ? 2 : error instanceof Refused ? error.exitCode : 3;
  } finally {
    await (connection as Promise<{ close: () => Promise<void> }> | null)?.then(({ close }) => close(), () => {});
  }
}

async function findCommand(args: readonly string[], parts: CliParts): Promise<{ command: Command; rest: string[] } | string> {
  const [first, second] = args;
  if (first === undefined || first === '--help' || first === '-h') return overview(parts);
  if (first === '--version') return parts.version;
  if (first === 'help') {
    if (second === undefined) return overview(parts);
    if (second === 'all') return listing(await parts.derived());
    return findCommand([...args.slice(1), '--help'], parts);
  }
  const fitting = matching(args, parts.commands);
  if (fitting) return fitting;
  const all = [...parts.commands, ...await parts.derived()];
  const derived = matching(args, all);
  if (derived) return derived;
  const group = all.filter((one) => one.name.startsWith(`${first} `) || one.name.startsWith(`${plural(first)} `));
  if (group.length > 0 && (second === undefined || second === '--help')) return listing(group);
  const known = group.length > 0 ? group.map((one) => one.name) : [...new Set(all.flatMap((one) => [one.name, one.name.split(' ')[0] ?? '']))];
  const typed = group.length > 0 ? `${first} ${second}` : first;
  throw new UsageError(`There is no command "${typed}".${suggestion(typed, known, 'regulars ')} All of them: regulars --help`);
}

/** The command whose name is the first two words, or the first. */
function matching(args: readonly string[], commands: readonly Command[]): { command: Command; rest: string[] } | null {
  for (const length of [2, 1]) {
    const name = args.slice(0, length).join(' ');
    const command = args.length >= length ? commands.find((one) => one.name === name) ?? commands.find((one) => one.name === plural(name)) : undefined;
    if (command) return { command, rest: args.slice(length) };
  }
  return null;
}

/** `topic list` is `topics list`. */
const plural = (name: string): string => {
  const [noun = '', ...rest] = name.split(' ');
  const many = noun === 'person' ? 'people' : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return [many, ...rest].join(' ');
};

const listing = (commands: readonly Command[]): string => {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  return commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`).join('\n');
};

const overview = ({ commands, version }: CliParts): string => `Regulars ${version}: ask your customers' history in plain English, with the proof.

Usage: regulars COMMAND [OPTIONS]

${listing(commands)}

Everything else the product can do:  regulars help all
Options of a command:                regulars COMMAND --help
Most commands take --json, --workspace SLUG and, where time matters, --now ISO-TIME.
Exit codes: 0 done, 1 done but some input was refused, 2 typed wrongly, 3 failed.`;

function commandHelp(command: Command, terminal: Terminal): string {
  const options = [...command.options, DEBUG_OPTION].map((option) => ({ left: `--${option.name}${option.kind === 'yes/no' ? '' : ` ${option.value ?? 'VALUE'}`}`, help: option.help }));
  const width = Math.max(...options.map(({ left }) => left.length)) + 2;
  return [
    `${command.summary}.`, '', `Usage: regulars ${command.name}${command.usage ? ` ${command.usage}` : ''} [OPTIONS]`, '',
    ...options.map(({ left, help }) => `  ${left.padEnd(width)}${terminal.faint(help)}`),
    ...(command.details ? ['', command.details] : []),
  ].join('\n');
}
