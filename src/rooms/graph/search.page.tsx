// Everything that fits the words: people, organisations, topics, and what was written, with the words marked.
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { ago, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { MarkedParts } from '#surfaces/web/ui/Marked.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { InteractionDialog } from './interaction.ui.tsx';
import { SEARCH_LIMIT_MAX } from './search.ts';
import { searchText as text } from './search.text.ts';

type Hit = Answer<'search.find'>['items'][number];
type Kind = Hit['kind'];
const KINDS: readonly Kind[] = ['person', 'organisation', 'topic', 'interaction'];
const TYPING_MS = 150;

export default function SearchPage() {
  const navigate = useNavigate();
  const held = useSearch({ strict: false }) as { q?: unknown; kind?: string; open?: string };
  const asked = held.q === undefined ? '' : String(held.q);
  const kind = KINDS.find((one) => one === held.kind) ?? null;
  const [typed, setTyped] = useState(asked);
  const [words] = useDebouncedValue(typed.trim(), TYPING_MS);
  const field = useRef<HTMLInputElement>(null);
  const turn = (change: { q?: string; kind?: string | null; open?: string | null }) => void navigate({
    to: '/search', replace: true, search: Object.fromEntries(Object.entries({ q: asked, kind, open: held.open, ...change }).filter(([, value]) => value)),
  });
  useEffect(() => {
    if (words !== asked) turn({ q: words });
    // eslint-disable-next-line react/exhaustive-deps -- only what is typed is brought into the address
  }, [words]);
  const found = useAnswer('search.find', { words: asked, limit: SEARCH_LIMIT_MAX, ...(kind ? { kinds: [kind] } : {}) }, { isOff: asked === '', keepsPrevious: true });
  const hits = asked === '' ? [] : (found.data?.items ?? []).map((hit) => ({ ...hit, of: hit.id, id: `${hit.kind} ${hit.id}` }));
  const open = (hit: Hit & { of: string }) => void ({
    person: () => navigate({ to: `/people/${hit.of}` }), organisation: () => navigate({ to: `/organisations/${hit.of}` }),
    topic: () => navigate({ to: '/ask', search: { q: text.aboutTopic(hit.title) } }), interaction: () => turn({ open: hit.of }),
  })[hit.kind]();
  const ask = () => void navigate({ to: '/ask', search: { q: asked } });
  useKeys([{ key: '/', label: text.keys.search, act: () => field.current?.focus() }]);
  const band = (
    <div className="filters">
      <TextInput ref={field} className="broad-field" aria-label={text.input} placeholder={text.input} leftSection={<Icon name="search" />} value={typed} autoFocus={asked === ''} onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Escape') event.currentTarget.blur(); }} rightSection={typed && <button type="button" className="bare" aria-label={text.clear} onClick={() => { setTyped(''); field.current?.focus(); }}><Icon name="x" size="sm" /></button>} />
      <SegmentedControl className="kinds-choice" aria-label={text.kindsLabel} value={kind ?? 'all'} onChange={(value) => turn({ kind: value === 'all' ? null : value })} data={(['all', ...KINDS] as const).map((value) => ({ value, label: text.kinds[value] }))} />
    </div>
  );
  return (
    <Page title={text.title} width="list" band={band} {...(asked && found.data ? { meta: text.found(number(hits.length), hits.length === 1) } : {})}
      acts={asked && <Button leftSection={<Icon name="ask" />} aria-label={text.ask} onClick={ask}><span className="not-phone">{text.ask}</span></Button>}>
      <Trouble of={found.error} again={() => void found.refetch()} />
      <div className="hits">
        <List label={text.list} items={hits} columns={COLUMNS} lead={markOf} onOpen={open} isLoading={found.isLoading && asked !== ''}
          empty={!found.error && <Nothing words={asked} kind={kind} everywhere={() => turn({ kind: null })} />} />
      </div>
      {held.open && <InteractionDialog id={held.open} quoted={null} onClose={() => turn({ open: null })} />}
    </Page>
  );
}

const markOf = ({ kind, of, title, person }: Hit & { of: string }) => {
  if (kind === 'topic') return <Icon name="topic" />;
  if (kind === 'interaction') return person ? <Avatar id={person.id} name={person.name} /> : <Icon name="mail" />;
  return <Avatar id={of} name={title} isOrganisation={kind === 'organisation'} />;
};

const COLUMNS: Column<Hit & { of: string }>[] = [
  {
    key: 'what', label: text.columns.what, kind: 'name',
    cell: ({ title, titleMarks, excerpt, excerptMarks }) => <><MarkedParts text={title} marks={titleMarks} isName />{excerpt && <p className="plain muted cut-lines">“<MarkedParts text={excerpt} marks={excerptMarks} />”</p>}</>,
  },
  { key: 'who', label: text.columns.who, kind: 'text', phone: 'line', cell: ({ kind, beside, person }) => (person ? <Link className="quiet-link" to={`/people/${person.id}`}>{person.name}</Link> : <span className="faint">{beside ?? text.kindOf[kind]}</span>) },
  { key: 'strength', label: text.columns.strength, kind: 'near', cell: ({ strength }) => strength !== null && <Nearness strength={strength} /> },
  { key: 'at', label: text.columns.at, kind: 'date', phone: 'end', cell: ({ at }) => at && ago(at) },
];

function Nothing({ words, kind, everywhere }: { words: string; kind: Kind | null; everywhere: () => void }) {
  if (words === '') return <Empty title={text.first}>{text.firstWords}</Empty>;
  return <Empty title={text.none(words)} act={kind && <Button onClick={everywhere}>{text.everywhere}</Button>}>{kind ? text.noneAmong(text.kinds[kind]) : text.noneWords}</Empty>;
}
