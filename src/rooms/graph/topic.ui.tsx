// One topic opened: what was said, its other words, and whether it is the same as another.
import { Button, Group, Modal, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CallProblem } from '#surfaces/web/api/client.ts';
import { useAct, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Proof } from '#surfaces/web/ui/Proof.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { topicText as text } from './topic.text.ts';

type Topic = Item<'topics.list'>;

export function OpenTopic({ topic }: { topic: Topic }) {
  const { mayWrite } = useSession();
  return (
    <Stack gap="lg">
      <div className="stack">
        {topic.examples.length === 0 ? <p className="muted">{text.noExamples}</p> : topic.examples.map((quote) => <Proof key={quote} quote={quote} />)}
        <div><Link className="link" to="/ask" search={{ q: `people who mentioned ${topic.name}` }}>{text.ask}</Link></div>
      </div>
      {mayWrite && <Renaming key={topic.id} topic={topic} />}
      {mayWrite && <Merging topic={topic} />}
    </Stack>
  );
}

function Renaming({ topic }: { topic: Topic }) {
  const update = useAct('topics.update', () => toast(text.saved));
  const form = useForm({ initialValues: { name: topic.name, aliases: [...topic.aliases] } });
  const submit = form.onSubmit((values) => update.mutate({ id: topic.id, ...values }, { onSuccess: () => form.resetDirty(values), onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <form onSubmit={submit}>
      <div className="field-row">
        <TextInput label={text.name} required {...form.getInputProps('name')} />
        <TagsInput className="grow" label={text.aliases} {...form.getInputProps('aliases')} />
        <Button type="submit" className="beside-field" loading={update.isPending} disabled={!form.isDirty()}>{text.save}</Button>
      </div>
      {update.error && !update.error.field && <Trouble of={update.error} />}
    </form>
  );
}

function Merging({ topic }: { topic: Topic }) {
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), 200);
  const [into, setInto] = useState<{ id: string; name: string } | null>(null);
  const part = useAct('topics.part');
  const merge = useAct('topics.merge', ({ name }) => toast(text.merged(topic.name, name), () => void part.mutateAsync({ id: topic.id }).then(() => toast(text.parted(topic.name, name)), (error: CallProblem) => toast(error.message))));
  const others = useItems('topics.list', { limit: 50, ...(search ? { search } : {}) });
  const choices = others.items.filter(({ id, state }) => id !== topic.id && state !== 'merged');
  return (
    <>
      <div className="field-row">
        <Select className="grow" label={text.merge} description={text.mergeWhat} inputWrapperOrder={['label', 'input', 'description', 'error']} placeholder={text.search} searchable clearable value={into?.id ?? null} searchValue={words} onSearchChange={setWords}
          filter={({ options }) => options} data={choices.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => setInto(choices.find((choice) => choice.id === id) ?? null)} />
        <Button className="beside-field" disabled={!into} loading={merge.isPending} onClick={() => into && merge.mutate({ id: topic.id, into: into.id })}>{text.mergeAct}</Button>
      </div>
      <Trouble of={merge.error} />
    </>
  );
}

export function NewTopic({ onClose }: { onClose: () => void }) {
  const create = useAct('topics.create', ({ name }) => toast(text.made(name)));
  const form = useForm({ initialValues: { name: '', aliases: [] as string[] } });
  const submit = form.onSubmit((values) => create.mutate(values, { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <Modal opened onClose={onClose} title={text.new} closeButtonProps={{ 'aria-label': text.close }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput label={text.name} required data-autofocus {...form.getInputProps('name')} />
          <TagsInput label={text.aliases} description={text.aliasesWhat} {...form.getInputProps('aliases')} />
          {create.error && !create.error.field && <Trouble of={create.error} />}
          <Group justify="flex-end"><Button type="submit" variant="filled" loading={create.isPending}>{text.make}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
