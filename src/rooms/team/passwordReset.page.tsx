// Choosing a new password by a link from an owner.
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#surfaces/web/api/client.ts';
import type { CallProblem } from '#surfaces/web/api/client.ts';
import { useFreshStart } from '#surfaces/web/api/freshStart.ts';
import { useAct } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { doorText } from './door.text.ts';
import { BrokenLink, Door } from './door.ui.tsx';
import { PASSWORD_LENGTH_MIN } from './member.ts';

const text = doorText.reset;

export default function PasswordResetPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  // A link that was used is not known any more.
  const [isUsed, setUsed] = useState(false);
  const reset = useQuery<Answer<'passwordResets.preview'>, CallProblem>({ queryKey: ['passwordResets.preview', token], queryFn: () => call('passwordResets.preview', { token }), enabled: token !== '' && !isUsed, retry: false, staleTime: Infinity, meta: { isFixed: true } });
  if (!token || reset.error) return <BrokenLink of={reset.error} text={text} />;
  if (!reset.data) return <Door title={text.title}><Waiting /></Door>;
  return <Choosing token={token} email={reset.data.email} onUse={() => setUsed(true)} />;
}

function Choosing({ token, email, onUse }: { token: string; email: string; onUse: () => void }) {
  const start = useFreshStart();
  const choose = useAct('passwordResets.use', () => void start('/'));
  const form = useForm({ initialValues: { password: '' } });
  const submit = form.onSubmit(({ password }) => {
    onUse();
    choose.mutate({ token, password }, { onError: (error) => form.setErrors(fieldErrors(error)) });
  });
  return (
    <Door title={text.title} words={text.words(email)}>
      <form onSubmit={submit}>
        <input type="hidden" name="email" autoComplete="username" value={email} />
        <PasswordInput label={text.password} description={text.passwordHint(PASSWORD_LENGTH_MIN)} name="password" autoComplete="new-password" required autoFocus minLength={PASSWORD_LENGTH_MIN} {...form.getInputProps('password')} />
        {choose.error && !choose.error.field && <Trouble of={choose.error} />}
        <Button type="submit" variant="filled" loading={choose.isPending}>{text.act}</Button>
      </form>
    </Door>
  );
}
