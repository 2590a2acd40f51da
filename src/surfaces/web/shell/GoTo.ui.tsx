// Ctrl K: type a few letters of a page, ↵ goes there.
import { Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent } from 'react';
import { shellText } from '#surfaces/web/shell.text.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { navEntries } from './NavLink.ui.tsx';
import { switchFor } from './opening.ts';

const opening = switchFor();
export const openGoTo = opening.open;

export function GoTo() {
  const isOpen = useSyncExternalStore(opening.subscribe, opening.isOpen);
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        opening.open();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  if (!isOpen) return null;
  return (
    <Modal opened onClose={opening.close} title={shellText.find} size={640} yOffset={104} closeButtonProps={{ 'aria-label': shellText.close }}>
      <Search />
    </Modal>
  );
}

function Search() {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const hits = usePageHits(words);
  const go = (to: string | undefined) => {
    if (!to) return;
    opening.close();
    void navigate({ to });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(hits.length - 1, at + step)));
    } else if (event.key === 'Enter') go(hits[at]?.to);
  };
  return (
    <>
      <TextInput data-autofocus autoFocus aria-label={shellText.find} placeholder={shellText.findPlaceholder} leftSection={<Icon name="search" />} value={words}
        role="combobox" aria-expanded="true" aria-controls="goto-hits" aria-activedescendant={hits[at] ? `goto-${at}` : undefined}
        onChange={(event) => { setWords(event.currentTarget.value); setAt(0); }} onKeyDown={press} />
      <div className="goto-list" id="goto-hits" role="listbox" aria-label={shellText.find}>
        {hits.map(({ to, label, icon }, index) => (
          <button type="button" key={to} id={`goto-${index}`} role="option" aria-selected={index === at} tabIndex={-1} className="goto-hit" onClick={() => go(to)}><Icon name={icon} />{label}</button>
        ))}
      </div>
      {hits.length === 0 && <p className="muted">{shellText.findNothing}</p>}
    </>
  );
}

const usePageHits = (words: string) => navEntries.flatMap(({ path, label, icon }) => (label.toLowerCase().includes(words.trim().toLowerCase()) ? [{ to: path, label, icon }] : []));
