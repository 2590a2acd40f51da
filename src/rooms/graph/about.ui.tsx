// Beside the timeline: who of us knows them and why so well, what they speak of, whom they know.
import { Popover } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Bar } from '#surfaces/web/ui/Bar.ui.tsx';
import { StanceChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { ago, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { graphText as text } from './graph.text.ts';

type Tie = Item<'people.ties'>;
type Tally = Item<'people.topics'>;
const LINES_SHOWN = 8;
const NAMES_SHOWN = 3;
const STANCES = ['concern', 'praise', 'idea', 'question', 'interest'] as const;

/** How near somebody is, and behind it why. */
export function WhyNear({ person, strength }: { person: string; strength: number }) {
  const { data } = useAnswer('people.ties', { id: person });
  const best = data?.items[0];
  if (!best) return <Nearness strength={strength} />;
  return (
    <Popover position="bottom-start" width={320} trapFocus>
      <Popover.Target><button type="button" className="bare why" title={text.why(best.strength)} aria-label={text.why(best.strength)}><Nearness strength={strength} /></button></Popover.Target>
      <Popover.Dropdown><p><b>{text.best(best.member.name)}</b></p><Points of={best} /></Popover.Dropdown>
    </Popover>
  );
}

export function WhoKnows({ person }: { person: string }) {
  const ties = useAnswer('people.ties', { id: person });
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <Section title={text.knows}>
      <Trouble of={ties.error} />
      {!ties.data && !ties.error && <Waiting />}
      {ties.data?.items.length === 0 && <p className="muted">{text.nobodyKnows}</p>}
      {ties.data?.items.map((tie, at) => <TieLine key={tie.member.id} person={person} tie={tie} isOpen={openId === null ? at === 0 : openId === tie.member.id} open={(isOpen) => setOpenId(isOpen ? '' : tie.member.id)} />)}
    </Section>
  );
}

function TieLine({ person, tie, isOpen, open }: { person: string; tie: Tie; isOpen: boolean; open: (isOpen: boolean) => void }) {
  const { member, mayWrite } = useSession();
  const update = useAct('ties.update');
  const turn = () => update.mutate({ id: person, isPrivate: !tie.isPrivate }, { onSuccess: ({ isPrivate }) => toast(isPrivate ? text.madePrivate : text.madePublic, () => update.mutate({ id: person, isPrivate: !isPrivate })) });
  return (
    <>
      <div className="line">
        <Avatar id={tie.member.id} name={tie.member.name} />
        <span className="grow cut">{tie.member.name}{tie.isPrivate && <span className="faint"> <Icon name="lock" size="sm" /> {text.private}</span>}</span>
        <button type="button" className="bare why" aria-expanded={isOpen} aria-label={text.why(tie.strength)} title={text.why(tie.strength)} onClick={() => open(isOpen)}><Nearness strength={tie.strength} /></button>
      </div>
      {isOpen && <Points of={tie}>{mayWrite && tie.member.id === member.id && <button type="button" className="link" onClick={turn}>{tie.isPrivate ? text.makePublic : text.makePrivate}</button>}</Points>}
      <Trouble of={update.error} />
    </>
  );
}

/** The four parts of a strength, each with where its points come from. */
function Points({ of, children }: { of: Tie; children?: ReactNode }) {
  return (
    <div className="points">
      {of.parts.map(({ part, points, of: most, why }) => <Fragment key={part}><b>{part}</b><span className="num">{points} <span className="faint">/ {most}</span></span><Bar share={points / most} label={part} /><span className="points-why">{why}</span></Fragment>)}
      <p className="flex wrap">{text.never}{children}</p>
    </div>
  );
}

export function WhoKnowsThere({ organisation }: { organisation: string }) {
  const ties = useAnswer('organisations.ties', { id: organisation });
  return (
    <Section title={text.knowsOrganisation}>
      <Trouble of={ties.error} />
      {!ties.data && !ties.error && <Waiting />}
      {ties.data?.items.length === 0 && <p className="muted">{text.nobodyKnows}</p>}
      <Few of={ties.data?.items ?? []} row={({ member, strength, people }) => (
        <div key={member.id} className="line">
          <Avatar id={member.id} name={member.name} />
          <div className="grow"><b className="cut">{member.name}</b><span className="meta cut">{text.through} {people.slice(0, NAMES_SHOWN).map(({ id, name }, at) => <Fragment key={id}>{at > 0 && ', '}<Link className="quiet-link" to={`/people/${id}`}>{name}</Link></Fragment>)}</span></div>
          <Nearness strength={strength} />
        </div>
      )} />
    </Section>
  );
}

interface TopicsProps { tallies: { data: { items: readonly Tally[] } | undefined; error: { message: string } | null }; chosen: string | null; choose: (topic: Tally['topic'] | null) => void }

export function TopicsSaid({ tallies: { data, error }, chosen, choose }: TopicsProps) {
  return (
    <Section title={text.topics}>
      <Trouble of={error} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && <p className="muted">{text.noTopics}</p>}
      <ul className="lines small">
        <Few of={data?.items ?? []} row={(tally) => (
          <li key={tally.topic.id} className="line">
            <button type="button" className="bare grow cut quiet-link" aria-pressed={chosen === tally.topic.id} onClick={() => choose(chosen === tally.topic.id ? null : tally.topic)}>{tally.topic.name}</button>
            <span className="tally">{STANCES.every((stance) => tally[stance] === 0) && <StanceChip stance="neutral">{number(tally.neutral)}</StanceChip>}{STANCES.filter((stance) => tally[stance] > 0).map((stance) => <StanceChip key={stance} stance={stance}>{number(tally[stance])}</StanceChip>)}</span>
          </li>
        )} />
      </ul>
    </Section>
  );
}

export function Relationships({ person }: { person: string }) {
  const { data, error } = useAnswer('people.relationships', { id: person });
  if (!error && (!data || data.items.length === 0)) return null;
  return (
    <Section title={text.relationships}>
      <Trouble of={error} />
      <ul className="lines small">
        <Few of={bothWays(data?.items ?? [])} row={(row) => (
          <li key={`${row.kind} ${row.direction} ${row.person.id}`} className="line">
            <div className="grow"><p><span className="muted">{row.isBothWays ? text.relations.both[row.kind] : text.relations[row.direction][row.kind]}</span> <Link className="quiet-link" to={`/people/${row.person.id}`}><b>{row.person.name}</b></Link>{row.person.organisation && <span className="faint"> {row.person.organisation}</span>}</p></div>
            <span className="meta" title={row.source}>{ago(row.lastAt)}</span>
          </li>
        )} />
      </ul>
    </Section>
  );
}

type Relation = Item<'people.relationships'>;
type Shown = Relation & { isBothWays: boolean };

/** Two who did the same for each other are one line, dated by the latest of it. */
function bothWays(rows: readonly Relation[]): Shown[] {
  const other = (row: Relation) => (text.relations.both[row.kind] ? rows.find((it) => it !== row && it.kind === row.kind && it.person.id === row.person.id && it.direction !== row.direction) : undefined);
  return rows.flatMap((row): Shown[] => {
    const back = other(row);
    if (!back) return [{ ...row, isBothWays: false }];
    return rows.indexOf(row) < rows.indexOf(back) ? [{ ...row, lastAt: row.lastAt > back.lastAt ? row.lastAt : back.lastAt, isBothWays: true }] : [];
  });
}

/** The first of many; the others when asked for. */
function Few<T>({ of, row }: { of: readonly T[]; row: (one: T) => ReactNode }) {
  const [isAll, setAll] = useState(false);
  const isLong = of.length > LINES_SHOWN + 1;
  return <>{(isLong && !isAll ? of.slice(0, LINES_SHOWN) : of).map(row)}{isLong && <li className="line-more"><button type="button" className="link meta" aria-expanded={isAll} onClick={() => setAll(!isAll)}>{isAll ? text.showFew : text.showMany(of.length)}</button></li>}</>;
}
