// The door of the command line.
export { accessCommands } from './access.ts';
export { runCli } from './cli.ts';
export type { CliParts } from './cli.ts';
export { askCommand } from './ask.ts';
export { backupCommands } from './backup.ts';
export { UsageError } from './arguments.ts';
export { sendBySocket } from './client.ts';
export type { Send } from './client.ts';
export type { Command } from './command.ts';
export { doctorCommand } from './doctor.ts';
export { derivedCommand } from './derived.ts';
export type { Derivable } from './derived.ts';
export { importCommands } from './import.ts';
export { knownCommands } from './known.ts';
export { leavingCommands } from './leaving.ts';
export { mailCommand } from './mail.ts';
export { setUpCommands } from './setUp.ts';
export type { Terminal } from './terminal.ts';
