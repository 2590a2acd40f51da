// On a phone: four rooms within reach of the thumb, the rest under More.
import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '#surfaces/web/api/session.ts';
import { shellText } from '#surfaces/web/shell.text.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { ThemeChoice } from '#surfaces/web/ui/ThemeChoice.ui.tsx';
import { navEntries, NavLink } from './NavLink.ui.tsx';
import { useSwitching } from './switching.ts';

const TABS_MAX = 4;

export function Tabs() {
  const [isOpen, setOpen] = useState(false);
  const tabs = navEntries.filter(({ isTab }) => isTab).slice(0, TABS_MAX);
  const rest = navEntries.filter((entry) => !tabs.includes(entry));
  return (
    <nav className="tabs" aria-label={shellText.rooms}>
      {tabs.map((entry) => <NavLink key={entry.path} {...entry} />)}
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(true)}><Icon name="dots" />{shellText.more}</button>
      <Drawer opened={isOpen} onClose={() => setOpen(false)} position="bottom" className="sheet-drawer" size="auto" title={shellText.more} radius="lg" closeButtonProps={{ 'aria-label': shellText.close }}>
        <div className="sheet">
          {rest.map((entry) => <NavLink key={entry.path} {...entry} onClick={() => setOpen(false)} />)}
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
