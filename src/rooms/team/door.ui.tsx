// The quiet column in which one signs in, begins, or joins.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
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

/** A link that leads nowhere says why, and what to do instead. */
export function BrokenLink({ of, text }: { of: { message: string; field?: string | undefined } | null; text: { broken: string; brokenWords: string; noToken: string; toSignIn: string } }) {
  const isWhole = of !== null && of.field !== 'token';
  return (
    <Door title={text.broken}>
      <form>
        <Trouble of={isWhole ? of : { message: text.noToken }} />
        <p className="muted">{text.brokenWords}</p>
        <Button renderRoot={(props) => <Link to="/" {...props} />}>{text.toSignIn}</Button>
      </form>
    </Door>
  );
}
