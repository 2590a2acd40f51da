// At the left: the workspace, the rooms, the member.
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useSession } from '#surfaces/web/api/session.ts';
import { shellText } from '#surfaces/web/shell.text.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Kbd } from '#surfaces/web/ui/Chips.ui.tsx';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { ThemeChoice } from '#surfaces/web/ui/ThemeChoice.ui.tsx';
import { openKeyList } from './KeyList.ui.tsx';
import { navEntries, NavLink } from './NavLink.ui.tsx';
import { openPalette } from './PaletteKey.ui.tsx';
import { useSwitching } from './switching.ts';

export function Navigation() {
  return (
    <nav className="nav" aria-label={shellText.rooms}>
      <WorkspaceMenu />
      <button type="button" className="find" onClick={openPalette}><Icon name="search" /><span className="grow">{shellText.find}</span><Kbd>{shellText.findKey}</Kbd></button>
      {navEntries.map((entry) => (
        <Fragment key={entry.path}>
          {entry.isFirst && <span className="gap" />}
          <NavLink {...entry} />
        </Fragment>
      ))}
      <MemberMenu />
    </nav>
  );
}

/** The mark: the arm is the way, the ball is the person it leads back to. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round"><path d="M8.500 26.500V9" /><path d="M8.500 20.500C8.500 13.600 10.800 9.800 15.200 9.500" /></g>
      <circle cx="23.500" cy="9.500" r="4.500" fill="var(--lemon)" />
    </svg>
  );
}

function WorkspaceMenu() {
  const { workspace } = useSession();
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button type="button" className="ws" aria-label={`${shellText.workspace}: ${workspace.name}`}><Mark /><span className="cut">{workspace.name}</span><Icon name="down" size="sm" /></button>
      </Menu.Target>
      <Menu.Dropdown><WorkspaceItems /></Menu.Dropdown>
    </Menu>
  );
}

function WorkspaceItems() {
  const { workspace, workspaces, mayOwn } = useSession();
  const { toWorkspace, toSample } = useSwitching();
  const navigate = useNavigate();
  const hasOwn = workspaces.some(({ kind }) => kind === 'own');
  return (
    <>
      <Menu.Label>{shellText.workspaces}</Menu.Label>
      {workspaces.map(({ id, slug, name }) => (
        <Menu.Item key={id} leftSection={<Avatar id={id} name={name} isOrganisation />} rightSection={id === workspace.id ? <Icon name="check" /> : null} onClick={() => { if (id !== workspace.id) void toWorkspace(slug); }}>{name}</Menu.Item>
      ))}
      <Menu.Divider />
      {mayOwn && !workspaces.some(({ kind }) => kind === 'sample') && <Menu.Item onClick={() => void toSample()}>{shellText.openSample}</Menu.Item>}
      {!hasOwn && <Menu.Item onClick={() => void navigate({ to: '/start' })}>{shellText.newWorkspace}</Menu.Item>}
      <Menu.Item onClick={() => void navigate({ to: '/settings/members' })}>{shellText.settings}</Menu.Item>
    </>
  );
}

function MemberMenu() {
  const { member } = useSession();
  const { signOut } = useSwitching();
  const navigate = useNavigate();
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <button type="button" className="me" aria-label={shellText.me(member.name)}><Avatar id={member.id} name={member.name} /><span className="grow cut">{member.name}</span><Icon name="dots" /></button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{shellText.theme}</Menu.Label>
        <div className="menu-pad"><ThemeChoice /></div>
        <Menu.Item leftSection={<Icon name="edit" />} onClick={() => void navigate({ to: '/settings/appearance' })}>{shellText.look}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="gear" />} onClick={() => void navigate({ to: '/settings/you' })}>{shellText.you}</Menu.Item>
        <Menu.Item leftSection={<Icon name="key" />} rightSection={<Kbd>?</Kbd>} onClick={openKeyList}>{shellText.keys}</Menu.Item>
        <Menu.Item leftSection={<Icon name="open" />} component="a" href="/api/docs" target="_blank">{shellText.api}</Menu.Item>
        <Menu.Item leftSection={<Icon name="arrow" />} onClick={() => void signOut()}>{shellText.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
