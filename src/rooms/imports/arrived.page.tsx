// After an import: what came in, who we think "we" are, who slips away or is heard most, and three questions to begin with.
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { ago, counted, day, number } from '#surfaces/web/ui/format.ts';
import { Columns, Figure, Figures, Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { DomainLines } from '#rooms/graph/ownDomain.ui.tsx';
import { importsText } from './imports.text.ts';

const text = importsText.arrived;
type Overview = Answer<'overview.get'>;

export default function ArrivedPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const arrived = useAnswer('graph.arrived', { id });
  const run = useAnswer('imports.get', { id });
  const overview = useAnswer('overview.get', {});
  const { asOf, isPast } = overview.data ?? { asOf: null, isPast: false };
  const isWithoutTopics = overview.data !== undefined && overview.data.topics.accepted + overview.data.topics.proposed === 0;
  const past = asOf && isPast ? text.asOf(day(asOf)) : undefined;
  const { from, to } = arrived.data ?? { from: null, to: null };
  return (
    <Page title={text.title} width="wide" back={`/import/${id}`} {...(from && to ? { meta: text.from(day(from), day(to)) } : {})}>
      <Trouble of={arrived.error ?? overview.error} again={() => void arrived.refetch()} />
      {arrived.data ? <Arrived of={arrived.data} changed={run.data?.updated ?? 0} /> : <Waiting lines={4} />}
      <Questions of={overview.data} />
      <Columns>
        <Section title={text.slipping} meta={past}><p className="muted">{text.slippingWords}</p><People of={overview.data?.slippingAway} none={text.nobody} end={({ lastContactAt }) => ago(lastContactAt, asOf ? new Date(asOf) : undefined)} /></Section>
        <Section title={text.loudest} meta={past}><p className="muted">{text.loudestWords}</p><People of={overview.data?.loudest} none={isWithoutTopics ? text.noTopics : text.nobody} end={({ count }) => number(count)} /></Section>
      </Columns>
    </Page>
  );
}

function Arrived({ of, changed }: { of: Answer<'graph.arrived'>; changed: number }) {
  // Also the ones that are decided: a decision can be taken back where it was made.
  const domains = useItems('ownDomains.list', {});
  const kinds = Object.entries(of.interactions).filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  const isNothing = of.people + of.organisations + kinds.length + changed === 0;
  return (
    <>
      {isNothing ? <Empty title={text.nothing}>{text.nothingWords}</Empty> : (
        <Figures>
          {of.people > 0 && <Counted count={of.people} words={text.people} to="/people" />}
          {of.organisations > 0 && <Counted count={of.organisations} words={text.organisations} to="/organisations" />}
          {kinds.map(([kind, count]) => <Counted key={kind} count={count} words={text.kinds[kind] ?? [kind, kind]} />)}
          {of.topicsProposed > 0 && <Counted count={of.topicsProposed} words={text.topics} to="/topics" />}
          {changed > 0 && <Counted count={changed} words={text.changed} />}
        </Figures>
      )}
      {of.withoutAddress > 0 && <div className="well"><p>{text.withoutAddress(`${number(of.withoutAddress)} ${text.withoutAddressOf[of.withoutAddress === 1 ? 0 : 1]}`)}</p></div>}
      {(of.ownDomains.length > 0 || of.colleagues > 0) && domains.items.length > 0 && (
        <Section title={text.us}>
          <p className="muted">{text.usWords}{of.colleagues > 0 ? ` ${text.colleagues(counted(of.colleagues, text.colleague[0]!, text.colleague[1]!))}` : ''}</p>
          <DomainLines of={domains.items} />
        </Section>
      )}
    </>
  );
}

function Counted({ count, words, to }: { count: number; words: readonly string[]; to?: string }) {
  const label = counted(count, words[0] ?? '', words[1] ?? '').replace(/^\S+ /, '');
  return <Figure value={number(count)}>{to ? <Link className="link" to={to}>{label}</Link> : label}</Figure>;
}

function Questions({ of }: { of: Overview | undefined }) {
  if (of?.questions.length === 0) return null;
  return (
    <Section title={text.ask}>
      <p className="muted">{text.askWords}</p>
      {!of ? <Waiting /> : (
        <ul className="lines">
          {of.questions.map(({ words, count }) => <li key={words} className="line"><Link className="grow link" to="/ask" search={{ q: words }}>{words}</Link><span className="num muted">{number(count)}</span><Button size="compact-sm" renderRoot={(props) => <Link to="/ask" search={{ q: words }} {...props} />} aria-label={`${text.askAct}: ${words}`}>{text.askAct}</Button></li>)}
        </ul>
      )}
    </Section>
  );
}

interface Who {
  id: string;
  name: string;
  organisation: string | null;
  why: string;
}

function People<P extends Who>({ of, none, end }: { of: readonly P[] | undefined; none: string; end: (person: P) => ReactNode }) {
  if (!of) return <Waiting lines={6} />;
  if (of.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className="lines">
      {of.map((person) => (
        <li key={person.id} className="line">
          <Avatar id={person.id} name={person.name} />
          <div className="grow"><b className="cut"><Link to={`/people/${person.id}`}>{person.name}</Link> {person.organisation && <span className="faint">{person.organisation}</span>}</b><span className="meta">{person.why}</span></div>
          <span className="num muted">{end(person)}</span>
        </li>
      ))}
    </ul>
  );
}
