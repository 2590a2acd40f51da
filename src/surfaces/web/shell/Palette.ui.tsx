// The palette: type to go anywhere, find anybody, do anything, ask anything; arrows choose, ↵ does it.
import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { shellText } from '#surfaces/web/shell.text.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Kbd } from '#surfaces/web/ui/Chips.ui.tsx';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { MarkedParts } from '#surfaces/web/ui/Marked.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { keyName } from '#surfaces/web/ui/Page.ui.tsx';
import { groupsFor } from './paletteHits.ts';
import type { Hit } from './paletteHits.ts';
import { usePaletteHits } from './usePaletteHits.ts';

const text = shellText.palette;

export default function Palette({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={640} yOffset={104} padding={0} aria-label={text.title} classNames={{ inner: 'palette-inner', body: 'palette' }}>
      <Searching close={onClose} />
    </Modal>
  );
}

function Searching({ close }: { close: () => void }) {
  const [typed, setTyped] = useState('');
  const words = typed.trim();
  const [chosen, setChosen] = useState<string | null>(null);
  const { hits, isWaiting } = usePaletteHits(words, close);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(0, hits.findIndex(({ id }) => id === chosen));
  const current = hits[at];
  useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }); }, [current?.id]);
  const press = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: hits.length - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (to !== undefined && !(typed && (event.key === 'Home' || event.key === 'End'))) {
      event.preventDefault();
      setChosen(hits[Math.max(0, Math.min(hits.length - 1, to))]?.id ?? null);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      current?.run();
    }
  };
  return (
    <>
      <div className="palette-head">
        <Icon name="search" />
        <input data-autofocus autoFocus className="palette-input" aria-label={text.title} placeholder={text.placeholder} value={typed} autoComplete="off" spellCheck={false} role="combobox" aria-expanded="true" aria-autocomplete="list"
          aria-controls="palette-hits" aria-activedescendant={current ? `hit-${at}` : undefined} onChange={(event) => { setTyped(event.currentTarget.value); setChosen(null); }} onKeyDown={press} />
        <span className="meta not-phone">{text.what}</span>
        <button type="button" className="btn quiet ico only-phone" aria-label={shellText.close} onClick={close}><Icon name="x" /></button>
      </div>
      <div className="palette-hits" id="palette-hits" role="listbox" aria-label={text.title} ref={list}>
        {groupsFor(words).map((group) => {
          const own = hits.filter((hit) => hit.group === group);
          return own.length > 0 && (
            <div key={group} role="group" aria-label={text.groups[group]}>
              <h3 aria-hidden="true">{text.groups[group]}</h3>
              {own.map((hit) => <Row key={hit.id} of={hit} at={hits.indexOf(hit)} isChosen={hit === current} choose={() => setChosen(hit.id)} />)}
            </div>
          );
        })}
      </div>
      <div className="palette-foot" aria-hidden="true">
        <span><Kbd>↑</Kbd><Kbd>↓</Kbd>{text.choose}</span><span><Kbd>↵</Kbd>{text.open}</span><span><Kbd>{keyName('Escape')}</Kbd>{shellText.close}</span>
        <span className="end num">{words !== '' && !isWaiting && text.count(hits.length)}</span>
      </div>
      <p className="vh" role="status">{words !== '' && !isWaiting && text.count(hits.length)}</p>
    </>
  );
}

function Row({ of, at, isChosen, choose }: { of: Hit; at: number; isChosen: boolean; choose: () => void }) {
  return (
    <button type="button" id={`hit-${at}`} role="option" aria-selected={isChosen} tabIndex={-1} className="palette-hit" onMouseMove={choose} onClick={of.run}>
      {of.avatar ? <Avatar id={of.avatar.id} name={of.label} isOrganisation={of.avatar.isOrganisation} /> : <span className="palette-icon">{of.icon && <Icon name={of.icon} />}</span>}
      {of.excerpt
        ? <span className="cut grow">“<MarkedParts text={of.excerpt.text} marks={of.excerpt.marks} />” <span className="faint">{of.beside}</span></span>
        : <span className="cut grow"><b><MarkedParts text={of.label} marks={of.marks ?? []} isName /></b> <span className="faint">{of.beside}</span></span>}
      {of.strength !== undefined && of.strength !== null && <Nearness strength={of.strength} />}
      {of.end && <span className="meta num">{of.end}</span>}
      {of.key && <Kbd>{keyName(of.key)}</Kbd>}
    </button>
  );
}
