// Draws the panels that rooms registered for a place of a page, and the menu of what can be done there.
import { Menu } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { Subject } from '#base/registry.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { Icon } from './Icon.ui.tsx';
import type { IconName } from './Icon.ui.tsx';
import { actsOf, panelsOf } from './panels.ts';
import type { Panel, SubjectAct } from './panels.ts';
import { Waiting } from './States.ui.tsx';
import { uiText } from './ui.text.ts';

export function Panels({ subject, place, id }: { subject: Subject; place: Panel['place']; id: string }) {
  return <>{panelsOf(subject, place).map(({ key, panel: One }) => <Suspense key={key} fallback={<Waiting />}><One id={id} /></Suspense>)}</>;
}

interface OwnAct { key: string; label: string; icon: IconName; act: () => void }

/** The three dots: what the page itself offers first, then what rooms registered. */
export function SubjectMenu({ subject, id, name, own }: { subject: Subject; id: string; name: string; own: readonly OwnAct[] }) {
  const { mayWrite, mayOwn } = useSession();
  const [open, setOpen] = useState<SubjectAct | null>(null);
  const registered = actsOf(subject).filter(({ isForOwners }) => (isForOwners ? mayOwn : mayWrite));
  if (own.length + registered.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><button type="button" className="btn quiet ico" aria-label={uiText.moreActs(name)}><Icon name="dots" /></button></Menu.Target>
        <Menu.Dropdown>
          {own.map(({ key, label, icon, act }) => <Menu.Item key={key} leftSection={<Icon name={icon} />} onClick={act}>{label}</Menu.Item>)}
          {registered.map((one) => <Menu.Item key={one.key} leftSection={<Icon name={one.icon} />} onClick={() => setOpen(one)}>{one.label}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      {open && <Suspense><open.dialog id={id} name={name} onClose={() => setOpen(null)} /></Suspense>}
    </>
  );
}
