// The frame of the settings: their parts in a band at the top, one of them below.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { settingsText as text } from './settings.text.ts';

const PARTS = ['members', 'workspace', 'hours', 'domains', 'words', 'fields', 'keys', 'backup', 'log', 'appearance', 'you'] as const;

/** On a phone the parts are wider than the window. */
const bringIntoSight = (link: HTMLAnchorElement | null): void => link?.scrollIntoView({ inline: 'center', block: 'nearest' });

export function Settings({ part, width, children }: { part: (typeof PARTS)[number]; width?: 'list' | 'wide'; children: ReactNode }) {
  const band = (
    <nav className="parts" aria-label={text.parts}>
      {PARTS.map((name) => <Link key={name} to={`/settings/${name}`} className="part" ref={name === part ? bringIntoSight : undefined}>{text.names[name]}</Link>)}
    </nav>
  );
  return <Page title={text.names[part]} kicker={text.title} band={band} {...(width ? { width } : {})}>{children}</Page>;
}
