// The words a list is searched by. Escape and the cross clear them; / leads here.
import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { peopleText as text } from './people.text.ts';

export function SearchField({ label, words, onWords }: { label: string; words: string; onWords: (words: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useKeys([{ key: '/', label: text.keys.search, act: () => field.current?.focus() }]);
  const clear = () => { onWords(''); field.current?.focus(); };
  return (
    <TextInput ref={field} aria-label={label} placeholder={label} leftSection={<Icon name="search" />} value={words} onChange={(event) => onWords(event.currentTarget.value)}
      onKeyDown={(event) => { if (event.key === 'Escape') { onWords(''); event.currentTarget.blur(); } }} rightSection={words && <button type="button" className="bare" aria-label={text.clearSearch} onClick={clear}><Icon name="x" size="sm" /></button>} />
  );
}
