// What is remembered about tables: what each column means, under a name; renamed in place, forgotten with a way back.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { day } from '#surfaces/web/ui/format.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { CUSTOM, IGNORED } from './mapping.ts';
import { mapText as text } from './map.text.ts';

type SavedMap = Item<'importMaps.list'>;

export function SavedMaps() {
  const maps = useItems('importMaps.list', { limit: 50 });
  if (maps.isLoading) return null;
  return (
    <Section title={text.title}>
      <p className="muted">{text.words}</p>
      <Trouble of={maps.error} again={maps.again} />
      {maps.items.length === 0 && !maps.error && <Empty title={text.empty}>{text.emptyWords}</Empty>}
      <ul className="lines">{maps.items.map((map) => <MapLine key={map.id} of={map} />)}</ul>
      {maps.hasMore && <Button variant="subtle" onClick={maps.more}>{text.more}</Button>}
    </Section>
  );
}

function MapLine({ of: { id, name, layout, columns, savedBy, savedAt } }: { of: SavedMap }) {
  const { mayWrite } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const restore = useAct('importMaps.restore');
  const forget = useAct('importMaps.forget', () => toast(text.forgotten(name), () => restore.mutate({ id })));
  const said = columns.filter(({ field }) => field !== CUSTOM && field !== IGNORED);
  return (
    <li className="line">
      <div className="grow">
        {isNaming ? <Naming id={id} name={name} onDone={() => setNaming(false)} /> : <b>{name}</b>}
        <span className="meta">{layout ? text.layout(layout) : text.noLayout} · {text.columns(columns.length, said.length)} · {text.saved(day(savedAt), savedBy)}</span>
        {isOpen && <ul className="lines small">{columns.map(({ title, field }) => <li key={title} className="line"><span className="grow">{title}</span><Tag>{text.meanings[field] ?? field}</Tag></li>)}</ul>}
        <Trouble of={forget.error ?? restore.error} />
      </div>
      <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} aria-label={text.showOf(name)} onClick={() => setOpen(!isOpen)}>{isOpen ? text.hide : text.show}</Button>
      {mayWrite && !isNaming && <Button size="compact-sm" variant="subtle" aria-label={text.renameOf(name)} onClick={() => setNaming(true)}>{text.rename}</Button>}
      {mayWrite && <Button size="compact-sm" variant="subtle" aria-label={text.forgetOf(name)} title={text.forgetWords} loading={forget.isPending} onClick={() => forget.mutate({ id })}>{text.forget}</Button>}
    </li>
  );
}

function Naming({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const [words, setWords] = useState(name);
  const back = useAct('importMaps.update');
  const update = useAct('importMaps.update', () => {
    toast(text.renamed(words.trim()), () => back.mutate({ id, name }));
    onDone();
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (words.trim() && words.trim() !== name) update.mutate({ id, name: words.trim() }); else onDone(); }}>
      <TextInput size="xs" aria-label={text.nameOf(name)} value={words} autoFocus error={update.error?.message} onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }} />
    </form>
  );
}
