// Nothing here, something wrong, not there yet: the three states of every list and page.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { uiText } from './ui.text.ts';

/** One true sentence, one thing to do. */
export function Empty({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className="empty">
      <svg width="64" height="30" viewBox="0 0 64 30" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" aria-hidden="true">
        <path d="M4 24h56M20 24a12 12 0 0 1 24 0" />
        <circle cx="52" cy="8" r="4" fill="var(--lemon)" stroke="var(--text)" />
      </svg>
      <h2>{title}</h2>
      {children && <div className="empty-words">{children}</div>}
      {act && <div className="empty-act">{act}</div>}
    </div>
  );
}

/** What happened, what is safe, what to do. Shows nothing without an error. */
export function Trouble({ of, safe, again, act }: { of: { message: string } | null | undefined; safe?: string; again?: () => void; act?: ReactNode }) {
  if (!of) return null;
  return (
    <div className="trouble" role="alert">
      <b>{of.message}</b>
      {safe && <p>{safe}</p>}
      {(again || act) && <div className="trouble-acts">{act}{again && <Button size="compact-sm" variant="subtle" onClick={again}>{uiText.tryAgain}</Button>}</div>}
    </div>
  );
}

/** Rows that are on their way: the height of the rows that come, still, and not at all for the first 300 ms. */
export function RowSkeletons({ rows }: { rows: number }) {
  return (
    <div className="skeletons" aria-hidden="true">
      {Array.from({ length: rows }, (_none, at) => <div key={at} className="sk-row"><span className="sk-round" /><span className="sk-bar" /><span className="sk-bar short" /></div>)}
    </div>
  );
}

/** A paragraph or figure that is on its way. */
export function Waiting({ lines = 3 }: { lines?: number }) {
  return <div className="skeletons" aria-hidden="true">{Array.from({ length: lines }, (_none, at) => <div key={at} className="sk-line"><span className="sk-bar" /></div>)}</div>;
}
