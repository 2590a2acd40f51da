// The organisation: what it pays and when it renews, its people, who of us knows them, what they speak of, what happened.
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { ago, money, number, plainDay } from '#surfaces/web/ui/format.ts';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Panels, SubjectMenu } from '#surfaces/web/ui/Panels.ui.tsx';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { useParts } from '#surfaces/web/ui/Parts.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Strip } from '#surfaces/web/ui/Strip.ui.tsx';
import { FactList } from '#rooms/people/facts.ui.tsx';
import { OrganisationForm } from '#rooms/people/organisationForm.ui.tsx';
import { TopicsSaid, WhoKnowsThere } from './about.ui.tsx';
import { graphText as text } from './graph.text.ts';
import { Happened } from './timeline.ui.tsx';
import type { Topic } from './timeline.ui.tsx';

type Organisation = Answer<'organisations.get'>;
const PEOPLE_SHOWN = 5;

export default function OrganisationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <Known key={id} id={id} />;
}

function Known({ id }: { id: string }) {
  const { mayWrite } = useSession();
  const [isEditing, setEditing] = useState(false);
  const [topic, setTopic] = useState<Topic | null>(null);
  const { data, error, refetch } = useAnswer('organisations.get', { id });
  const topics = useAnswer('organisations.topics', { id });
  useKeys(mayWrite ? [{ key: 'e', label: text.edit.toLowerCase(), act: () => setEditing(true) }] : []);
  const parts = useParts(
    { label: text.happened, of: <>
      <People organisation={id} />
      <Panels subject="organisation" place="main" id={id} />
      <Happened of={{ organisation: id }} topics={topics.data?.items.map((tally) => tally.topic) ?? []} topic={topic} choose={setTopic} />
    </> },
    { label: text.about, of: <>
      <Panels subject="organisation" place="side" id={id} />
      <WhoKnowsThere organisation={id} />
      <TopicsSaid tallies={topics} chosen={topic?.id ?? null} choose={setTopic} />
      {data && <Section title={text.facts}><FactList of={data.facts} subject={{ kind: 'organisation', id, name: data.name }} /></Section>}
    </> },
  );
  return (
    <Page title={data?.name ?? ''} lead={data && <Avatar id={id} name={data.name} size="xl" isOrganisation />} sub={data ? data.domains.join(', ') : ''} width="wide" back="/organisations" {...(data ? { side: parts.side } : {})}
      acts={data && <SubjectMenu subject="organisation" id={id} name={data.name} own={mayWrite ? [{ key: 'edit', label: text.edit, icon: 'edit', act: () => setEditing(true) }] : []} />}>
      <Trouble of={error} again={() => void refetch()} />
      {!data && !error && <Waiting lines={8} />}
      {data && <Figures of={data} />}
      {data && <Panels subject="organisation" place="first" id={id} />}
      {data && parts.main}
      {isEditing && data && <OrganisationForm organisation={data} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function Figures({ of }: { of: Organisation }) {
  const { workspace } = useSession();
  return (
    <Strip of={[
      { label: text.strip.strength, value: <Nearness strength={of.strength} /> },
      { label: text.strip.last, value: ago(of.lastContactAt) },
      of.renewalDate && { label: text.strip.renews, value: text.renewal(plainDay(of.renewalDate), ago(of.renewalDate)) },
      of.yearlyRevenue === null ? null : { label: text.strip.revenue, value: money(of.yearlyRevenue, workspace.currency) },
      of.plan && { label: text.strip.plan, value: of.plan },
      of.size === null ? null : { label: text.strip.size, value: number(of.size) },
      of.owner && { label: text.strip.owner, value: of.owner.name },
    ]} />
  );
}

function People({ organisation }: { organisation: string }) {
  const [isAll, setAll] = useState(false);
  const people = useItems('people.list', { organisation, limit: 50 });
  const total = people.first?.total ?? 0;
  const isLong = total > PEOPLE_SHOWN + 1;
  return (
    <Section title={text.people} {...(people.first ? { meta: number(total) } : {})}>
      <Trouble of={people.error} again={people.again} />
      {people.isLoading && <Waiting />}
      {!people.isLoading && people.items.length === 0 && <p className="muted">{text.noPeople}</p>}
      <ul className="lines">
        {(isLong && !isAll ? people.items.slice(0, PEOPLE_SHOWN) : people.items).map(({ id, name, title, strength, lastContactAt }) => (
          <li key={id} className="line">
            <Avatar id={id} name={name} />
            <span className="grow name-line"><Link className="quiet-link cut" to={`/people/${id}`}><b>{name}</b></Link><span className="faint cut">{title}</span></span>
            <Nearness strength={strength} />
            <span className="num muted end-date not-phone">{ago(lastContactAt)}</span>
          </li>
        ))}
      </ul>
      {isLong && !isAll && <p className="line-more"><button type="button" className="link meta" onClick={() => setAll(true)}>{text.allPeople(number(total))}</button></p>}
      {isAll && people.hasMore && <p className="acts"><Button onClick={people.more}>{text.more}</Button></p>}
    </Section>
  );
}
