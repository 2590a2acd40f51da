// How they like to deal with us, in the first line of the page; behind it what they said, what they do, and where we differ.
import { Popover } from '@mantine/core';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { PREFERENCES } from '#rooms/people/learned.ts';
import type { Preference as Choice } from '#rooms/people/learned.ts';
import { SourceLine } from './sourceLine.ui.tsx';
import { understandingText } from './understanding.text.ts';

const text = understandingText.preference;

export function Preference({ person }: { person: string }) {
  const { mayWrite } = useSession();
  const { data } = useAnswer('people.preference', { id: person });
  const create = useAct('learned.create');
  const restore = useAct('learned.restore');
  const end = useAct('learned.end');
  if (!data) return null;
  const { choice, basis, told, observed, difference } = data;
  const set = (to: Choice, isSaid: boolean) => create.mutate({ id: person, kind: 'preference', choice: to, isSaid }, {
    onSuccess: ({ id }) => toast(text.noted(text.choices[to]), () => (told ? restore.mutate({ id: told.id }) : end.mutate({ id }))),
  });
  const words = choice ? text.choices[choice] : text.none;
  return (
    <Popover position="bottom-start" width={340} trapFocus>
      <Popover.Target><button type="button" className={difference ? 'bare why concern fg' : 'bare why'} title={text.why}>{words}{basis && basis !== 'said' && <span className="plain faint"> ({text.bases[basis]})</span>}</button></Popover.Target>
      <Popover.Dropdown>
        <div className="stack">
          <div><p><b>{told && !told.isSaid ? text.assumed : text.told}</b></p>{told ? <><p><Tag isGuess={!told.isSaid}>{told.choice ? text.choices[told.choice] : told.words}</Tag> {told.question && <b>{told.question}</b>}</p><SourceLine of={told} /></> : <p className="muted">{text.nothingTold}</p>}</div>
          <div><p><b>{text.observed}</b></p><p className="muted">{observed.why}</p></div>
          {difference && <div><p><b>{text.differs}</b></p><p>{difference}</p></div>}
          {mayWrite && ([[true, text.saidSo], [false, text.assume]] as const).map(([isSaid, label]) => <p key={label} className="flex wrap"><span className="muted">{label}</span>{PREFERENCES.map((one) => <button key={one} type="button" className="link" onClick={() => set(one, isSaid)}>{text.choices[one]}</button>)}</p>)}
          <Trouble of={create.error} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
