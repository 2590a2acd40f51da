// An answer or a segment as a file: it comes in pieces until everybody found is in it.
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { call } from '#surfaces/web/api/client.ts';
import { counted, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { watchingText as text } from './watching.text.ts';

interface Piece { text: string; rows: number; total: number; next: string | null }
type Of = { words: string } | { segment: string };

const piece = (of: Of, after: string): Promise<Piece> => {
  const from = after ? { after } : {};
  return 'words' in of ? call('questions.export', { words: of.words, ...from }) : call('segments.export', { id: of.segment, ...from });
};

function save(whole: readonly string[]): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', ...whole], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: url, download: `answer-${new Date().toISOString().slice(0, 10)}.csv` }).click();
  URL.revokeObjectURL(url);
}

export function ExportAnswer({ of }: { of: Of }) {
  const [done, setDone] = useState<string | null>(null);
  const isRunning = useRef(false);
  const run = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setDone('');
    try {
      const pieces: string[] = [];
      let rows = 0;
      for (let after: string | null = ''; after !== null;) {
        const one: Piece = await piece(of, after);
        pieces.push(one.text);
        rows += one.rows;
        after = one.next;
        setDone(text.exporting(number(rows), number(one.total)));
      }
      save(pieces);
      toast(text.exported(counted(rows, ...text.rows)));
    } catch (error) {
      toast(error instanceof Error ? error.message : text.exportFailed);
    } finally {
      isRunning.current = false;
      setDone(null);
    }
  };
  return <Button leftSection={<Icon name="file" />} aria-label={text.exportOf} aria-busy={done !== null} onClick={() => void run()}><span className="not-phone num">{done ? done : text.export}</span></Button>;
}
