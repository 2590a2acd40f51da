// Ctrl K: type a few letters of a page, a person or an organisation; ↵ goes there.
import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { shellText } from '#surfaces/web/shell.text.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
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
  const hits = useHits(words.trim());
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
        {GROUPS.map((group) => {
          const own = hits.filter((hit) => hit.group === group);
          return own.length > 0 && (
            <div key={group} role="group" aria-label={shellText.findGroups[group]}>
              <h3 aria-hidden="true">{shellText.findGroups[group]}</h3>
              {own.map((hit) => <HitRow key={hit.to} hit={hit} at={hits.indexOf(hit)} isChosen={hits[at] === hit} onChoose={() => go(hit.to)} />)}
            </div>
          );
        })}
      </div>
      {hits.length === 0 && <p className="muted">{shellText.findNothing}</p>}
    </>
  );
}

const GROUPS = ['pages', 'people', 'organisations'] as const;

interface Hit {
  group: (typeof GROUPS)[number];
  to: string;
  label: string;
  beside: string | null;
  mark: ReactNode;
}

function HitRow({ hit, at, isChosen, onChoose }: { hit: Hit; at: number; isChosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" id={`goto-${at}`} role="option" aria-selected={isChosen} tabIndex={-1} className="goto-hit" onClick={onChoose}>
      {hit.mark}<span className="cut">{hit.label}</span>{hit.beside && <span className="faint cut">{hit.beside}</span>}
    </button>
  );
}

const HITS_MAX = 6;

function useHits(words: string): Hit[] {
  const [search] = useDebouncedValue(words, 120);
  const isOff = search.length < 2;
  const people = useAnswer('people.list', { search, limit: HITS_MAX }, { isOff, keepsPrevious: true });
  const organisations = useAnswer('organisations.list', { search, limit: HITS_MAX }, { isOff, keepsPrevious: true });
  return [
    ...navEntries.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase())).map(({ path, label, icon }): Hit => ({ group: 'pages', to: path, label, beside: null, mark: <Icon name={icon} /> })),
    ...(isOff ? [] : people.data?.items ?? []).map(({ id, name, organisation }): Hit => ({ group: 'people', to: `/people/${id}`, label: name, beside: organisation?.name ?? null, mark: <Avatar id={id} name={name} /> })),
    ...(isOff ? [] : organisations.data?.items ?? []).map(({ id, name, domains }): Hit => ({ group: 'organisations', to: `/organisations/${id}`, label: name, beside: domains[0] ?? null, mark: <Avatar id={id} name={name} isOrganisation /> })),
  ];
}
