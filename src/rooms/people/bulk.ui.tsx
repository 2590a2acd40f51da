// What can be done with the rows that are chosen: an owner, tags, a table; each change can be taken back.
import { Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import type { SubjectKind } from './field.ts';
import { listText as text } from './list.text.ts';
import { useOwners } from './owners.ui.tsx';

const CHOSEN_MAX = 1_000;

/** Which rows are chosen; they stay chosen while the list is filtered and sorted otherwise. */
export function useChosen<T extends { id: string }>() {
  const [items, setItems] = useState<ReadonlyMap<string, T>>(new Map());
  const turn = (turned: readonly T[], isOn: boolean) => {
    const next = new Map(items);
    for (const item of turned) {
      if (!isOn) next.delete(item.id);
      else if (next.size < CHOSEN_MAX) next.set(item.id, item);
    }
    if (isOn && items.size + turned.length > CHOSEN_MAX) toast(text.tooMany);
    setItems(next);
  };
  return { ids: new Set(items.keys()), items: [...items.values()], turn, clear: () => setItems(new Map()) };
}

interface BarProps { subject: SubjectKind; ids: readonly string[]; clear: () => void; onExport: () => void }

export function BulkBar({ subject, ids, clear, onExport }: BarProps) {
  const owners = useOwners();
  const [tagging, setTagging] = useState<'add' | 'remove' | null>(null);
  const people = useAct('people.change');
  const organisations = useAct('organisations.change');
  const peopleBack = useAct('people.takeBack');
  const organisationsBack = useAct('organisations.takeBack');
  useKeys([{ key: 'Escape', act: clear }]);
  const told = (done: { ids: string[]; fields: string[] }) => {
    if (done.ids.length === 0) toast(text.unchanged);
    else toast(text.changed(done.ids.length), () => (subject === 'person' ? peopleBack : organisationsBack).mutate(done));
  };
  const give = (owner: string | null) => (subject === 'person' ? people : organisations).mutate({ ids: [...ids], owner }, { onSuccess: told });
  return (
    <div className="bulk" role="toolbar" aria-label={text.bar}>
      <b className="num">{text.chosen(ids.length)}</b>
      <Menu position="bottom-start">
        <Menu.Target><Button loading={people.isPending || organisations.isPending}>{text.giveOwner}</Button></Menu.Target>
        <Menu.Dropdown>{owners.map(({ value, label }) => <Menu.Item key={value} onClick={() => give(value)}>{label}</Menu.Item>)}<Menu.Divider /><Menu.Item onClick={() => give(null)}>{text.noOwner}</Menu.Item></Menu.Dropdown>
      </Menu>
      {subject === 'person' && <Button onClick={() => setTagging('add')}>{text.addTag}</Button>}
      {subject === 'person' && <Button onClick={() => setTagging('remove')}>{text.removeTag}</Button>}
      <Button onClick={onExport}>{text.export}</Button>
      <Button variant="subtle" leftSection={<Icon name="x" size="sm" />} onClick={clear}>{text.clear}</Button>
      <Trouble of={people.error ?? organisations.error ?? peopleBack.error ?? organisationsBack.error} />
      {tagging && <Tagging isAdding={tagging === 'add'} onClose={() => setTagging(null)} onTag={(tag) => people.mutate({ ids: [...ids], ...(tagging === 'add' ? { addTags: [tag] } : { removeTags: [tag] }) }, { onSuccess: (done) => { told(done); setTagging(null); } })} error={people.error} />}
    </div>
  );
}

function Tagging({ isAdding, onClose, onTag, error }: { isAdding: boolean; onClose: () => void; onTag: (tag: string) => void; error: { message: string } | null }) {
  const [tag, setTag] = useState('');
  return (
    <Modal opened onClose={onClose} title={isAdding ? text.addTag : text.removeTag} closeButtonProps={{ 'aria-label': text.cancel }}>
      <form onSubmit={(event) => { event.preventDefault(); if (tag.trim()) onTag(tag.trim()); }}>
        <Stack gap="md">
          <TextInput label={text.tag} required data-autofocus value={tag} error={error?.message} onChange={(event) => setTag(event.currentTarget.value)} />
          <Group justify="flex-end" gap="sm"><Button onClick={onClose}>{text.cancel}</Button><Button type="submit" variant="filled">{text.apply}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
