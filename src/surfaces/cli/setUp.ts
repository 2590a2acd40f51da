// Setting up without a browser: a workspace with its owner, a key, the sample company.
import type { Command } from './command.ts';
import { JSON_OPTION, NOW_OPTION, WORKSPACE_OPTION, openWorkspace, readAll } from './command.ts';
import { UsageError } from './arguments.ts';
import { createClient } from './client.ts';
import { moment } from './moment.ts';

export const setUpCommands: readonly Command[] = [
  {
    name: 'init', usage: '--name NAME --owner EMAIL --password-stdin', summary: 'Creates a workspace and its owner, without a browser',
    options: [
      { name: 'name', kind: 'text', value: 'NAME', help: 'what the workspace is called' },
      { name: 'owner', kind: 'text', value: 'EMAIL', help: 'the mail address of the owner' },
      { name: 'owner-name', kind: 'text', value: 'NAME', help: 'the owner\'s name; without it, made from the address' },
      { name: 'password-stdin', kind: 'yes/no', help: 'read the password from stdin, so that it stands in no list of processes' },
      JSON_OPTION,
    ],
    details: 'Example:  printf %s "$PASSWORD" | regulars init --name "Acme" --owner ada@acme.example --password-stdin',
    async run(context) {
      const { name, owner } = context.options;
      if (!name) throw new UsageError('Say what the workspace is called: --name NAME');
      if (!owner) throw new UsageError('Say who owns it: --owner EMAIL');
      if (!context.options['password-stdin']) throw new UsageError('Give the password on stdin and say so: --password-stdin');
      // One newline at the end comes from echo and is no part of the password.
      const password = (await readAll(context.stdin)).replace(/\r?\n$/, '');
      const { workspace } = await createClient(await context.send(), null).call<{ workspace: string }>('POST', '/workspaces',
        { name, email: owner, password, ...(context.options['owner-name'] ? { ownerName: context.options['owner-name'] } : {}) });
      context.terminal.out(context.isJson ? JSON.stringify({ workspace }) : `Workspace ${context.terminal.bold(workspace)} is ready. ${String(owner)} is its owner.`);
      return 0;
    },
  },
  {
    name: 'key create', usage: '--name N --scopes read,write', summary: 'Makes an API key; it is shown once',
    options: [
      { name: 'name', kind: 'text', value: 'N', help: 'what the key is for' },
      { name: 'scopes', kind: 'list', value: 'read,write', help: 'what it may do' },
      JSON_OPTION, WORKSPACE_OPTION,
    ],
    async run(context) {
      const { name, scopes } = context.options;
      if (!name) throw new UsageError('Say what the key is for: --name N');
      if (!scopes) throw new UsageError('Say what it may do: --scopes read or --scopes read,write');
      const client = await openWorkspace(context);
      const { key } = await client.call<{ key: string }>('POST', '/keys', { name, scopes });
      if (context.isJson) context.terminal.out(JSON.stringify({ key }));
      else {
        context.terminal.out(key);
        context.terminal.note('Keep it now: it is not shown again.');
      }
      return 0;
    },
  },
  {
    name: 'sample', usage: '', summary: 'Fills a workspace "sample" with a made-up company',
    options: [NOW_OPTION, { name: 'seed', kind: 'number', value: 'N', help: 'another seed makes another company' }, JSON_OPTION],
    async run(context) {
      const now = moment(context.options['now'], 'UTC');
      const seed = context.options['seed'];
      context.terminal.note('Opening the made-up company; the first time it is made, which takes some seconds ...');
      const sample = await createClient(await context.send(), null).call<{ workspace: string; isNew: boolean }>('POST', '/sample',
        { ...(now ? { now } : {}), ...(seed === undefined ? {} : { seed }) });
      if (context.isJson) context.terminal.out(JSON.stringify(sample));
      else context.terminal.out(sample.isNew ? `The made-up company is ready in the workspace ${context.terminal.bold('sample')}. Ask it: regulars ask "promoters" --workspace sample` : 'The workspace sample is there already.');
      return 0;
    },
  },
];
