// Leaving: everything of a workspace as files, and a person erased for good.
import { createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { UsageError } from './arguments.ts';
import type { Client } from './client.ts';
import type { Command } from './command.ts';
import { JSON_OPTION, WORKSPACE_OPTION, oneWord, openWorkspace } from './command.ts';
import { count, pairs } from './terminal.ts';

interface Piece { text: string; rows: number; next: string | null }
interface ErasePreview { id: string; name: string; handles: { kind: string; value: string }[]; goes: { what: string; count: number }[] }

export const leavingCommands: readonly Command[] = [
  {
    name: 'export', usage: 'DIR', summary: 'Writes everything of a workspace into a folder: CSV as an import reads it, and every table as lines of JSON',
    options: [JSON_OPTION, WORKSPACE_OPTION],
    details: 'DIR is made where it is not there, and must be empty. Cells that a spreadsheet would run as a formula are made harmless; an import takes that away again.',
    async run(context) {
      const folder = oneWord(context, 'the folder to write into');
      if (existsSync(folder) && readdirSync(folder).length > 0) throw new UsageError(`${folder} is not empty. Name a new or an empty folder.`);
      const client = await openWorkspace(context);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { items } = await client.call<{ items: { name: string }[] }>('GET', '/exports', {});
      const files: { name: string; rows: number }[] = [];
      for (const [at, { name }] of items.entries()) {
        const rows = await writeFile(client, name, join(folder, name), (sofar) => context.terminal.progress(`${at + 1} of ${items.length} · ${name} · ${count(sofar, 'row', 'rows')}`));
        files.push({ name, rows });
      }
      const total = files.reduce((sum, file) => sum + file.rows, 0);
      context.terminal.out(context.isJson ? JSON.stringify({ folder, files, rows: total }) : `${count(files.length, 'file', 'files')} with ${count(total, 'row', 'rows')} in ${folder}\nThe tables can be imported anywhere: regulars import ${join(folder, '*.csv')}`);
      return 0;
    },
  },
  {
    name: 'erase', usage: 'HANDLE', summary: 'Erases a person for good; no import brings them back',
    options: [{ name: 'preview', kind: 'yes/no', help: 'only say what would go' }, JSON_OPTION, WORKSPACE_OPTION],
    details: 'HANDLE is a mail address, a customer id, a phone number or the whole name. With --preview nothing is erased: it says what would go.\nWhat others wrote stays, without the person. Backups made before still hold them.',
    async run(context) {
      const handle = oneWord(context, 'the mail address, customer id, phone number or name');
      const client = await openWorkspace(context);
      const { id } = await client.call<{ id: string }>('GET', '/people/find', { handle });
      const preview = await client.call<ErasePreview>('GET', `/people/${id}/erasing`, {});
      const isErased = !context.options['preview'];
      if (isErased) await client.call('POST', `/people/${id}/erasing`, {});
      if (context.isJson) context.terminal.out(JSON.stringify({ erased: isErased, id, handles: preview.handles.length, goes: preview.goes }));
      else {
        context.terminal.out(pairs(preview.goes.map(({ what, count: many }) => [what, String(many)] as const), context.terminal));
        context.terminal.out(isErased ? `${preview.name} is erased.` : `Nothing was erased. To erase ${preview.name} for good: regulars erase ${JSON.stringify(handle)}`);
      }
      return 0;
    },
  },
];

async function writeFile(client: Client, name: string, path: string, progress: (rows: number) => void): Promise<number> {
  const file = createWriteStream(path, { mode: 0o600 });
  let rows = 0;
  let after: string | null = null;
  do {
    const piece: Piece = await client.call<Piece>('GET', `/exports/${encodeURIComponent(name)}`, after ? { after } : {});
    if (!file.write(piece.text)) await once(file, 'drain');
    rows += piece.rows;
    after = piece.next;
    progress(rows);
  } while (after);
  file.end();
  await once(file, 'finish');
  return rows;
}
