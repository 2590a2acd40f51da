// Joining by an invitation: the link names the address, the person adds a name and a password.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#surfaces/web/api/client.ts';
import type { CallProblem } from '#surfaces/web/api/client.ts';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { useFreshStart } from '#surfaces/web/api/freshStart.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { doorText } from './door.text.ts';
import { BrokenLink, Door } from './door.ui.tsx';
import { nameFromEmail, PASSWORD_LENGTH_MIN } from './member.ts';

const text = doorText.join;

export default function JoinPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const invitation = useQuery<Answer<'joining.preview'>, CallProblem>({ queryKey: ['joining.preview', token], queryFn: () => call('joining.preview', { token }), enabled: token !== '', retry: false });
  if (!token || invitation.error) return <BrokenLink of={invitation.error} text={text} />;
  if (!invitation.data) return <Door title={text.waiting}><Waiting /></Door>;
  return <Joining token={token} invitation={invitation.data} />;
}

function Joining({ token, invitation }: { token: string; invitation: Answer<'joining.preview'> }) {
  const start = useFreshStart();
  const accept = useAct('joining.accept', () => void start());
  const form = useForm({ initialValues: { name: nameFromEmail(invitation.email), password: '' } });
  const submit = form.onSubmit((values) => accept.mutate({ ...values, token }, { onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <Door title={text.title(invitation.workspaceName)} words={text.words(invitation.email, text.roles[invitation.role])}>
      <form onSubmit={submit}>
        <input type="hidden" name="email" autoComplete="username" value={invitation.email} />
        <TextInput label={text.name} name="name" autoComplete="name" required {...form.getInputProps('name')} />
        <PasswordInput label={invitation.hasAccount ? text.knownPassword : text.newPassword} name="password" autoComplete={invitation.hasAccount ? 'current-password' : 'new-password'}
          required minLength={invitation.hasAccount ? 1 : PASSWORD_LENGTH_MIN} autoFocus {...form.getInputProps('password')} />
        {accept.error && !accept.error.field && <Trouble of={accept.error} />}
        <Button type="submit" variant="filled" loading={accept.isPending}>{text.act}</Button>
      </form>
    </Door>
  );
}
