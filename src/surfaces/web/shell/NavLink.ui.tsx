// One room in the navigation; it is the current one on all of its pages.
import { Link, useRouterState } from '@tanstack/react-router';
import { pages } from '#surfaces/web/pages.ts';
import type { NavEntry } from '#surfaces/web/pages.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';

interface PlacedEntry extends NavEntry {
  path: string;
}

export const navEntries: readonly PlacedEntry[] = pages.flatMap(({ path, nav }) => (nav ? [{ path, ...nav }] : []));

export function NavLink({ path, label, icon, badge: Badge, under = `${path}/`, onClick }: PlacedEntry & { onClick?: () => void }) {
  const at = useRouterState({ select: (state) => state.location.pathname });
  const isCurrent = at === path || at.startsWith(under);
  return <Link to={path} title={label} aria-current={isCurrent ? 'page' : undefined} onClick={onClick} activeProps={{}} activeOptions={{ exact: true }}><Icon name={icon} />{label}{Badge && <Badge />}</Link>;
}
