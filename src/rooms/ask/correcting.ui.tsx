// The question said back, each part of it a button: what else it may have meant, and what a name means to me from now on.
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { toast } from '#surfaces/web/ui/toast.ts';
import { correctingText as text } from '#rooms/question/correcting.text.ts';

type Part = Answer<'questions.parts'>['parts'][number];
type Alternative = Part['alternatives'][number];

/** `words` as they are asked; the parts come a moment later and change nothing about the line. */
export function Correctable({ words, understood, ask }: { words: string; understood: string; ask: (words: string) => void }) {
  const { data } = useAnswer('questions.parts', { words });
  const parts = (data?.understood === understood ? data.parts : []).toSorted((a, b) => a.start - b.start);
  return (
    <span className="correctable">
      {parts.map((part, at) => <Fragment key={part.start}>{understood.slice(parts[at - 1]?.end ?? 0, part.start)}<Choice words={words} of={part} ask={ask} /></Fragment>)}
      {understood.slice(parts.at(-1)?.end ?? 0)}
    </span>
  );
}

function Choice({ words, of: { said, alternatives }, ask }: { words: string; of: Part; ask: (words: string) => void }) {
  const navigate = useNavigate();
  const remember = useRemember();
  const choose = ({ words: next, choice, label }: Alternative) => {
    if (choice) remember(choice, label, () => ask(words));
    ask(next);
  };
  return (
    <Menu position="bottom-start" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target><button type="button" className="said-part" aria-label={text.part(said)}>{said}</button></Menu.Target>
      <Menu.Dropdown aria-live="off">
        <div className="muted menu-pad">{text.meant}</div>
        {alternatives.map((one) => <Menu.Item key={`${one.kind} ${one.words}`} rightSection={text.kinds[one.kind] && <span className="meta">{text.kinds[one.kind]}</span>} onClick={() => choose(one)}>{one.label}</Menu.Item>)}
        {alternatives.some(({ choice }) => choice) && <><Menu.Divider /><Menu.Item onClick={() => void navigate({ to: '/settings/words' })}>{text.toChoices}</Menu.Item></>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Remembers what a name means to me; `back`: what else is to be done when that is taken back. */
export function useRemember() {
  const forget = useAct('nameChoices.forget');
  const choose = useAct('nameChoices.choose');
  return (choice: NonNullable<Alternative['choice']>, label: string, back: () => void) => choose.mutate(choice, {
    onSuccess: ({ id }) => toast(text.remembered(choice.spelling, text.types[choice.type], label), () => { forget.mutate({ id }); back(); }),
  });
}
