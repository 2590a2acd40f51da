// Bringing files in: choose, see how they will be read, try or import; below, what was brought so far.
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Input, Item } from '#surfaces/web/api/types.ts';
import { StateChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { ago, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { Dropping } from './dropping.ui.tsx';
import { SavedMaps } from './map.ui.tsx';
import { importsText as text } from './imports.text.ts';
import type { Prepared } from './preparing.ui.tsx';
import { PreparedFile } from './preparing.ui.tsx';
import { mayStop } from './run.ts';
import { RunState, TriedRun } from './run.ui.tsx';

interface Chosen {
  key: number;
  file: File;
  prepared: Prepared | null;
}

let nextKey = 1;

export default function ImportPage() {
  const { mayWrite } = useSession();
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const take = (files: File[]) => setChosen((old) => [...old, ...files.map((file) => ({ key: nextKey++, file, prepared: null }))]);
  const prepared = (key: number) => (result: Prepared | null) => setChosen((old) => old.map((it) => (it.key === key ? { ...it, prepared: result } : it)));
  const remove = (key: number) => setChosen((old) => old.filter((it) => it.key !== key));
  return (
    <Page title={text.title} width="wide">
      {mayWrite ? <Dropping take={take} isSmall={chosen.length > 0} /> : <p className="muted">{text.readers}</p>}
      {chosen.length > 0 && (
        <Section title={text.prepare.title}>
          <ul className="prepared-list">{chosen.map(({ key, file }) => <PreparedFile key={key} file={file} onPrepared={prepared(key)} onRemove={() => remove(key)} />)}</ul>
          <Starting chosen={chosen} clear={() => setChosen([])} />
        </Section>
      )}
      <History />
      <SavedMaps />
    </Page>
  );
}

/** Files whose columns a person explained go each on their own, because a map is for one table; all others go together. */
function runsFor(chosen: readonly Chosen[], isDry: boolean): Input<'imports.create'>[] {
  const ready = chosen.flatMap((it) => (it.prepared ? [it.prepared] : []));
  const plain = ready.filter(({ map }) => map === null).map(({ upload }) => upload);
  return [...(plain.length > 0 ? [{ uploads: plain, isDry }] : []), ...ready.flatMap(({ upload, map }) => (map ? [{ uploads: [upload], map, isDry }] : []))];
}

function Starting({ chosen, clear }: { chosen: readonly Chosen[]; clear: () => void }) {
  const navigate = useNavigate();
  const create = useAct('imports.create');
  const [tried, setTried] = useState<string[]>([]);
  const isReady = chosen.every(({ prepared }) => prepared !== null);
  const begin = async (isDry: boolean) => {
    const ids: string[] = [];
    for (const run of runsFor(chosen, isDry)) ids.push((await create.mutateAsync(run)).id);
    if (isDry) return setTried(ids);
    clear();
    if (ids.length === 1) void navigate({ to: `/import/${ids[0]}` });
  };
  return (
    <>
      {tried.length > 0 && <div className="well stack"><h3>{text.prepare.tried}</h3>{tried.map((id) => <TriedRun key={id} id={id} />)}</div>}
      <Trouble of={create.error} />
      <div className="acts">
        <Button variant="filled" disabled={!isReady} loading={create.isPending} leftSection={<Icon name="import" />} onClick={() => void begin(false)}>{text.prepare.start(chosen.length)}</Button>
        <Button disabled={!isReady || create.isPending} title={text.prepare.dryWords} onClick={() => void begin(true)}>{text.prepare.dry}</Button>
        <Button variant="subtle" onClick={clear}>{text.prepare.cancel}</Button>
      </div>
    </>
  );
}

type Run = Item<'imports.list'>;

function History() {
  const navigate = useNavigate();
  const runs = useItems('imports.list', { limit: 50 }, { everyMs: (items) => (items.some(({ state }) => mayStop(state)) ? 1_000 : false) });
  // What was only tried brought nothing; it is told where it was tried.
  const items = runs.items.filter(({ isDry }) => !isDry);
  if (!runs.isLoading && items.length === 0 && !runs.hasMore && !runs.error) return null;
  return (
    <Section title={text.history.title}>
      <Trouble of={runs.error} again={runs.again} />
      <div className="flush"><List label={text.history.title} items={items} columns={columns} isLoading={runs.isLoading} hasMore={runs.hasMore} more={runs.more} onOpen={({ id }) => void navigate({ to: `/import/${id}` })} /></div>
    </Section>
  );
}

const columns: readonly Column<Run>[] = [
  { key: 'file', label: text.history.file, kind: 'name', cell: ({ sourceName, message }) => <>{sourceName}{message && <span className="faint" title={message}> {message}</span>}</> },
  { key: 'state', label: text.history.state, kind: 'state', phone: 'end', cell: (run) => <RunState of={run} /> },
  { key: 'count', label: text.history.count, kind: 'number', cell: ({ read }) => number(read) },
  { key: 'fresh', label: text.history.fresh, kind: 'number', cell: ({ created }) => number(created) },
  { key: 'refused', label: text.history.refused, kind: 'number', cell: ({ rejected }) => (rejected > 0 ? <StateChip tone="warn">{number(rejected)}</StateChip> : number(0)) },
  { key: 'when', label: text.history.when, kind: 'date', phone: 'line', cell: ({ createdAt }) => ago(createdAt) },
];
