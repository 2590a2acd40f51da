// Adding and changing a person by hand; a change can be undone.
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAct } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { changedOnly, fieldsOfEdit } from './changed.ts';
import { fieldKey } from './field.ts';
import { CustomInputs, customChange, useCustomHeld } from './customInputs.ui.tsx';
import type { CustomHeld } from './customInputs.ui.tsx';
import { useOwners } from './owners.ui.tsx';
import { peopleText } from './people.text.ts';

type Person = Answer<'people.get'>;
const text = peopleText.edit;
const parted = (words: string): string[] => words.split(',').map((word) => word.trim()).filter(Boolean);
const emailsOf = (person: Person | undefined): string[] => person?.handles.flatMap(({ kind, value }) => (kind === 'email' ? [value] : [])) ?? [];

/** What a form holds: everything as text, an empty one meaning nothing. */
const heldOf = (person: Person | undefined, custom: readonly CustomHeld[]) => ({
  name: person?.name ?? '', emails: emailsOf(person).join(', '), title: person?.title ?? '', organisation: person?.organisation?.name ?? '', phone: person?.phone ?? '', city: person?.city ?? '', country: person?.country ?? '',
  owner: person?.owner?.id ?? null, tags: person?.tags.join(', ') ?? '', startedOn: person?.startedOn ?? '', leftOn: person?.leftOn ?? '', custom: custom.map((one) => ({ ...one })),
});
type Held = ReturnType<typeof heldOf>;

const editOf = (held: Held, person: Person | undefined) => ({
  name: held.name.trim(), title: held.title.trim() || null, organisation: held.organisation.trim() || null, phone: held.phone.trim() || null, city: held.city.trim() || null, country: held.country.trim() || null,
  owner: held.owner, tags: parted(held.tags), startedOn: held.startedOn || null, leftOn: held.leftOn || null,
  handles: [...parted(held.emails).map((value) => ({ kind: 'email', value })), ...(person?.handles ?? []).filter(({ kind }) => kind !== 'email')],
});

interface FormProps { person?: Person; onClose: () => void; onDone?: (person: Person) => void }

export function PersonForm(props: FormProps) {
  const { person, onClose } = props;
  const custom = useCustomHeld('person', person?.facts ?? []);
  return (
    <Modal opened onClose={onClose} title={person ? text.personTitle(person.name) : text.newPerson} closeButtonProps={{ 'aria-label': text.cancel }}>
      {custom ? <Form {...props} custom={custom} /> : <Waiting lines={8} />}
    </Modal>
  );
}

function Form({ person, custom, onClose, onDone }: FormProps & { custom: readonly CustomHeld[] }) {
  const owners = useOwners();
  const form = useForm({ initialValues: heldOf(person, custom) });
  const update = useAct('people.update');
  const create = useAct('people.create');
  const takeBack = useAct('people.takeBack');
  const failed = { onError: (error: Parameters<typeof fieldErrors>[0]) => form.setErrors(fieldErrors({ message: error.message, field: error.field === 'handles' || error.field === 'email' ? 'emails' : error.field })) };
  const submit = form.onSubmit((held) => {
    const before = form.getInitialValues();
    const edit = { ...changedOnly(editOf(before, person), editOf(held, person)), ...customChange(before.custom, held.custom) };
    if (!person) return create.mutate(edit, { ...failed, onSuccess: (made) => { toast(text.made(made.name)); onClose(); onDone?.(made); } });
    if (Object.keys(edit).length === 0) return onClose();
    const fields = fieldsOfEdit(edit, fieldKey);
    const back = () => {
      if (fields.length > 0) takeBack.mutate({ ids: [person.id], fields });
      if (edit.handles) update.mutate({ id: person.id, handles: editOf(before, person).handles });
    };
    return update.mutate({ id: person.id, ...edit }, { ...failed, onSuccess: (now) => { toast(text.saved(now.name), back); onClose(); onDone?.(now); } });
  });
  const error = update.error ?? create.error;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput label={text.name} required={Boolean(person)} data-autofocus autoFocus {...form.getInputProps('name')} />
        <TextInput label={text.emails} {...(person ? { description: text.commas } : {})} {...form.getInputProps('emails')} />
        <div className="field-pairs">
          <TextInput label={text.title} {...form.getInputProps('title')} /><TextInput label={text.organisation} {...form.getInputProps('organisation')} />
          <TextInput label={text.city} {...form.getInputProps('city')} /><TextInput label={text.country} {...form.getInputProps('country')} />
          <TextInput label={text.phone} {...form.getInputProps('phone')} /><Select label={text.owner} placeholder={text.nobody} clearable data={owners} {...form.getInputProps('owner')} />
          <TextInput type="date" label={text.started} {...form.getInputProps('startedOn')} /><TextInput type="date" label={text.left} {...form.getInputProps('leftOn')} />
        </div>
        <TextInput label={text.tags} description={text.commas} {...form.getInputProps('tags')} />
        <CustomInputs of={custom} propsOf={(at) => form.getInputProps(`custom.${at}.value`)} />
        {error && !error.field && <Trouble of={error} />}
        <Group justify="flex-end" gap="sm"><Button onClick={onClose}>{text.cancel}</Button><Button type="submit" variant="filled" loading={update.isPending || create.isPending}>{person ? text.save : text.make}</Button></Group>
      </Stack>
    </form>
  );
}
