// Signing in: address and password on one page.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { useFreshStart } from '#surfaces/web/api/freshStart.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { doorText } from './door.text.ts';
import { Door } from './door.ui.tsx';

const text = doorText.signIn;

export default function SignInPage() {
  const start = useFreshStart();
  const open = useAct('session.open', () => void start(window.location.pathname));
  const form = useForm({ initialValues: { email: '', password: '' } });
  return (
    <Door title={text.title}>
      <form onSubmit={form.onSubmit((values) => open.mutate(values))}>
        <TextInput label={text.email} type="email" name="email" autoComplete="username" required autoFocus {...form.getInputProps('email')} />
        <PasswordInput label={text.password} name="password" autoComplete="current-password" required {...form.getInputProps('password')} />
        <Trouble of={open.error} />
        <Button type="submit" variant="filled" loading={open.isPending}>{text.act}</Button>
      </form>
      <p className="door-foot">{text.forgotten}</p>
    </Door>
  );
}
