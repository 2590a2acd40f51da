// What somebody really said, word for word, with the deciding words marked, and the way to its source.
import type { ReactNode } from 'react';
import { Icon } from './Icon.ui.tsx';
import type { IconName } from './Icon.ui.tsx';

interface ProofProps {
  quote: string;
  /** Where the deciding words stand in the quote: start and end, in UTF-16 units. */
  mark?: readonly [number, number] | null;
  icon?: IconName;
  /** One line: kind, from and to, when; links to the source. */
  children?: ReactNode;
}

export function Proof({ quote, mark, icon, children }: ProofProps) {
  return (
    <div className="proof">
      <q>“<Marked text={quote} mark={mark ?? null} />”</q>
      {children && <div className="proof-foot dots">{icon && <Icon name={icon} size="sm" />}{children}</div>}
    </div>
  );
}

/** A text with one stretch marked; offsets outside the text mark nothing. */
export function Marked({ text, mark }: { text: string; mark: readonly [number, number] | null }) {
  if (!mark || mark[0] < 0 || mark[1] > text.length || mark[0] >= mark[1]) return <>{text}</>;
  const [start, end] = mark;
  return <>{text.slice(0, start)}<mark>{text.slice(start, end)}</mark>{text.slice(end)}</>;
}
