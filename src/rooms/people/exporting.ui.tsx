// A list as a file: what is filtered comes in pieces from the server, what is chosen from the rows themselves.
import { useState } from 'react';
import { csvLine } from '#base/csv.ts';
import { call } from '#surfaces/web/api/client.ts';
import type { Input } from '#surfaces/web/api/types.ts';
import { toast } from '#surfaces/web/ui/toast.ts';
import { listText as text } from './list.text.ts';

/** Saves a text under a name on the member's machine. */
function save(name: string, whole: readonly string[]): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', ...whole], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

const nameOf = (list: string): string => `${list}-${new Date().toISOString().slice(0, 10)}.csv`;

export const saveRows = (list: string, rows: readonly (readonly (string | number | null | undefined)[])[]): void => {
  save(nameOf(list), rows.map((row) => csvLine(row)));
  toast(text.exported(rows.length - 1));
};

/** Takes the list out as it is filtered; `rows` counts while it comes. */
export function useListExport(name: 'people.export' | 'organisations.export', list: string) {
  const [isRunning, setRunning] = useState(false);
  const run = async (input: Input<typeof name>) => {
    setRunning(true);
    try {
      const pieces: string[] = [];
      for (let after: string | null = ''; after !== null;) {
        const piece: { text: string; next: string | null } = await call(name, { ...input, ...(after ? { after } : {}) } as Input<typeof name>);
        pieces.push(piece.text);
        after = piece.next;
      }
      save(nameOf(list), pieces);
      toast(text.exported(pieces.join('').split('\r\n').length - 2));
    } catch (error) {
      toast(error instanceof Error ? error.message : text.failed);
    } finally {
      setRunning(false);
    }
  };
  return { isRunning, run: (input: Input<typeof name>) => void run(input) };
}
