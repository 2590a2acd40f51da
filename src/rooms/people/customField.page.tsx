// Custom fields: the list, and adding one.
import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAct, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { Settings } from '#rooms/team/settings.ui.tsx';
import { customFieldSchema } from './customField.ts';
import { customFieldText as text } from './customField.text.ts';
import { ORGANISATION_FIELDS, PERSON_FIELDS } from './field.ts';

const SUBJECTS = customFieldSchema.shape.subject.options;
const TYPES = customFieldSchema.shape.type.options;

export default function FieldsPage() {
  const { mayWrite } = useSession();
  const fields = useItems('fields.list', {});
  return (
    <Settings part="fields">
      <p className="muted">{text.words}</p>
      {mayWrite && <Section title={text.make}><Adding /></Section>}
      <Section title={text.list}>
        <Trouble of={fields.error} again={fields.again} />
        {fields.isLoading && <Waiting />}
        {!fields.isLoading && fields.items.length === 0 && <Empty title={text.empty}>{text.emptyWords}</Empty>}
        <ul className="lines">{fields.items.map(({ id, label, subject, type }) => <li key={id} className="line"><b className="grow">{label}</b><span className="muted">{text.subjects[subject]}</span><Tag>{text.types[type]}</Tag></li>)}</ul>
      </Section>
      <Section title={text.builtIn}>
        {([['person', PERSON_FIELDS], ['organisation', ORGANISATION_FIELDS]] as const).map(([subject, list]) => <p key={subject} className="muted"><b>{text.subjects[subject]}:</b> {list.map(({ label }) => label).join(', ')}</p>)}
      </Section>
    </Settings>
  );
}

function Adding() {
  const create = useAct('fields.create', ({ label }) => toast(text.added(label)));
  const form = useForm({ initialValues: { label: '', subject: SUBJECTS[0]!, type: TYPES[0]! } });
  const submit = form.onSubmit((values) => create.mutate(values, { onSuccess: () => form.reset(), onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <form onSubmit={submit}>
      <div className="field-row">
        <TextInput className="grow" label={text.label} placeholder={text.placeholder} required {...form.getInputProps('label')} />
        <Select label={text.subject} allowDeselect={false} data={SUBJECTS.map((value) => ({ value, label: text.subjects[value] }))} {...form.getInputProps('subject')} />
        <Select label={text.type} allowDeselect={false} data={TYPES.map((value) => ({ value, label: text.types[value] }))} {...form.getInputProps('type')} />
        <Button type="submit" variant="filled" className="beside-field" loading={create.isPending}>{text.add}</Button>
      </div>
      {create.error && !create.error.field && <Trouble of={create.error} />}
    </form>
  );
}
