// On a phone: four rooms within reach of the thumb, the rest under More.
import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '#surfaces/web/api/session.ts';
import { pages } from '#surfaces/web/pages.ts';
import { shellText } from '#surfaces/web/shell.text.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { ThemeChoice } from '#surfaces/web/ui/ThemeChoice.ui.tsx';
import { useSwitching } from './switching.ts';

const TABS_MAX = 4;

export function Tabs() {
  const [isOpen, setOpen] = useState(false);
  const entries = pages.flatMap(({ path, nav }) => (nav ? [{ path, ...nav }] : []));
  const tabs = entries.filter(({ isTab }) => isTab).slice(0, TABS_MAX);
  const rest = entries.filter((entry) => !tabs.includes(entry));
  return (
    <nav className="tabs" aria-label={shellText.rooms}>
      {tabs.map(({ path, label, icon }) => <Link key={path} to={path}><Icon name={icon} />{label}</Link>)}
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(true)}><Icon name="dots" />{shellText.more}</button>
      <Drawer opened={isOpen} onClose={() => setOpen(false)} position="bottom" size="auto" title={shellText.more} radius="lg" closeButtonProps={{ 'aria-label': shellText.close }}>
        <div className="sheet">
          {rest.map(({ path, label, icon }) => <Link key={path} to={path} onClick={() => setOpen(false)}><Icon name={icon} />{label}</Link>)}
          <SheetEnd />
        </div>
      </Drawer>
    </nav>
  );
}

function SheetEnd() {
  const { workspace, workspaces } = useSession();
  const { toWorkspace, signOut } = useSwitching();
  const others = workspaces.filter(({ id }) => id !== workspace.id);
  return (
    <>
      {others.map(({ id, slug, name }) => <button key={id} type="button" onClick={() => void toWorkspace(slug)}><Avatar id={id} name={name} isOrganisation />{name}</button>)}
      <ThemeChoice />
      <Button variant="subtle" onClick={() => void signOut()}>{shellText.signOut}</Button>
    </>
  );
}
