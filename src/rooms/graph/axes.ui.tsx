// Five axes of value, each for itself: dots, and behind them the rule, what shows it, and the way to say otherwise.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { day } from '#surfaces/web/ui/format.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { graphText } from './graph.text.ts';
import { InteractionDialog } from './interaction.ui.tsx';
import { understandingText } from './understanding.text.ts';

type Axis = Item<'people.axes'>;
const text = understandingText.axes;
const LEVELS = [0, 1, 2, 3, 4, 5] as const;

export default function AxesPanel({ id }: { id: string }) {
  const { data, error } = useAnswer('people.axes', { id });
  const [openAxis, setOpenAxis] = useState<string | null>(null);
  return (
    <Section title={text.title}>
      <Trouble of={error} />
      {!data && !error && <Waiting lines={5} />}
      <ul className="axes">{data?.items.map((one) => <AxisLine key={one.axis} person={id} of={one} isOpen={openAxis === one.axis} turn={() => setOpenAxis(openAxis === one.axis ? null : one.axis)} />)}</ul>
    </Section>
  );
}

const levelWords = (level: number | null): string => (level === null ? text.unknown : text.level(level));

function AxisLine({ person, of, isOpen, turn }: { person: string; of: Axis; isOpen: boolean; turn: () => void }) {
  const name = text.names[of.axis];
  return (
    <li>
      <button type="button" className="bare axis" aria-expanded={isOpen} title={text.why(name)} onClick={turn}>
        <span>{name}</span>
        <span className="axis-dots" role="img" aria-label={levelWords(of.level)}>{of.level === null ? <span className="faint">{text.unknown}</span> : LEVELS.slice(1).map((level) => <i key={level} className={level <= (of.level ?? 0) ? 'full' : ''} />)}</span>
      </button>
      {isOpen && <Why person={person} of={of} />}
    </li>
  );
}

function Why({ person, of: { axis, computed, why, rule, proof, correction } }: { person: string; of: Axis }) {
  const { mayWrite } = useSession();
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <div className="axis-why">
      {correction && <p><b>{text.setBy(correction.member.name, day(correction.at))}</b>{correction.why && `: ${correction.why}`} <span className="faint">({text.ruleSays(levelWords(computed))})</span></p>}
      <p>{why}</p>
      <p className="faint"><b>{text.rule}.</b> {rule}</p>
      {proof.length > 0 && <ul className="stack tight">{proof.map(({ interaction, kind, at, words }) => <li key={interaction}><button type="button" className="bare quiet-link" onClick={() => setOpenId(interaction)}>“{words.length > 90 ? `${words.slice(0, 88)}…` : words}”</button> <span className="meta">{graphText.kindOne[kind] ?? kind}, {day(at)}</span></li>)}</ul>}
      {mayWrite && <Correcting person={person} axis={axis} held={correction?.level ?? null} />}
      {openId && <InteractionDialog id={openId} quoted={null} onClose={() => setOpenId(null)} />}
    </div>
  );
}

function Correcting({ person, axis, held }: { person: string; axis: Axis['axis']; held: number | null }) {
  const correct = useAct('axes.correct');
  const [why, setWhy] = useState('');
  const name = text.names[axis];
  const say = (level: number | null, isUndo = false) => correct.mutate({ id: person, axis, level, why }, { onSuccess: () => {
    setWhy('');
    if (!isUndo) toast(level === null ? text.taken : text.noted(name, level), () => say(held, true));
  } });
  return (
    <div className="axis-set">
      <p>{text.set}</p>
      <TextInput size="xs" aria-label={text.reason} placeholder={text.reason} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
      <span className="flex wrap">{LEVELS.map((level) => <button key={level} type="button" className="btn sm ico" aria-label={text.setLevel(name, level)} aria-pressed={held === level} onClick={() => say(level)}>{level}</button>)}</span>
      {held !== null && <Button size="compact-sm" variant="subtle" onClick={() => say(null)}>{text.back}</Button>}
      <Trouble of={correct.error} />
    </div>
  );
}
