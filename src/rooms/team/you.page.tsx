// What is one's own: light or dark, the height of rows, keys, the password, where one is signed in.
import { Button, PasswordInput, SegmentedControl, Stack, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { DENSITIES, density, setDensity } from '#surfaces/web/ui/density.ts';
import type { Density } from '#surfaces/web/ui/density.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { switchKeys, useKeysOff } from '#surfaces/web/ui/keys.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { ThemeChoice } from '#surfaces/web/ui/ThemeChoice.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { PASSWORD_LENGTH_MIN } from './member.ts';
import { Sessions } from './sessions.ui.tsx';
import { settingsText } from './settings.text.ts';
import { Settings } from './settings.ui.tsx';

const text = settingsText.you;

export default function YouPage() {
  const { member, workspaces } = useSession();
  const hasOwn = workspaces.some(({ kind }) => kind === 'own');
  return (
    <Settings part="you">
      <p className="muted">{text.who(member.name, member.email)}</p>
      <Section title={text.look}>
        <Stack gap="lg" className="narrow">
          <div><h3>{text.theme}</h3><ThemeChoice /></div>
          <div><h3>{text.density}</h3><DensityChoice /></div>
        </Stack>
      </Section>
      <Section title={text.keys}><LetterSwitch /></Section>
      <Section title={text.password}>{hasOwn ? <PasswordForm email={member.email} /> : <p className="muted">{text.guest}</p>}</Section>
      <Section title={text.sessions.title}><Sessions /></Section>
    </Settings>
  );
}

function DensityChoice() {
  const [now, setNow] = useState<Density>(density());
  const choose = (to: Density) => {
    setDensity(to);
    setNow(to);
  };
  return <SegmentedControl fullWidth aria-label={text.density} value={now} onChange={(value) => choose(value as Density)} data={DENSITIES.map((value) => ({ value, label: text.densities[value] }))} />;
}

function LetterSwitch() {
  const isOff = useKeysOff();
  const keep = useAct('preferences.update');
  const turn = (hasLetterKeys: boolean) => {
    switchKeys(!hasLetterKeys);
    keep.mutate({ hasLetterKeys });
  };
  return <><Switch label={text.lettersOn} description={text.lettersWhat} checked={!isOff} onChange={(event) => turn(event.currentTarget.checked)} /><Trouble of={keep.error} /></>;
}

function PasswordForm({ email }: { email: string }) {
  const change = useAct('me.password', () => toast(text.changed));
  const form = useForm({ initialValues: { current: '', password: '' } });
  const submit = form.onSubmit((values) => change.mutate(values, { onSuccess: () => form.reset(), onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <form onSubmit={submit}>
      <Stack gap="md" className="narrow">
        <input type="hidden" name="email" autoComplete="username" value={email} />
        <PasswordInput label={text.current} autoComplete="current-password" required {...form.getInputProps('current')} />
        <PasswordInput label={text.next} autoComplete="new-password" required minLength={PASSWORD_LENGTH_MIN} {...form.getInputProps('password')} />
        {change.error && !change.error.field && <Trouble of={change.error} />}
        <div><Button type="submit" loading={change.isPending}>{text.change}</Button></div>
      </Stack>
    </form>
  );
}
