// Writing down what was learned, and correcting it where it stands.
import { Button, SegmentedControl, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { KeyboardEvent } from 'react';
import { useAct } from '#surfaces/web/api/hooks.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { today } from '#surfaces/web/ui/format.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { usualExpiry } from '#rooms/people/learned.ts';
import type { LearnedKind } from '#rooms/people/learned.ts';
import { understandingText as text } from './understanding.text.ts';

type Learned = Item<'people.learned'>;
interface FormProps { person: string; kinds: readonly [LearnedKind, ...LearnedKind[]]; line?: Learned; onClose: () => void }

export function LearnedForm({ person, kinds, line, onClose }: FormProps) {
  const create = useAct('learned.create');
  const update = useAct('learned.update');
  const restore = useAct('learned.restore');
  const end = useAct('learned.end');
  const [first] = kinds;
  const form = useForm({ initialValues: {
    kind: line?.kind ?? first, words: line?.words ?? '', isSaid: line ? line.isSaid : true, quote: line?.quote ?? '', expiresOn: line ? line.expiresOn ?? '' : usualExpiry(first, today()) ?? '',
  } });
  const failed = { onError: (error: Parameters<typeof fieldErrors>[0]) => form.setErrors(fieldErrors(error)) };
  const submit = form.onSubmit(({ kind, words, isSaid, quote, expiresOn }) => {
    const told = { words: words.trim() || quote.trim(), isSaid, quote: quote.trim() || null, expiresOn: expiresOn || null };
    if (!line) create.mutate({ id: person, kind, ...told }, { ...failed, onSuccess: ({ id }) => { toast(text.noted, () => end.mutate({ id })); onClose(); } });
    else update.mutate({ id: line.id, ...told }, { ...failed, onSuccess: () => { toast(text.corrected, () => restore.mutate({ id: line.id })); onClose(); } });
  });
  const leave = (event: KeyboardEvent) => { if (event.key === 'Escape') { event.stopPropagation(); onClose(); } };
  const enter = (event: KeyboardEvent) => { if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); submit(); } };
  const error = create.error ?? update.error;
  return (
    <form onSubmit={submit} onKeyDown={leave} className="learned-form">
      {!line && kinds.length > 1 && <SegmentedControl size="xs" aria-label={text.kind} data={kinds.map((value) => ({ value, label: text.kinds[value] }))} {...form.getInputProps('kind')} />}
      <Textarea label={first === 'job' ? text.theirWords : text.words} autosize minRows={1} maxRows={6} autoFocus data-autofocus onKeyDown={enter} {...form.getInputProps('words')} />
      {(first === 'job' || form.values.quote !== '') && <Textarea label={text.quote} autosize minRows={1} maxRows={6} {...form.getInputProps('quote')} />}
      <div className="field-row">
        <SegmentedControl size="xs" aria-label={text.saidOrGuess} value={form.values.isSaid ? 'said' : 'guess'} onChange={(value) => form.setFieldValue('isSaid', value === 'said')} data={[{ value: 'said', label: text.theySaid }, { value: 'guess', label: text.weGuess }]} />
      </div>
      <TextInput type="date" label={text.expires} {...form.getInputProps('expiresOn')} />
      {error && !error.field && <Trouble of={error} />}
      <p className="acts"><Button type="submit" size="compact-sm" variant="filled" loading={create.isPending || update.isPending}>{text.save}</Button><Button size="compact-sm" variant="subtle" onClick={onClose}>{text.cancel}</Button></p>
    </form>
  );
}
