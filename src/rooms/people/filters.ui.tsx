// By what a list is narrowed, in one popover: where they work, who looks after them, when there was contact, how near, a field of their own.
import { Button, Group, NumberInput, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import type { Input } from '#surfaces/web/api/types.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import type { SubjectKind } from './field.ts';
import { CONTACT_WINDOWS } from './listFilter.ts';
import type { ContactWindow } from './listFilter.ts';
import type { Held } from './listing.ui.tsx';
import { listText as text } from './list.text.ts';
import { useOwners } from './owners.ui.tsx';

const NARROWING = ['organisation', 'owner', 'contact', 'nearFrom', 'nearTo', 'field'] as const;
const TYPING_MS = 300;
const PICKED_FROM = 30;

/** What the address holds, as the list asks for it. What cannot be read is left out. */
export function filterOf(held: Held): Pick<Input<'people.list'>, 'contact' | 'nearFrom' | 'nearTo' | 'field' | 'is' | 'owner' | 'tag' | 'organisation'> {
  const near = (words: string | undefined) => (words && /^\d{1,3}$/.test(words) && Number(words) <= 100 ? Number(words) : null);
  const [nearFrom, nearTo] = [near(held.nearFrom), near(held.nearTo)];
  const contact = CONTACT_WINDOWS.find((one) => one === held.contact);
  return {
    ...(contact ? { contact } : {}), ...(nearFrom === null ? {} : { nearFrom }), ...(nearTo === null ? {} : { nearTo }), ...(held.field && held.is ? { field: held.field, is: held.is } : {}),
    ...(held.owner ? { owner: held.owner } : {}), ...(held.tag ? { tag: held.tag } : {}), ...(held.organisation ? { organisation: held.organisation } : {}),
  };
}

type Set = (change: Partial<Record<keyof Held, string | null>>) => void;

export function Filters({ subject, held, set }: { subject: SubjectKind; held: Held; set: Set }) {
  const owners = useOwners();
  const fields = useItems('fields.list', {}).items.filter((field) => field.subject === subject);
  const count = NARROWING.filter((key) => held[key]).length;
  return (
    <Popover position="bottom-start" width={320} trapFocus>
      <Popover.Target><Button leftSection={<Icon name="filter" />}>{count === 0 ? text.filter : text.filtered(count)}</Button></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="md" role="group" aria-label={text.filter}>
          {subject === 'person' && <OrganisationPick held={held} set={set} />}
          <Select label={text.owner} placeholder={text.anybody} clearable comboboxProps={{ withinPortal: false }} value={held.owner ?? null} onChange={(owner) => set({ owner })} data={[{ value: 'nobody', label: text.nobody }, ...owners]} />
          <Select label={text.contact} placeholder={text.anyTime} clearable comboboxProps={{ withinPortal: false }} value={held.contact ?? null} onChange={(contact) => set({ contact })} data={CONTACT_WINDOWS.map((value: ContactWindow) => ({ value, label: text.windows[value] }))} />
          <Near held={held} set={set} />
          {fields.length > 0 && <Select label={text.field} placeholder={text.anyField} clearable searchable comboboxProps={{ withinPortal: false }} value={held.field ?? null} onChange={(field) => set({ field, is: null })} data={fields.map(({ key, label }) => ({ value: key, label }))} />}
          {held.field && <Typed label={text.is} value={held.is ?? ''} onType={(is) => set({ is })} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Picked by typing a part of its name or domain; the address keeps its id. */
function OrganisationPick({ held, set }: { held: Held; set: Set }) {
  const picked = useOrganisation(held.organisation);
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), TYPING_MS);
  const isTyped = search !== '' && search !== picked?.name;
  const found = useItems('organisations.list', { ...(isTyped ? { search } : {}), sort: 'name', limit: PICKED_FROM });
  const choices = new Map([...(picked && !isTyped ? [picked] : []), ...found.items].map(({ id, name }) => [id, name]));
  return (
    <Select label={text.organisation} placeholder={text.anyOrganisation} clearable searchable comboboxProps={{ withinPortal: false }} maxDropdownHeight={220} nothingFoundMessage={found.isLoading ? text.looking : text.noOrganisation}
      value={picked?.id ?? null} onChange={(organisation) => set({ organisation })} searchValue={words} onSearchChange={setWords} filter={({ options }) => options} data={[...choices].map(([value, label]) => ({ value, label }))} />
  );
}

function useOrganisation(id: string | undefined) {
  return useAnswer('organisations.get', { id: id ?? '' }, { isOff: !id, keepsPrevious: Boolean(id) }).data ?? null;
}

/** The organisation the list is narrowed to, as what can be taken away. */
export function OrganisationChip({ id, clear }: { id: string; clear: () => void }) {
  const name = useOrganisation(id)?.name ?? text.organisation;
  return <Button variant="subtle" rightSection={<Icon name="x" size="sm" />} aria-label={text.notOrganisation(name)} onClick={clear}><span className="cut">{text.at(name)}</span></Button>;
}

function Near({ held, set }: { held: Held; set: Set }) {
  const later = useDebouncedCallback((change: Parameters<Set>[0]) => set(change), TYPING_MS);
  const props = { min: 0, max: 100, hideControls: true };
  return (
    <Group grow gap="sm">
      <NumberInput {...props} label={text.nearFrom} defaultValue={held.nearFrom ?? ''} onChange={(value) => later({ nearFrom: String(value) || null })} />
      <NumberInput {...props} label={text.nearTo} defaultValue={held.nearTo ?? ''} onChange={(value) => later({ nearTo: String(value) || null })} />
    </Group>
  );
}

function Typed({ label, value, onType }: { label: string; value: string; onType: (words: string | null) => void }) {
  const [words, setWords] = useState(value);
  const later = useDebouncedCallback((typed: string) => onType(typed.trim() || null), TYPING_MS);
  return <TextInput label={label} value={words} onChange={(event) => { setWords(event.currentTarget.value); later(event.currentTarget.value); }} />;
}
