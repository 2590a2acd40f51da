// Where a line that was learned comes from: the interaction in which it was said, who wrote it down, until when it holds.
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import type { Item } from '#surfaces/web/api/types.ts';
import { day, plainDay } from '#surfaces/web/ui/format.ts';
import { graphText } from './graph.text.ts';
import { InteractionDialog } from './interaction.ui.tsx';
import { understandingText as text } from './understanding.text.ts';

type Learned = Item<'people.learned'>;

export function SourceLine({ of: { source, learnedOn, expiresOn, question }, children }: { of: Learned; children?: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const { interaction } = source;
  const parts: { key: string; of: ReactNode }[] = [
    ...(interaction ? [{ key: 'where', of: <button type="button" className="link" onClick={() => setOpen(true)}>{graphText.kindOne[interaction.kind] ?? interaction.kind}, {day(interaction.at)}</button> }] : []),
    { key: 'who', of: `${source.member ? text.by(source.member.name) : text.byProgram}${interaction ? '' : `, ${plainDay(learnedOn)}`}` },
    ...(expiresOn && !question ? [{ key: 'until', of: text.askAgain(plainDay(expiresOn)) }] : []),
    ...(children ? [{ key: 'more', of: children }] : []),
  ];
  return (
    <p className="meta">
      {parts.map(({ key, of }, at) => <Fragment key={key}>{at > 0 && ' · '}{of}</Fragment>)}
      {isOpen && interaction && <InteractionDialog id={interaction.id} quoted={null} onClose={() => setOpen(false)} />}
    </p>
  );
}
