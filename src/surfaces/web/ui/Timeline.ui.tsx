// What happened, newest first: a label per month, a ring with the kind on a hairline, what was said, when.
import type { ReactNode } from 'react';
import { day, month } from './format.ts';
import { Icon } from './Icon.ui.tsx';
import type { IconName } from './Icon.ui.tsx';

export interface Moment {
  id: string;
  at: string;
  icon: IconName;
  /** Bold: what it was; plain behind it: with whom, about what. */
  title: ReactNode;
  rest?: ReactNode;
  /** Quotes, chips, an opened text. */
  children?: ReactNode;
  onOpen?: () => void;
  isOpen?: boolean;
}

export function Timeline({ label, moments }: { label: string; moments: readonly Moment[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {moments.map((one, at) => {
        const label = month(one.at);
        const isNewMonth = at === 0 || month(moments[at - 1]!.at) !== label;
        return (
          <li key={one.id} className="moment">
            {isNewMonth && <h3 className="tl-month">{label}</h3>}
            <span className="tl-ring"><Icon name={one.icon} size="sm" /></span>
            <div className="tl-body">
              <div className="tl-line">
                {one.onOpen
                  ? <button type="button" className="tl-title" aria-expanded={one.isOpen ?? false} onClick={one.onOpen}><b>{one.title}</b> {one.rest}</button>
                  : <span className="tl-title"><b>{one.title}</b> {one.rest}</span>}
                <time className="num faint" dateTime={one.at}>{day(one.at)}</time>
              </div>
              {one.children}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
