// An answer as a list, by organisation, or as a map; which stands in the address.
import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { counted, number } from '#surfaces/web/ui/format.ts';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Empty, RowSkeletons, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Drawing, Twin } from '#rooms/graph/map.ui.tsx';
import { askText as text } from './ask.text.ts';

export type View = keyof typeof text.views;
const isView = (view: unknown): view is View => typeof view === 'string' && view in text.views;

/** The view that the address names, and how to choose another. */
export function useView(): [View, (view: View) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const choose = (view: View) => {
    const { view: _view, ...rest } = search;
    void navigate({ to: '/ask', search: (view === 'list' ? rest : { ...rest, view }) as never, replace: true });
  };
  return [isView(search['view']) ? search['view'] : 'list', choose];
}

export function Views({ view, set }: { view: View; set: (view: View) => void }) {
  return <SegmentedControl size="xs" aria-label={text.view} value={view} data={Object.entries(text.views).map(([value, label]) => ({ value, label }))} onChange={(one) => { if (isView(one)) set(one); }} />;
}

export function Viewed({ view, words, asOf }: { view: View; words: string; asOf: string | null }) {
  return view === 'map' ? <Mapped words={words} asOf={asOf} /> : <ByOrganisation words={words} />;
}

type Group = Answer<'questions.organisations'>['items'][number];
const COLUMNS: Column<Group>[] = [
  { key: 'name', label: text.columns.organisation, kind: 'name', cell: ({ id, name }) => <Link to={`/organisations/${id}`}>{name}</Link> },
  { key: 'near', label: text.byOrganisation.nearest, kind: 'near', phone: 'end', cell: ({ strength }) => <Nearness strength={strength} /> },
  { key: 'people', label: text.byOrganisation.people, kind: 'number', phone: 'line', cell: ({ people }) => counted(people, 'person', 'people') },
];

function ByOrganisation({ words }: { words: string }) {
  const { data, error, refetch } = useAnswer('questions.organisations', { words });
  if (error) return <div className="column"><Trouble of={error} again={() => void refetch()} /></div>;
  if (!data) return <RowSkeletons rows={10} />;
  return (
    <>
      <List label={text.byOrganisation.list} items={data.items} columns={COLUMNS} opensFirst hasMore={false} lead={({ id, name }) => <Avatar id={id} name={name} isOrganisation />} opened={(group) => <People of={group} />} empty={<Empty title={text.byOrganisation.none}>{text.byOrganisation.noneWords}</Empty>} />
      {(data.elsewhere > 0 || data.left > 0) && <p className="answer-more muted">{data.elsewhere > 0 && text.byOrganisation.elsewhere(counted(data.elsewhere, 'person', 'people'))} {data.left > 0 && text.byOrganisation.left(number(data.left))}</p>}
    </>
  );
}

/** Who of the answer is there, the nearest first. */
function People({ of: { first, people } }: { of: Group }) {
  return (
    <ul className="lines small">
      {first.map(({ id, name, strength }) => <li key={id} className="line"><Avatar id={id} name={name} /><Link className="grow" to={`/people/${id}`}>{name}</Link><Nearness strength={strength} /></li>)}
      {people > first.length && <li className="line muted">{text.byOrganisation.more(number(people - first.length))}</li>}
    </ul>
  );
}

function Mapped({ words, asOf }: { words: string; asOf: string | null }) {
  const { data, error, refetch } = useAnswer('questions.map', { words });
  return (
    <section className="answer-map" aria-label={text.map.title}>
      <Trouble of={error} again={() => void refetch()} />
      {!data && !error && <Waiting lines={12} />}
      {data && data.nodes.length === 0 && <Empty title={text.map.none} />}
      {data && data.nodes.length > 0 && (
        <>
          <Drawing of={data} legend={text.map.legend} />
          {(data.left > 0 || asOf) && <p className="meta">{data.left > 0 && text.map.left(number(data.left))} {asOf && text.map.now}</p>}
          <details className="fold"><summary>{text.map.twin}</summary><Twin of={data} /></details>
        </>
      )}
    </section>
  );
}
