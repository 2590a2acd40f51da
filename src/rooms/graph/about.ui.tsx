// Beside the timeline: who of us knows them and why so well, what they speak of, whom they know.
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Bar } from '#surfaces/web/ui/Bar.ui.tsx';
import { StanceChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { ago, number } from '#surfaces/web/ui/format.ts';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { graphText as text } from './graph.text.ts';

type Tie = Item<'people.ties'>;
type Tally = Item<'people.topics'>;
const LINES_SHOWN = 12;
const STANCES = ['concern', 'praise', 'idea', 'question', 'interest'] as const;

export function WhoKnows({ person }: { person: string }) {
  const ties = useAnswer('people.ties', { id: person });
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <Section title={text.knows}>
      <Trouble of={ties.error} />
      {!ties.data && !ties.error && <Waiting />}
      {ties.data?.items.length === 0 && <p className="muted">{text.nobodyKnows}</p>}
      {ties.data?.items.map((tie, at) => <TieLine key={tie.member.id} person={person} tie={tie} isOpen={openId === null ? at === 0 : openId === tie.member.id} open={() => setOpenId(openId === tie.member.id ? '' : tie.member.id)} />)}
    </Section>
  );
}

function TieLine({ person, tie, isOpen, open }: { person: string; tie: Tie; isOpen: boolean; open: () => void }) {
  const { member, mayWrite } = useSession();
  const update = useAct('ties.update', ({ isPrivate }) => toast(isPrivate ? text.madePrivate : text.madePublic));
  return (
    <>
      <div className="line">
        <Avatar id={tie.member.id} name={tie.member.name} />
        <span className="grow cut">{tie.member.name}{tie.isPrivate && <span className="faint"> · {text.private}</span>}</span>
        <button type="button" className="bare" aria-expanded={isOpen} aria-label={text.why(tie.strength)} title={text.why(tie.strength)} onClick={open}><Nearness strength={tie.strength} /></button>
      </div>
      {isOpen && (
        <div className="points">
          {tie.parts.map(({ part, points, of, why }) => <Fragment key={part}><span title={why}>{part}: {why}</span><span className="num">{points}/{of}</span><Bar share={points / of} label={part} /></Fragment>)}
          <p>{text.never}{mayWrite && tie.member.id === member.id && <> · <button type="button" className="link" onClick={() => update.mutate({ id: person, isPrivate: !tie.isPrivate })}>{tie.isPrivate ? text.makePublic : text.makePrivate}</button></>}</p>
        </div>
      )}
    </>
  );
}

export function WhoKnowsThere({ organisation }: { organisation: string }) {
  const ties = useAnswer('organisations.ties', { id: organisation });
  return (
    <Section title={text.knowsOrganisation}>
      <Trouble of={ties.error} />
      {!ties.data && !ties.error && <Waiting />}
      {ties.data?.items.length === 0 && <p className="muted">{text.nobodyKnows}</p>}
      {ties.data?.items.map(({ member, strength, people }) => (
        <div key={member.id} className="line">
          <Avatar id={member.id} name={member.name} />
          <div className="grow"><b className="cut">{member.name}</b><span className="meta cut">{text.through} {people.slice(0, 3).map(({ name }) => name).join(', ')}</span></div>
          <Nearness strength={strength} />
        </div>
      ))}
    </Section>
  );
}

export function TopicsSaid({ of, choose }: { of: { person: string } | { organisation: string }; choose: (topic: { id: string; name: string }) => void }) {
  const isPerson = 'person' in of;
  const ofPerson = useAnswer('people.topics', { id: isPerson ? of.person : '' }, { isOff: !isPerson });
  const ofOrganisation = useAnswer('organisations.topics', { id: isPerson ? '' : of.organisation }, { isOff: isPerson });
  const { data, error } = isPerson ? ofPerson : ofOrganisation;
  return (
    <Section title={text.topics}>
      <Trouble of={error} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && <p className="muted">{text.noTopics}</p>}
      <ul className="lines small">{data?.items.slice(0, LINES_SHOWN).map((tally) => <TopicLine key={tally.topic.id} tally={tally} choose={choose} />)}</ul>
    </Section>
  );
}

function TopicLine({ tally, choose }: { tally: Tally; choose: (topic: { id: string; name: string }) => void }) {
  return (
    <li className="line">
      <button type="button" className="bare grow cut quiet-link" onClick={() => choose(tally.topic)}>{tally.topic.name}</button>
      <span className="tally">{STANCES.filter((stance) => tally[stance] > 0).map((stance) => <StanceChip key={stance} stance={stance}>{number(tally[stance])}</StanceChip>)}</span>
    </li>
  );
}

export function Relationships({ person }: { person: string }) {
  const { data, error } = useAnswer('people.relationships', { id: person });
  if (!error && (!data || data.items.length === 0)) return null;
  return (
    <Section title={text.relationships}>
      <Trouble of={error} />
      <ul className="lines small">
        {data?.items.slice(0, LINES_SHOWN).map((row) => (
          <li key={`${row.kind} ${row.direction} ${row.person.id}`} className="line">
            <span className="grow"><span className="muted">{text.relations[row.direction][row.kind]}</span> <Link className="quiet-link" to={`/people/${row.person.id}`}><b>{row.person.name}</b></Link>{row.person.organisation && <span className="faint"> {row.person.organisation}</span>}</span>
            <span className="meta" title={row.source}>{ago(row.lastAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
