// The workspace itself: its name, where its days begin, its money.
import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { settingsText } from './settings.text.ts';
import { Settings } from './settings.ui.tsx';

const text = settingsText.workspace;
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
const names = new Intl.DisplayNames('en', { type: 'currency' });
const CURRENCIES = Intl.supportedValuesOf('currency').map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));

export default function WorkspacePage() {
  const { workspace, mayOwn } = useSession();
  const update = useAct('workspace.update', () => toast(settingsText.saved));
  const form = useForm({ initialValues: { name: workspace.name, timeZone: workspace.timeZone, currency: workspace.currency } });
  const submit = form.onSubmit((values) => update.mutate(values, { onSuccess: () => form.resetDirty(values), onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <Settings part="workspace">
      <form onSubmit={submit}>
        <Stack gap="lg" className="narrow">
          {!mayOwn && <p className="muted">{settingsText.onlyOwners}</p>}
          <TextInput label={text.name} description={text.nameWhat} required readOnly={!mayOwn} {...form.getInputProps('name')} />
          <Select label={text.zone} description={text.zoneWhat} data={ZONES} searchable limit={60} nothingFoundMessage={text.none} allowDeselect={false} readOnly={!mayOwn} {...form.getInputProps('timeZone')} />
          <Select label={text.currency} description={text.currencyWhat} data={CURRENCIES} searchable limit={60} nothingFoundMessage={text.none} allowDeselect={false} readOnly={!mayOwn} {...form.getInputProps('currency')} />
          <TextInput label={text.slug} description={`${text.slugWhat} ${workspace.slug}`} value={workspace.slug} readOnly />
          {update.error && !update.error.field && <Trouble of={update.error} />}
          {mayOwn && <div><Button type="submit" variant="filled" loading={update.isPending} disabled={!form.isDirty()}>{settingsText.save}</Button></div>}
        </Stack>
      </form>
    </Settings>
  );
}
