// Views of a list: chosen from a menu, saved as it stands, shared, changed, deleted with the way back.
import { Button, Group, Menu, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import type { VIEW_LISTS, ViewShows } from './savedView.ts';
import { savedViewText as text } from './savedView.text.ts';

type View = Answer<'views.list'>['items'][number];
const NAME_MAX = 80;

interface Props {
  list: (typeof VIEW_LISTS)[number];
  /** The id of the view that is shown; it stands in the address. */
  shown: string | null;
  /** What the list shows now. */
  now: ViewShows;
  /** Shows a view, or the usual list. */
  onShow: (view: { id: string; shows: ViewShows } | null) => void;
}

export function Views({ list, shown, now, onShow }: Props) {
  const { mayWrite } = useSession();
  const { data } = useAnswer('views.list', { list });
  const [naming, setNaming] = useState<'new' | View | null>(null);
  const views = data?.items ?? [];
  const current = views.find(({ id }) => id === shown);
  const update = useAct('views.update');
  const remove = useRemoving(list, onShow);
  const mayChange = current && mayWrite && current.isMine;
  const change = (view: View) => {
    const { id, name, shows } = view;
    update.mutate({ id, shows: now }, { onSuccess: () => toast(text.changed(name), () => { update.mutate({ id, shows }); onShow({ id, shows }); }) });
  };
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target><Button leftSection={<Icon name="save" />} rightSection={<Icon name="down" size="sm" />}><span className="cut">{current?.name ?? text.views}</span></Button></Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <Menu.Label>{text.none}</Menu.Label>}
          <ViewItems label={text.own} views={views.filter(({ isMine }) => isMine)} shown={shown} onShow={onShow} />
          <ViewItems label={text.shared} views={views.filter(({ isMine }) => !isMine)} shown={shown} onShow={onShow} />
          {current && <Menu.Item onClick={() => onShow(null)}>{text.usual}</Menu.Item>}
          {mayWrite && <Menu.Divider />}
          {mayChange && <Menu.Item leftSection={<Icon name="refresh" />} onClick={() => change(current)}>{text.update(current.name)}</Menu.Item>}
          {mayChange && <Menu.Item leftSection={<Icon name="edit" />} onClick={() => setNaming(current)}>{text.rename}</Menu.Item>}
          {mayChange && <Menu.Item leftSection={<Icon name="x" />} onClick={() => remove(current)}>{text.remove}</Menu.Item>}
          {mayWrite && <Menu.Item leftSection={<Icon name="plus" />} onClick={() => setNaming('new')}>{text.save}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {naming && <Naming list={list} of={naming === 'new' ? null : naming} now={now} onClose={() => setNaming(null)} onDone={onShow} />}
    </>
  );
}

function ViewItems({ label, views, shown, onShow }: { label: string; views: readonly View[]; shown: string | null; onShow: Props['onShow'] }) {
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {views.map(({ id, name, shows, isMine, member }) => (
        <Menu.Item key={id} rightSection={id === shown ? <Icon name="check" /> : !isMine && <span className="meta">{text.by(member.name)}</span>} onClick={() => onShow({ id, shows: shows as ViewShows })}>{name}</Menu.Item>
      ))}
    </>
  );
}

/** A deleted view comes back as it was. */
function useRemoving(list: Props['list'], onShow: Props['onShow']): (view: View) => void {
  const remove = useAct('views.delete');
  const create = useAct('views.create');
  return ({ id, name, isShared, shows }) => remove.mutate({ id }, {
    onSuccess: () => {
      onShow(null);
      toast(text.removed(name), () => create.mutate({ list, name, isShared, shows }, { onSuccess: (view) => onShow({ id: view.id, shows: shows as ViewShows }) }));
    },
  });
}

function Naming({ list, of, now, onClose, onDone }: { list: Props['list']; of: View | null; now: ViewShows; onClose: () => void; onDone: Props['onShow'] }) {
  const [name, setName] = useState(of?.name ?? '');
  const [isShared, setShared] = useState(of?.isShared ?? false);
  const create = useAct('views.create', ({ id, name: made }) => { toast(text.saved(made)); onDone({ id, shows: now }); });
  const update = useAct('views.update', ({ name: made }) => toast(text.saved(made)));
  const save = () => (of ? update.mutate({ id: of.id, name: name.trim(), isShared }, { onSuccess: onClose }) : create.mutate({ list, name: name.trim(), isShared, shows: now }, { onSuccess: onClose }));
  return (
    <Modal opened onClose={onClose} title={of ? text.renameTitle : text.title} closeButtonProps={{ 'aria-label': text.close }}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Stack gap="md">
          <TextInput label={text.name} {...(of ? {} : { description: text.nameWhat })} value={name} required data-autofocus maxLength={NAME_MAX} onChange={(event) => setName(event.currentTarget.value)} />
          <Switch label={text.share} checked={isShared} onChange={(event) => setShared(event.currentTarget.checked)} />
          <Trouble of={create.error ?? update.error} />
          <Group justify="flex-end" gap="sm"><Button onClick={onClose}>{text.cancel}</Button><Button type="submit" variant="filled" loading={create.isPending || update.isPending}>{text.act}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
