// Who gets in, from the machine itself: a new password for whoever forgot theirs, a new key for the installation.
import { rotateSecret } from '#base/secret.ts';
import type { Command } from './command.ts';
import { JSON_OPTION, oneWord, readAll } from './command.ts';
import { UsageError } from './arguments.ts';
import { createClient } from './client.ts';

export const accessCommands: readonly Command[] = [
  {
    name: 'password', usage: 'EMAIL --password-stdin', summary: 'Gives somebody a new password and signs them out everywhere',
    options: [{ name: 'password-stdin', kind: 'yes/no', help: 'read the password from stdin, so that it stands in no list of processes' }, JSON_OPTION],
    details: 'Example:  printf %s "$PASSWORD" | regulars password ada@acme.example --password-stdin',
    async run(context) {
      const email = oneWord(context, 'whose password: their mail address');
      if (!context.options['password-stdin']) throw new UsageError('Give the password on stdin and say so: --password-stdin');
      // One newline at the end comes from echo and is no part of the password.
      const password = (await readAll(context.stdin)).replace(/\r?\n$/, '');
      const answer = await createClient(await context.send(), null).call<{ email: string }>('POST', '/passwords', { email, password });
      context.terminal.out(context.isJson ? JSON.stringify(answer) : `${answer.email} has a new password and is signed out everywhere.`);
      return 0;
    },
  },
  {
    name: 'secret rotate', usage: '', summary: 'Makes a new key for this installation; from the next start on everybody signs in again',
    options: [JSON_OPTION],
    details: 'The key signs cookies and seals stored passwords. Older keys stay in the file "secret" of the data folder, so that what they sealed still opens.',
    async run(context) {
      rotateSecret({ dataFolder: context.dataFolder() });
      context.terminal.out(context.isJson ? JSON.stringify({ rotated: true }) : 'There is a new key. It is used from the next start on.');
      return 0;
    },
  },
];
