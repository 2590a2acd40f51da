// What is one's own: the password, where one is signed in.
import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
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
      <Section title={text.password}>{hasOwn ? <PasswordForm email={member.email} /> : <p className="muted">{text.guest}</p>}</Section>
      <Section title={text.sessions.title}><Sessions /></Section>
    </Settings>
  );
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
