// Adding and changing an organisation by hand; a change can be undone.
import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAct } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { useOwners } from './owners.ui.tsx';
import { peopleText } from './people.text.ts';

type Organisation = Answer<'organisations.get'>;
const text = peopleText.edit;
const heldOf = (organisation: Organisation | undefined) => ({
  name: organisation?.name ?? '', domains: organisation?.domains.join(', ') ?? '', plan: organisation?.plan ?? '', size: organisation?.size ?? ('' as number | ''), renewalDate: organisation?.renewalDate ?? '',
  yearlyRevenue: organisation?.yearlyRevenue ?? ('' as number | ''), owner: organisation?.owner?.id ?? null,
});
type Held = ReturnType<typeof heldOf>;

const editOf = (held: Held) => ({
  name: held.name.trim(), domains: held.domains.split(',').map((domain) => domain.trim()).filter(Boolean), plan: held.plan.trim() || null, size: held.size === '' ? null : Number(held.size),
  renewalDate: held.renewalDate.trim() || null, yearlyRevenue: held.yearlyRevenue === '' ? null : Number(held.yearlyRevenue), owner: held.owner,
});

/** Only what was changed is sent, so that what nobody touched keeps its source. */
function changed(before: Held, after: Held): Partial<ReturnType<typeof editOf>> {
  const [was, is] = [editOf(before), editOf(after)];
  return Object.fromEntries(Object.entries(is).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key as keyof typeof was])));
}

export function OrganisationForm({ organisation, onClose, onDone }: { organisation?: Organisation; onClose: () => void; onDone?: (organisation: Organisation) => void }) {
  const owners = useOwners();
  const before = heldOf(organisation);
  const form = useForm({ initialValues: before });
  const update = useAct('organisations.update');
  const create = useAct('organisations.create');
  const failed = { onError: (error: Parameters<typeof fieldErrors>[0]) => form.setErrors(fieldErrors(error)) };
  const submit = form.onSubmit((held) => {
    const edit = changed(before, held);
    if (!organisation) return create.mutate(edit, { ...failed, onSuccess: (made) => { toast(text.made(made.name)); onClose(); onDone?.(made); } });
    if (Object.keys(edit).length === 0) return onClose();
    const back = Object.fromEntries(Object.keys(edit).map((key) => [key, editOf(before)[key as keyof typeof edit]]));
    return update.mutate({ id: organisation.id, ...edit }, { ...failed, onSuccess: (now) => { toast(text.saved(now.name), () => update.mutate({ id: organisation.id, ...back })); onClose(); onDone?.(now); } });
  });
  const error = update.error ?? create.error;
  return (
    <Modal opened onClose={onClose} title={organisation ? text.personTitle(organisation.name) : text.newOrganisation} closeButtonProps={{ 'aria-label': text.cancel }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput label={text.name} required data-autofocus {...form.getInputProps('name')} />
          <TextInput label={text.domains} description={text.domainsWhat} {...form.getInputProps('domains')} />
          <Group grow align="flex-start" gap="sm"><TextInput label={text.plan} {...form.getInputProps('plan')} /><NumberInput label={text.size} min={0} hideControls {...form.getInputProps('size')} /></Group>
          <Group grow align="flex-start" gap="sm"><TextInput label={text.renewal} placeholder={text.day} {...form.getInputProps('renewalDate')} /><NumberInput label={text.revenue} min={0} hideControls thousandSeparator="," {...form.getInputProps('yearlyRevenue')} /></Group>
          <Select label={text.owner} placeholder={text.nobody} clearable data={owners} {...form.getInputProps('owner')} />
          {error && !error.field && <Trouble of={error} />}
          <Group justify="flex-end" gap="sm"><Button onClick={onClose}>{text.cancel}</Button><Button type="submit" variant="filled" loading={update.isPending || create.isPending}>{organisation ? text.save : text.make}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
