// The command line: `regulars start` serves, every other command asks a running server or opens the data folder itself.
import type { Config } from '#base/config.ts';
import { readConfig, socketPath } from '#base/config.ts';
import { UsageError, accessCommands, askCommand, backupCommands, doctorCommand, importCommands, knownCommands, leavingCommands, mailCommand, mergingCommands, runCli, sendBySocket, setUpCommands } from '#surfaces/cli/index.ts';
import type { Command, Send, Terminal } from '#surfaces/cli/index.ts';

const startCommand = (config: () => Config): Command => ({
  name: 'start', usage: '', summary: 'Serves the web app and the API',
  options: [],
  details: 'Environment: PORT (3000), HOST (127.0.0.1), REGULARS_DATA (./data), DATABASE_URL (unset: embedded).',
  async run({ words, terminal }) {
    if (words.length > 0) throw new UsageError(`start takes no words; "${words[0]}" is one too many.`);
    const { serve } = await import('./start.ts');
    await serve(config(), (line) => terminal.note(line));
    return 0;
  },
});

/** Through the socket of the server that runs on the folder; else the folder is opened in this process. */
async function connect(config: Config, terminal: Terminal): Promise<{ send: Send; close: () => Promise<void> }> {
  const { isAnswered } = await import('#surfaces/server/index.ts');
  if (await isAnswered(socketPath(config))) return { send: sendBySocket(socketPath(config)), close: async () => {} };
  const { openProduct } = await import('./compose.ts');
  const { overSocket } = await import('#surfaces/server/index.ts');
  const product = await openProduct(config, { isServer: false, onError: (what, error) => terminal.note(`Failed: ${what}: ${error instanceof Error ? error.message : String(error)}`) });
  return { send: overSocket(product.app), close: () => product.close() };
}

const isServed = async (config: Config): Promise<boolean> => (await import('#surfaces/server/index.ts')).isAnswered(socketPath(config));

/** Runs what was typed; returns the exit code. */
export async function main(args: string[]): Promise<number> {
  const config = () => readConfig(process.env);
  const place = { config, isServed: () => isServed(config()) };
  return runCli(args, {
    commands: [startCommand(config), ...setUpCommands, ...accessCommands, ...importCommands, askCommand, ...knownCommands, ...mergingCommands, ...leavingCommands, mailCommand,
      ...backupCommands(place), doctorCommand(place)],
    derived: async () => (await import('./commands.ts')).derivedCommands,
    version: '0.1.0',
    dataFolder: () => config().dataFolder,
    connect: (terminal) => connect(config(), terminal),
  }, process);
}
