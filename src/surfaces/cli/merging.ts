// Two that are one: what merging would do, doing it, and taking it back.
import type { Option } from './arguments.ts';
import { UsageError } from './arguments.ts';
import type { Client } from './client.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION, WORKSPACE_OPTION, oneWord, openWorkspace } from './command.ts';
import { pairs, table } from './terminal.ts';

interface Preview {
  kept: { id: string; name: string };
  gone: { id: string; name: string };
  fields: { label: string; kept: string | null; gone: string | null; after: string | null }[];
  moves: { what: string; count: number }[];
}

const ORGANISATIONS: Option = { name: 'organisations', kind: 'yes/no', help: 'two organisations, by name or mail domain, instead of two people' };

export const mergingCommands: readonly Command[] = [
  {
    name: 'merge', usage: 'STAYS GOES', summary: 'Makes one of two people or organisations; can be taken back, also after weeks',
    options: [ORGANISATIONS, { name: 'preview', kind: 'yes/no', help: 'only say what would become of them' }, JSON_OPTION, WORKSPACE_OPTION],
    details: 'Each is a mail address, a customer id, a phone number, the whole name, or an id. Every value of both stays, with its source.\nWhich may be one and the same:  regulars duplicates list\nExample:  regulars merge ada@acme.example ada.l@gmail.example --preview',
    run: merge,
  },
  {
    name: 'merge undo', usage: 'MERGING', summary: 'Takes a merging back; what came since goes where its handle belongs',
    options: [JSON_OPTION, WORKSPACE_OPTION],
    details: 'Which there were:  regulars mergings list',
    async run(context) {
      const merging = oneWord(context, 'the merging, as shown by: regulars mergings list');
      const client = await openWorkspace(context);
      const output = await client.call<{ subject: string; kept: string; gone: string }>('POST', `/mergings/${encodeURIComponent(merging)}/undoing`, {});
      context.terminal.out(context.isJson ? JSON.stringify(output) : 'They are two again.');
      return 0;
    },
  },
];

async function merge(context: Context): Promise<number> {
  const [stays, goes, ...more] = context.words;
  if (!stays || !goes || more.length > 0) throw new UsageError('Say which stays and which goes, in this order; put quotation marks around names.');
  const client = await openWorkspace(context);
  const kind = context.options['organisations'] ? 'organisations' : 'people';
  const [id, gone] = [await idOf(client, kind, stays), await idOf(client, kind, goes)];
  const preview = await client.call<Preview>('GET', `/${kind}/${id}/merging`, { gone });
  const isOnlyShown = Boolean(context.options['preview']);
  const merging = isOnlyShown ? null : (await client.call<{ merging: string }>('POST', `/${kind}/${id}/merging`, { gone })).merging;
  if (context.isJson) context.terminal.out(JSON.stringify({ merging, id, gone, fields: preview.fields, moves: preview.moves }));
  else tell(context, preview, merging, [stays, goes]);
  return 0;
}

function tell({ terminal, options }: Context, { kept, gone, fields, moves }: Preview, merging: string | null, words: readonly string[]): void {
  const differing = fields.filter((field) => field.kept !== field.gone);
  if (differing.length > 0) terminal.out(`${table([{ title: '' }, { title: 'Stays' }, { title: 'Goes' }, { title: merging ? 'Now' : 'Then' }], differing.map((one) => [one.label, one.kept ?? '', one.gone ?? '', one.after ?? '']), terminal)}\n`);
  if (moves.length > 0) terminal.out(`${pairs(moves.map(({ what, count: many }) => [what, String(many)] as const), terminal)}\n`);
  const quoted = words.map((word) => (/^[\w@.+-]+$/.test(word) ? word : JSON.stringify(word))).join(' ');
  terminal.out(merging ? `${gone.name} and ${kept.name} are one now.\nTake it back: regulars merge undo ${merging}` : `Nothing was merged. To do it: regulars merge ${quoted}${options['organisations'] ? ' --organisations' : ''}`);
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const idOf = async (client: Client, kind: string, word: string): Promise<string> => (ID.test(word) ? word : (await client.call<{ id: string }>('GET', `/${kind}/find`, { handle: word })).id);
