// The map of an organisation's relationships, with the same as a list. The drawing is loaded only where it is looked at.
import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { graphText } from './graph.text.ts';
import { mapText as text } from './map.text.ts';

type Mapped = Answer<'organisations.map'>;

export default function MapPanel({ id }: { id: string }) {
  const { data, error } = useAnswer('organisations.map', { id });
  const [view, setView] = useState('map');
  if (data && data.edges.length === 0) return null;
  const choice = <SegmentedControl size="xs" aria-label={text.view} value={view} onChange={setView} data={[{ value: 'map', label: text.map }, { value: 'list', label: text.list }]} />;
  return (
    <Section title={text.title} acts={choice}>
      <Trouble of={error} />
      {!data && !error && <Waiting lines={10} />}
      {data && (view === 'map' ? <Drawing of={data} /> : <Twin of={data} />)}
      {data && data.left > 0 && <p className="meta">{text.left(data.left)}</p>}
    </Section>
  );
}

/** The drawing, with what it says in words for whoever cannot see it. */
export function Drawing({ of, legend = text.legend }: { of: Pick<Mapped, 'nodes' | 'edges'>; legend?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const navigate = useNavigate();
  const open = useRef((id: string, isOrganisation: boolean) => void navigate({ to: `/${isOrganisation ? 'organisations' : 'people'}/${id}` }));
  useEffect(() => {
    let end = () => {};
    let isGone = false;
    void import('./mapDrawing.ui.tsx').then(({ draw }) => {
      if (!isGone && box.current) end = draw(box.current, of, (id, isOrganisation) => open.current(id, isOrganisation));
    }).catch((error: Error) => { if (!isGone) setFault(error); });
    return () => {
      isGone = true;
      end();
    };
  }, [of]);
  return (
    <>
      <Trouble of={fault} />
      <div ref={box} className="map" role="img" aria-label={text.label(of.nodes.length, of.edges.length)} />
      <p className="meta">{legend} {text.hint}</p>
    </>
  );
}

/** The same in words: each person with who knows them and whom they know. */
export function Twin({ of: { nodes, edges } }: { of: Pick<Mapped, 'nodes' | 'edges'> }) {
  const names = new Map(nodes.map((node) => [node.id, node]));
  const relation = (kind: string, direction: 'to' | 'from') => (graphText.relations[direction] as Record<string, string>)[kind] ?? kind;
  return (
    <ul className="lines">
      {nodes.filter(({ kind }) => kind === 'person').map(({ id, name }) => (
        <li key={id} className="line top">
          <Avatar id={id} name={name} />
          <div className="grow">
            <Link className="quiet-link" to={`/people/${id}`}><b>{name}</b></Link>
            {edges.filter(({ from, to }) => from === id || to === id).map(({ from, to, kind, strength }) => {
              const other = names.get(from === id ? to : from);
              return other && <p key={`${from} ${to} ${kind}`} className="meta">{kind === 'tie' ? text.tie(other.name, strength ?? 0) : kind === 'at' ? <Link className="quiet-link" to={`/organisations/${other.id}`}>{text.at(other.name)}</Link> : <>{relation(kind, from === id ? 'to' : 'from')} <Link className="quiet-link" to={`/people/${other.id}`}>{other.name}</Link></>}</p>;
            })}
          </div>
        </li>
      ))}
    </ul>
  );
}
