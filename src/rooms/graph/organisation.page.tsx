// The organisation: what it pays and when it renews, its people, who of us knows them, what they speak of, what happened.
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { ago, money, number, plainDay } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Strip } from '#surfaces/web/ui/Strip.ui.tsx';
import { FactList } from '#rooms/people/facts.ui.tsx';
import { OrganisationForm } from '#rooms/people/organisationForm.ui.tsx';
import { TopicsSaid, WhoKnowsThere } from './about.ui.tsx';
import { graphText as text } from './graph.text.ts';
import { Happened } from './timeline.ui.tsx';

type Organisation = Answer<'organisations.get'>;

export default function OrganisationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { mayWrite } = useSession();
  const [isEditing, setEditing] = useState(false);
  const [topic, setTopic] = useState<{ id: string; name: string } | null>(null);
  const organisation = useAnswer('organisations.get', { id });
  useKeys(mayWrite ? [{ key: 'e', label: text.edit.toLowerCase(), act: () => setEditing(true) }] : []);
  const { data } = organisation;
  const side = data && (
    <>
      <WhoKnowsThere organisation={id} />
      <TopicsSaid of={{ organisation: id }} choose={setTopic} />
      <Section title={text.facts}><FactList of={data.facts} /></Section>
    </>
  );
  return (
    <Page title={data?.name ?? ''} width="wide" back="/organisations" side={side} acts={mayWrite && data && <Button leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>{text.edit}</Button>}>
      <Trouble of={organisation.error} again={() => void organisation.refetch()} />
      {!data && !organisation.error && <Waiting lines={8} />}
      {data && <Head of={data} />}
      {data && <People organisation={id} />}
      {data && <Happened of={{ organisation: id }} topic={topic} clearTopic={() => setTopic(null)} />}
      {isEditing && data && <OrganisationForm organisation={data} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function Head({ of }: { of: Organisation }) {
  const { workspace } = useSession();
  return (
    <>
      <div className="person-head">
        <Avatar id={of.id} name={of.name} size="xl" isOrganisation />
        <p>{of.domains.join(', ')}</p>
      </div>
      <Strip of={[
        { label: text.strip.strength, value: <Nearness strength={of.strength} /> },
        { label: text.strip.last, value: ago(of.lastContactAt) },
        of.renewalDate && { label: text.strip.renews, value: plainDay(of.renewalDate) },
        of.yearlyRevenue === null ? null : { label: text.strip.revenue, value: money(of.yearlyRevenue, workspace.currency) },
        of.plan && { label: text.strip.plan, value: of.plan },
        of.size === null ? null : { label: text.strip.size, value: number(of.size) },
        of.owner && { label: text.strip.owner, value: of.owner.name },
      ]} />
    </>
  );
}

function People({ organisation }: { organisation: string }) {
  const people = useItems('people.list', { organisation, limit: 50 });
  return (
    <Section title={text.people} {...(people.first ? { meta: number(people.first.total) } : {})}>
      <Trouble of={people.error} again={people.again} />
      {people.isLoading && <Waiting />}
      {!people.isLoading && people.items.length === 0 && <p className="muted">{text.noPeople}</p>}
      <ul className="lines">
        {people.items.map(({ id, name, title, strength, lastContactAt }) => (
          <li key={id} className="line">
            <Avatar id={id} name={name} />
            <span className="grow cut"><Link className="quiet-link" to={`/people/${id}`}><b>{name}</b></Link> <span className="faint">{title}</span></span>
            <Nearness strength={strength} />
            <span className="num muted end-date">{ago(lastContactAt)}</span>
          </li>
        ))}
      </ul>
      {people.hasMore && <p className="acts"><Button onClick={people.more}>{text.more}</Button></p>}
    </Section>
  );
}
