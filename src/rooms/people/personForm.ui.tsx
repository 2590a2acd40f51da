// Adding and changing a person by hand; a change can be undone.
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAct } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { useOwners } from './owners.ui.tsx';
import { peopleText } from './people.text.ts';

type Person = Answer<'people.get'>;
const text = peopleText.edit;
/** What a form holds: everything as text, an empty one meaning nothing. */
const heldOf = (person: Person | undefined) => ({
  name: person?.name ?? '', email: '', title: person?.title ?? '', organisation: person?.organisation?.name ?? '', phone: person?.phone ?? '', city: person?.city ?? '', country: person?.country ?? '',
  owner: person?.owner?.id ?? null, tags: person?.tags.join(', ') ?? '',
});
type Held = ReturnType<typeof heldOf>;

const editOf = (held: Held) => ({
  name: held.name.trim(), title: held.title.trim() || null, organisation: held.organisation.trim() || null, phone: held.phone.trim() || null, city: held.city.trim() || null, country: held.country.trim() || null,
  owner: held.owner, tags: held.tags.split(',').map((tag) => tag.trim()).filter(Boolean),
});

/** Only what was changed is sent, so that what nobody touched keeps its source. */
function changed(before: Held, after: Held): Partial<ReturnType<typeof editOf>> {
  const [was, is] = [editOf(before), editOf(after)];
  return Object.fromEntries(Object.entries(is).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key as keyof typeof was])));
}

export function PersonForm({ person, onClose, onDone }: { person?: Person; onClose: () => void; onDone?: (person: Person) => void }) {
  const owners = useOwners();
  const before = heldOf(person);
  const form = useForm({ initialValues: before });
  const update = useAct('people.update');
  const create = useAct('people.create');
  const failed = { onError: (error: Parameters<typeof fieldErrors>[0]) => form.setErrors(fieldErrors(error)) };
  const submit = form.onSubmit((held) => {
    const edit = changed(before, held);
    if (!person) return create.mutate({ ...edit, ...(held.email.trim() ? { email: held.email.trim() } : {}) }, { ...failed, onSuccess: (made) => { toast(text.made(made.name)); onClose(); onDone?.(made); } });
    if (Object.keys(edit).length === 0) return onClose();
    const back = Object.fromEntries(Object.keys(edit).map((key) => [key, editOf(before)[key as keyof typeof edit]]));
    return update.mutate({ id: person.id, ...edit }, { ...failed, onSuccess: (now) => { toast(text.saved(now.name), () => update.mutate({ id: person.id, ...back })); onClose(); onDone?.(now); } });
  });
  const error = update.error ?? create.error;
  return (
    <Modal opened onClose={onClose} title={person ? text.personTitle(person.name) : text.newPerson} closeButtonProps={{ 'aria-label': text.cancel }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput label={text.name} required={Boolean(person)} data-autofocus {...form.getInputProps('name')} />
          {!person && <TextInput label={text.email} type="email" {...form.getInputProps('email')} />}
          <Group grow align="flex-start" gap="sm"><TextInput label={text.title} {...form.getInputProps('title')} /><TextInput label={text.organisation} {...form.getInputProps('organisation')} /></Group>
          <Group grow align="flex-start" gap="sm"><TextInput label={text.city} {...form.getInputProps('city')} /><TextInput label={text.country} {...form.getInputProps('country')} /></Group>
          <Group grow align="flex-start" gap="sm"><TextInput label={text.phone} {...form.getInputProps('phone')} /><Select label={text.owner} placeholder={text.nobody} clearable data={owners} {...form.getInputProps('owner')} /></Group>
          <TextInput label={text.tags} description={text.tagsWhat} {...form.getInputProps('tags')} />
          {error && !error.field && <Trouble of={error} />}
          <Group justify="flex-end" gap="sm"><Button onClick={onClose}>{text.cancel}</Button><Button type="submit" variant="filled" loading={update.isPending || create.isPending}>{person ? text.save : text.make}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
