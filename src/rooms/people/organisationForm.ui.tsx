// Adding and changing an organisation by hand; a change can be undone.
import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
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

type Organisation = Answer<'organisations.get'>;
const text = peopleText.edit;

const heldOf = (organisation: Organisation | undefined, custom: readonly CustomHeld[]) => ({
  name: organisation?.name ?? '', domains: organisation?.domains.join(', ') ?? '', plan: organisation?.plan ?? '', size: organisation?.size ?? ('' as number | string), renewalDate: organisation?.renewalDate ?? '',
  yearlyRevenue: organisation?.yearlyRevenue ?? ('' as number | string), owner: organisation?.owner?.id ?? null, custom: custom.map((one) => ({ ...one })),
});
type Held = ReturnType<typeof heldOf>;

const editOf = (held: Held) => ({
  name: held.name.trim(), domains: held.domains.split(',').map((domain) => domain.trim()).filter(Boolean), plan: held.plan.trim() || null, size: held.size === '' ? null : Number(held.size),
  renewalDate: held.renewalDate || null, yearlyRevenue: held.yearlyRevenue === '' ? null : Number(held.yearlyRevenue), owner: held.owner,
});

interface FormProps { organisation?: Organisation; onClose: () => void; onDone?: (organisation: Organisation) => void }

export function OrganisationForm(props: FormProps) {
  const { organisation, onClose } = props;
  const custom = useCustomHeld('organisation', organisation?.facts ?? []);
  return (
    <Modal opened onClose={onClose} title={organisation ? text.personTitle(organisation.name) : text.newOrganisation} closeButtonProps={{ 'aria-label': text.cancel }}>
      {custom ? <Form {...props} custom={custom} /> : <Waiting lines={8} />}
    </Modal>
  );
}

function Form({ organisation, custom, onClose, onDone }: FormProps & { custom: readonly CustomHeld[] }) {
  const owners = useOwners();
  const form = useForm({ initialValues: heldOf(organisation, custom) });
  const update = useAct('organisations.update');
  const create = useAct('organisations.create');
  const takeBack = useAct('organisations.takeBack');
  const failed = { onError: (error: Parameters<typeof fieldErrors>[0]) => form.setErrors(fieldErrors(error)) };
  const submit = form.onSubmit((held) => {
    const before = form.getInitialValues();
    const edit = { ...changedOnly(editOf(before), editOf(held)), ...customChange(before.custom, held.custom) };
    if (!organisation) return create.mutate(edit, { ...failed, onSuccess: (made) => { toast(text.made(made.name)); onClose(); onDone?.(made); } });
    if (Object.keys(edit).length === 0) return onClose();
    const fields = fieldsOfEdit(edit, fieldKey);
    const back = () => {
      if (fields.length > 0) takeBack.mutate({ ids: [organisation.id], fields });
      if (edit.domains) update.mutate({ id: organisation.id, domains: editOf(before).domains });
    };
    return update.mutate({ id: organisation.id, ...edit }, { ...failed, onSuccess: (now) => { toast(text.saved(now.name), back); onClose(); onDone?.(now); } });
  });
  const error = update.error ?? create.error;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput label={text.name} required data-autofocus autoFocus {...form.getInputProps('name')} />
        <TextInput label={text.domains} description={text.commas} {...form.getInputProps('domains')} />
        <div className="field-pairs">
          <TextInput label={text.plan} {...form.getInputProps('plan')} /><NumberInput label={text.size} min={0} hideControls {...form.getInputProps('size')} />
          <TextInput type="date" label={text.renewal} {...form.getInputProps('renewalDate')} /><NumberInput label={text.revenue} min={0} hideControls thousandSeparator="," {...form.getInputProps('yearlyRevenue')} />
        </div>
        <Select label={text.owner} placeholder={text.nobody} clearable data={owners} {...form.getInputProps('owner')} />
        <CustomInputs of={custom} propsOf={(at) => form.getInputProps(`custom.${at}.value`)} />
        {error && !error.field && <Trouble of={error} />}
        <Group justify="flex-end" gap="sm"><Button onClick={onClose}>{text.cancel}</Button><Button type="submit" variant="filled" loading={update.isPending || create.isPending}>{organisation ? text.save : text.make}</Button></Group>
      </Stack>
    </form>
  );
}
