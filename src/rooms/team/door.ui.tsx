// The quiet column in which one signs in, begins, or joins.
import type { ReactNode } from 'react';
import { Wordmark } from '#surfaces/web/ui/Wordmark.ui.tsx';

export function Door({ title, words, isBroad, children }: { title: string; words?: string; isBroad?: boolean; children: ReactNode }) {
  return (
    <main className="door">
      <title>{`${title} · Regulars`}</title>
      <div className={isBroad ? 'door-card broad' : 'door-card'}>
        <Wordmark />
        <h1>{title}</h1>
        {words && <p>{words}</p>}
        {children}
      </div>
    </main>
  );
}
