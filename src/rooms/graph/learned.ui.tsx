// What was learned of a person, beside what happened: why they hired us in their own words, what they need and hope for, what we
// can do, what moves them. Said or guessed can be seen at once; what has expired stands there as a question.
import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { plainDay, today } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { EXPIRES_AFTER_DAYS, addDays } from '#rooms/people/learned.ts';
import type { LearnedKind } from '#rooms/people/learned.ts';
import { LearnedForm } from './learnedForm.ui.tsx';
import { QuoteBank } from './quoteBank.ui.tsx';
import { SourceLine } from './sourceLine.ui.tsx';
import { understandingText as text } from './understanding.text.ts';

type Learned = Item<'people.learned'>;
type SectionKey = keyof typeof text.sections;
const KINDS: Record<SectionKey, readonly [LearnedKind, ...LearnedKind[]]> = { job: ['job'], need: ['need', 'aspiration'], ours: ['enable', 'help'], driver: ['driver'] };

export default function LearnedPanel({ id }: { id: string }) {
  return <Parts id={id} of={['job', 'need']} />;
}

/** The parts asked for; the others stand further below. */
export function Parts({ id, of }: { id: string; of: readonly SectionKey[] }) {
  const { data, error } = useAnswer('people.learned', { id });
  if (!data) return <><Trouble of={error} />{!error && <Waiting lines={8} />}</>;
  return <>{of.map((key) => <Part key={key} person={id} section={key} of={data.items.filter(({ kind }) => KINDS[key].includes(kind))} />)}</>;
}

function Part({ person, section, of }: { person: string; section: SectionKey; of: readonly Learned[] }) {
  const { mayWrite } = useSession();
  const [isAdding, setAdding] = useState(false);
  const [isBank, setBank] = useState(false);
  const { title, none, add } = text.sections[section];
  const plus = mayWrite && <button type="button" className="btn quiet ico sm" aria-label={add} title={add} onClick={() => setAdding(true)}><Icon name="plus" /></button>;
  return (
    <Section title={title} acts={plus}>
      {isAdding && <LearnedForm person={person} kinds={KINDS[section]} onClose={() => setAdding(false)} />}
      {of.length === 0 && !isAdding && <p className="muted">{none}</p>}
      {of.length > 0 && <ul className="learned">{of.map((one) => <Line key={one.id} of={one} kinds={KINDS[section]} />)}</ul>}
      {section === 'job' && <p className="line-more"><button type="button" className="link meta" onClick={() => setBank(true)}>{text.bankLink}</button></p>}
      {isBank && <QuoteBank like={person} onClose={() => setBank(false)} />}
    </Section>
  );
}

function Line({ of, kinds }: { of: Learned; kinds: readonly [LearnedKind, ...LearnedKind[]] }) {
  const { mayWrite } = useSession();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <li><LearnedForm person={of.person.id} kinds={kinds} line={of} onClose={() => setEditing(false)} /></li>;
  return (
    <li className="learned-line">
      <Tag isGuess={!of.isSaid}>{of.isSaid ? text.said : text.guess}</Tag>
      <div className="learned-words">
        {of.kind === 'job' && of.quote ? <Told of={of} /> : <p>{of.words}</p>}
        {of.kind !== 'job' && of.quote && <p className="learned-quote muted cut-lines">“{of.quote}”</p>}
        {of.question && <p className="learned-ask"><b>{text.toAsk}</b>: {of.question}</p>}
        <SourceLine of={of} />
        {of.question && mayWrite && <Asked of={of} />}
      </div>
      {mayWrite && <LineMenu of={of} edit={() => setEditing(true)} />}
    </li>
  );
}

/** Their own words first; what we make of them behind it. */
function Told({ of }: { of: Learned }) {
  return <><div className="proof"><q>“{of.quote}”</q></div>{of.words !== of.quote && <p className="muted learned-gist">{of.words}</p>}</>;
}

/** What has expired is answered where it stands: it still holds for as long again, or no longer. */
function Asked({ of }: { of: Learned }) {
  const update = useAct('learned.update');
  const end = useEnding(of);
  const restore = useAct('learned.restore');
  const renew = () => {
    const now = today();
    const expiresOn = addDays(now, EXPIRES_AFTER_DAYS[of.kind] ?? 365);
    update.mutate({ id: of.id, expiresOn, learnedOn: now }, { onSuccess: () => toast(text.renewed(plainDay(expiresOn)), () => restore.mutate({ id: of.id })) });
  };
  return <p className="acts"><Button size="compact-sm" onClick={renew} loading={update.isPending}>{text.stillSo}</Button><Button size="compact-sm" variant="subtle" onClick={end}>{text.noLonger}</Button></p>;
}

function useEnding({ id }: Learned): () => void {
  const end = useAct('learned.end');
  const restore = useAct('learned.restore');
  return () => end.mutate({ id }, { onSuccess: () => toast(text.ended, () => restore.mutate({ id })) });
}

function LineMenu({ of, edit }: { of: Learned; edit: () => void }) {
  const end = useEnding(of);
  const update = useAct('learned.update');
  const restore = useAct('learned.restore');
  const turn = () => update.mutate({ id: of.id, isSaid: !of.isSaid }, { onSuccess: () => toast(text.corrected, () => restore.mutate({ id: of.id })) });
  return (
    <span className="line-acts">
      <button type="button" className="btn quiet ico sm" aria-label={text.edit(of.words)} title={text.edit(of.words)} onClick={edit}><Icon name="edit" size="sm" /></button>
      <Menu position="bottom-end">
        <Menu.Target><button type="button" className="btn quiet ico sm" aria-label={text.acts(of.words)}><Icon name="dots" size="sm" /></button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" />} onClick={edit}>{text.edit(of.words.length > 40 ? `${of.words.slice(0, 38)}…` : of.words)}</Menu.Item>
          <Menu.Item leftSection={<Icon name={of.isSaid ? 'question' : 'check'} />} onClick={turn}>{of.isSaid ? text.weGuess : text.theySaid}</Menu.Item>
          <Menu.Item leftSection={<Icon name="x" />} onClick={end}>{text.noLonger}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
