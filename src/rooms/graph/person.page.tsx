// The person: who they are, what happened, who of us knows them and why, what they speak of, and every value with its source.
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { ago, number, plainDay } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Strip } from '#surfaces/web/ui/Strip.ui.tsx';
import { FactList } from '#rooms/people/facts.ui.tsx';
import { PersonForm } from '#rooms/people/personForm.ui.tsx';
import { Relationships, TopicsSaid, WhoKnows } from './about.ui.tsx';
import { graphText as text } from './graph.text.ts';
import { Happened } from './timeline.ui.tsx';

type Person = Answer<'people.get'>;

export default function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { mayWrite } = useSession();
  const [isEditing, setEditing] = useState(false);
  const [topic, setTopic] = useState<{ id: string; name: string } | null>(null);
  const person = useAnswer('people.get', { id });
  useKeys(mayWrite ? [{ key: 'e', label: text.edit.toLowerCase(), act: () => setEditing(true) }] : []);
  const { data } = person;
  const side = data && (
    <>
      <WhoKnows person={id} />
      <TopicsSaid of={{ person: id }} choose={setTopic} />
      <Relationships person={id} />
      <Section title={text.handles}><ul className="lines small">{data.handles.map(({ kind, value }) => <li key={`${kind} ${value}`} className="line"><span className="muted">{kind}</span><span className="grow cut">{value}</span></li>)}</ul></Section>
      <Section title={text.facts}><FactList of={data.facts} /></Section>
    </>
  );
  return (
    <Page title={data?.name ?? ''} width="wide" back="/people" side={side} acts={mayWrite && data && <Button leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>{text.edit}</Button>}>
      <Trouble of={person.error} again={() => void person.refetch()} />
      {!data && !person.error && <Waiting lines={8} />}
      {data && <Head of={data} />}
      {data && <Happened of={{ person: id }} topic={topic} clearTopic={() => setTopic(null)} />}
      {isEditing && data && <PersonForm person={data} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function Head({ of: person }: { of: Person }) {
  const said = useItems('interactions.list', { person: person.id, kind: 'survey response', limit: 10 });
  const scored = said.items.find(({ response }) => response?.score != null)?.response?.score;
  const again = said.items.find(({ response }) => response?.buyAgain)?.response?.buyAgain;
  return (
    <>
      <div className="person-head">
        <Avatar id={person.id} name={person.name} size="xl" />
        <div>
          <p>{person.title}{person.title && person.organisation && ' · '}{person.organisation && <Link className="link" to={`/organisations/${person.organisation.id}`}>{person.organisation.name}</Link>}{[person.city, person.country].some(Boolean) && <span className="faint"> · {[person.city, person.country].filter(Boolean).join(', ')}</span>}</p>
          {person.tags.length > 0 && <p className="tl-chips">{person.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}</p>}
        </div>
      </div>
      <Strip of={[
        { label: text.strip.strength, value: <Nearness strength={person.strength} /> },
        { label: text.strip.last, value: ago(person.lastContactAt) },
        scored == null ? null : { label: text.strip.score, value: text.ofTen(number(scored)) },
        again ? { label: text.strip.again, value: again } : null,
        person.owner && { label: text.strip.owner, value: person.owner.name },
        person.startedOn && { label: text.strip.since, value: plainDay(person.startedOn) },
        person.leftOn && { label: text.strip.left, value: plainDay(person.leftOn) },
      ]} />
    </>
  );
}
