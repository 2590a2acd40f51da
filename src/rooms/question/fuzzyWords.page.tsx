// What fuzzy words mean in this workspace: the numbers, and at once what follows from them.
import { Button, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { Settings } from '#rooms/team/settings.ui.tsx';
import { fuzzyDefaults, fuzzySchema, meaningsOf } from './fuzzyWords.ts';
import type { Fuzzy } from './fuzzyWords.ts';
import { fuzzyWordsText as text } from './fuzzyWords.text.ts';
import { NameChoices } from './nameChoice.ui.tsx';

const KEYS = Object.keys(fuzzySchema.shape) as (keyof Fuzzy)[];

export default function FuzzyWordsPage() {
  const words = useAnswer('fuzzyWords.get', {});
  return (
    <Settings part="words">
      <p className="muted">{text.words}</p>
      <Trouble of={words.error} again={() => void words.refetch()} />
      {words.data ? <Meanings of={words.data} /> : <Waiting lines={10} />}
      <NameChoices />
    </Settings>
  );
}

function Meanings({ of: { meanings: _said, ...fuzzy } }: { of: Answer<'fuzzyWords.get'> }) {
  const { mayOwn } = useSession();
  const update = useAct('fuzzyWords.update', () => toast(text.saved));
  const form = useForm<Fuzzy>({ initialValues: fuzzy });
  const submit = form.onSubmit((values) => update.mutate(values, { onSuccess: () => form.resetDirty(values), onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <>
      <Section title={text.numbers}>
        {!mayOwn && <p className="muted">{text.onlyOwners}</p>}
        <form onSubmit={submit}>
          <div className="pair">{KEYS.map((key) => <NumberInput key={key} label={text.labels[key]} required allowDecimal={false} readOnly={!mayOwn} {...bounds(key)} {...form.getInputProps(key)} />)}</div>
          {update.error && !update.error.field && <Trouble of={update.error} />}
          {mayOwn && (
            <div className="acts">
              <Button type="submit" variant="filled" loading={update.isPending} disabled={!form.isDirty()}>{text.save}</Button>
              <Button variant="subtle" onClick={() => form.setValues(fuzzyDefaults)}>{text.defaults}</Button>
            </div>
          )}
        </form>
      </Section>
      <Section title={text.meanings}>
        <ul className="lines">{meaningsOf(form.values).map(({ words, meaning }) => <li key={words} className="line"><b className="grow">{words}</b><span className="grow muted">{meaning}</span></li>)}</ul>
      </Section>
    </>
  );
}

function bounds(key: keyof Fuzzy): { min: number; max: number } {
  const { minValue, maxValue } = fuzzySchema.shape[key].unwrap();
  return { min: minValue ?? 0, max: maxValue ?? 1_000 };
}
