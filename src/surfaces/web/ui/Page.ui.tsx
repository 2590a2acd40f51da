// The frame of every page: the head with its title and acts, the body that scrolls, the last line with the keys.
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '#surfaces/web/api/session.ts';
import { Kbd } from './Chips.ui.tsx';
import { Icon } from './Icon.ui.tsx';
import { useKeysOff, useToldKeys } from './keys.ts';
import { remember } from './recent.ts';
import { uiText } from './ui.text.ts';

interface PageProps {
  title: string;
  /** The title is read out but not drawn: the band says it all. */
  hidesTitle?: boolean;
  /** Before the title: an avatar. */
  lead?: ReactNode;
  /** A line below the title: who they are. */
  sub?: ReactNode;
  /** The room that the page is a part of, before the title. */
  kicker?: string;
  /** Beside the title: a count, a state. */
  meta?: ReactNode;
  acts?: ReactNode;
  /** Where "‹" leads on a page below another. */
  back?: string;
  /** `list`: no margins, rows reach the edges. `wide`: panels side by side. Otherwise a column to read. */
  width?: 'list' | 'wide';
  /** A band below the head that stays while the body scrolls: filters, a question. */
  band?: ReactNode;
  /** To the right of the body on a wide screen; below it on a phone. */
  side?: ReactNode;
  children: ReactNode;
}

export function Page({ title, hidesTitle, lead, sub, kicker, meta, acts, back, width, band, side, children }: PageProps) {
  const { workspace } = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => remember(workspace.id, { path, title }), [workspace.id, path, title]);
  const heading = <h1 className="cut">{kicker && <span className="kicker">{kicker} </span>}{title}</h1>;
  return (
    <>
      <title>{`${title} · ${workspace.name}`}</title>
      <header className={hidesTitle ? 'vh' : sub === undefined ? 'head' : 'head of-one'}>
        {back && <BackLink to={back} />}
        {lead}
        {sub === undefined ? heading : <div className="grow">{heading}<div className="muted">{sub}</div></div>}
        {meta && <span className="meta num cut">{meta}</span>}
        {acts && <div className="head-acts">{acts}</div>}
      </header>
      {band && <div className="band">{band}</div>}
      <div className={side ? 'body with-side' : 'body'} data-scroll data-scroll-restoration-id="body">
        <div className={`column ${width ?? 'reading'}`}>{children}</div>
        {side && <aside className="side">{side}</aside>}
      </div>
      <KeyHints />
    </>
  );
}

/** To where one came from, as it was left; whoever came from nowhere gets to the room. */
function BackLink({ to }: { to: string }) {
  const { history, navigate } = useRouter();
  return <button type="button" className="btn quiet ico" aria-label={uiText.back} onClick={() => (history.canGoBack() ? history.back() : void navigate({ to }))}><Icon name="left" /></button>;
}

const NAMES: Record<string, string> = { Enter: '↵', Escape: 'Esc', ArrowRight: '→', ArrowLeft: '←' };
export const keyName = (key: string): string => NAMES[key] ?? key.toUpperCase();

function KeyHints() {
  const keys = useToldKeys();
  const isOff = useKeysOff();
  if (isOff) return <div className="hints" aria-hidden="true" />;
  return (
    <div className="hints" aria-hidden="true">
      {keys.filter(({ key }) => key !== '?').map(({ key, label }) => <span key={key}><Kbd>{keyName(key)}</Kbd>{label}</span>)}
      <span className="end"><Kbd>?</Kbd>{uiText.allKeys}</span>
    </div>
  );
}

/** A part of a page with a heading. */
export function Section({ title, meta, acts, children }: { title: string; meta?: ReactNode; acts?: ReactNode; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="sech"><h2>{title}</h2>{meta && <span className="meta">{meta}</span>}{acts && <span className="end flex">{acts}</span>}</div>
      {children}
    </section>
  );
}

/** A large number and what it counts. */
export function Figure({ value, children }: { value: string; children: ReactNode }) {
  return <div className="figure"><b>{value}</b><span>{children}</span></div>;
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className="figures">{children}</div>;
}

/** Panels side by side where there is room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className="columns">{children}</div>;
}
