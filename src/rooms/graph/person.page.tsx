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
import { Panels, SubjectMenu } from '#surfaces/web/ui/Panels.ui.tsx';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { useParts } from '#surfaces/web/ui/Parts.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Strip } from '#surfaces/web/ui/Strip.ui.tsx';
import { FactList } from '#rooms/people/facts.ui.tsx';
import { PersonForm } from '#rooms/people/personForm.ui.tsx';
import { Relationships, TopicsSaid, WhyNear } from './about.ui.tsx';
import { graphText as text } from './graph.text.ts';
import { Preference } from './preference.ui.tsx';
import { Happened } from './timeline.ui.tsx';
import type { Topic } from './timeline.ui.tsx';
import { understandingText } from './understanding.text.ts';

type Person = Answer<'people.get'>;

export default function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <Known key={id} id={id} />;
}

function Known({ id }: { id: string }) {
  const { mayWrite } = useSession();
  const [isEditing, setEditing] = useState(false);
  const [topic, setTopic] = useState<Topic | null>(null);
  const { data, error, refetch } = useAnswer('people.get', { id });
  const topics = useAnswer('people.topics', { id });
  useKeys(mayWrite ? [{ key: 'e', label: text.edit.toLowerCase(), act: () => setEditing(true) }] : []);
  const parts = useParts(
    { label: text.happened, of: <Happened of={{ person: id }} topics={topics.data?.items.map((tally) => tally.topic) ?? []} topic={topic} choose={setTopic} /> },
    { label: text.about, of: <>
      <Panels subject="person" place="side" id={id} />
      <TopicsSaid tallies={topics} chosen={topic?.id ?? null} choose={setTopic} />
      <Relationships person={id} />
      {data && <Section title={text.handles}><Handles of={data.handles} /></Section>}
      {data && <Section title={text.facts}><FactList of={data.facts} subject={{ kind: 'person', id, name: data.name }} /></Section>}
    </> },
  );
  return (
    <Page title={data?.name ?? ''} lead={data && <Avatar id={id} name={data.name} size="xl" />} sub={data ? <Who of={data} /> : ''} width="wide" back="/people" {...(data ? { side: parts.side } : {})}
      acts={data && <Acts of={data} edit={mayWrite ? () => setEditing(true) : null} />}>
      <Trouble of={error} again={() => void refetch()} />
      {!data && !error && <Waiting lines={8} />}
      {data && <Figures of={data} />}
      {data && <Panels subject="person" place="first" id={id} />}
      {data && <Panels subject="person" place="main" id={id} />}
      {data && parts.main}
      {isEditing && data && <PersonForm person={data} onClose={() => setEditing(false)} />}
    </Page>
  );
}

/** Writing and calling leave to the member's own mail program and phone: nothing is sent from here. */
function Acts({ of: { id, name, email, phone, handles }, edit }: { of: Person; edit: (() => void) | null }) {
  const number = phone ?? handles.find(({ kind }) => kind === 'phone')?.value;
  const go = (address: string) => { window.location.href = address; };
  useKeys([...(email ? [{ key: 'w', label: understandingText.keys.write, act: () => go(`mailto:${email}`) }] : []), ...(number ? [{ key: 'c', label: understandingText.keys.call, act: () => go(`tel:${number}`) }] : [])]);
  return (
    <>
      {email && <Button component="a" href={`mailto:${email}`} leftSection={<Icon name="mail" />} aria-label={understandingText.write}><span className="not-phone">{understandingText.write}</span></Button>}
      {number && <Button component="a" href={`tel:${number}`} leftSection={<Icon name="phone" />} aria-label={understandingText.call}><span className="not-phone">{understandingText.call}</span></Button>}
      <SubjectMenu subject="person" id={id} name={name} own={edit ? [{ key: 'edit', label: text.edit, icon: 'edit', act: edit }] : []} />
    </>
  );
}

function Who({ of: { title, organisation, email, city, country, tags } }: { of: Person }) {
  const place = [city, country].filter(Boolean).join(', ');
  return (
    <span className="who">
      {title && <span>{title}</span>}
      {organisation && <Link className="link" to={`/organisations/${organisation.id}`}>{organisation.name}</Link>}
      {email && <a className="quiet-link not-phone" href={`mailto:${email}`}>{email}</a>}
      {place && <span className="faint">{place}</span>}
      {tags.map((tag) => <Link key={tag} to="/people" search={{ tag }}><Tag>{tag}</Tag></Link>)}
    </span>
  );
}

function Figures({ of: person }: { of: Person }) {
  const said = useItems('interactions.list', { person: person.id, kind: 'survey response', limit: 10 });
  const scored = said.items.find(({ response }) => response !== null && response.score !== null)?.response?.score ?? null;
  const again = said.items.find(({ response }) => response?.buyAgain)?.response?.buyAgain;
  return (
    <Strip of={[
      { label: text.strip.strength, value: <WhyNear person={person.id} strength={person.strength} /> },
      { label: understandingText.preference.label, value: <Preference person={person.id} /> },
      { label: text.strip.last, value: ago(person.lastContactAt) },
      scored === null ? null : { label: text.strip.score, value: text.ofTen(number(scored)) },
      again ? { label: text.strip.again, value: again } : null,
      person.owner && { label: text.strip.owner, value: person.owner.name },
      person.startedOn && { label: text.strip.since, value: plainDay(person.startedOn) },
      person.leftOn && { label: text.strip.left, value: plainDay(person.leftOn) },
    ]} />
  );
}

/** A mail address and a phone number can be used at once. */
function Handles({ of }: { of: Person['handles'] }) {
  const ways: Record<string, string> = { email: 'mailto:', phone: 'tel:' };
  return <ul className="lines small">{of.map(({ kind, value }) => <li key={`${kind} ${value}`} className="line"><span className="muted">{text.handleKinds[kind] ?? kind}</span>{ways[kind] ? <a className="grow quiet-link break" href={`${ways[kind]}${value}`}>{value}</a> : <span className="grow break">{value}</span>}</li>)}</ul>;
}
