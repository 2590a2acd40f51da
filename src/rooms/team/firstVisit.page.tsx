// The first visit: become the owner, or open the made-up company with one click.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useFreshStart } from '#surfaces/web/api/freshStart.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { doorText } from './door.text.ts';
import { Door } from './door.ui.tsx';
import { PASSWORD_LENGTH_MIN } from './member.ts';

const text = doorText.first;

export default function FirstVisitPage() {
  const visit = useAnswer('firstVisit.get', {});
  if (visit.data?.hasOwner) {
    return <Door title={text.title} words={text.signInInstead}><form><Button variant="filled" renderRoot={(props) => <Link to="/" {...props} />}>{text.signInAct}</Button></form></Door>;
  }
  return (
    <Door title={text.title} words={text.words} isBroad>
      <Trouble of={visit.error} again={() => void visit.refetch()} />
      <div className="door-ways">
        <Owning takesOver={visit.data?.takesOver ?? null} />
        <hr />
        <LookingAround visit={visit.data} />
      </div>
    </Door>
  );
}

function Owning({ takesOver }: { takesOver: string | null }) {
  const start = useFreshStart();
  const create = useAct('firstVisit.create', () => void start('/import'));
  const form = useForm({ initialValues: { workspace: '', name: '', email: '', password: '' } });
  const submit = form.onSubmit((values) => create.mutate(values, { onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <section aria-label={text.own}>
      <h2>{text.own}</h2>
      <p className="muted">{takesOver ? text.takesOver(takesOver) : text.ownWords}</p>
      <form onSubmit={submit}>
        <TextInput label={text.workspace} placeholder={text.workspacePlaceholder} name="workspace" autoComplete="organization" required {...form.getInputProps('workspace')} />
        <TextInput label={text.name} name="name" autoComplete="name" required {...form.getInputProps('name')} />
        <TextInput label={text.email} type="email" name="email" autoComplete="username" required {...form.getInputProps('email')} />
        <PasswordInput label={text.password} description={text.passwordHint(PASSWORD_LENGTH_MIN)} name="password" autoComplete="new-password" required minLength={PASSWORD_LENGTH_MIN} {...form.getInputProps('password')} />
        {create.error && !create.error.field && <Trouble of={create.error} />}
        <Button type="submit" variant="filled" loading={create.isPending}>{text.act}</Button>
      </form>
    </section>
  );
}

function LookingAround({ visit }: { visit: Answer<'firstVisit.get'> | undefined }) {
  const start = useFreshStart();
  const open = useAct('sample.open', () => void start());
  return (
    <section aria-label={text.sample}>
      <h2>{text.sample}</h2>
      <p className="muted">{text.sampleWords}</p>
      <form onSubmit={(event) => { event.preventDefault(); open.mutate({}); }}>
        <Button type="submit" loading={open.isPending} disabled={visit?.canOpenSample === false}>{text.sampleAct}</Button>
        <p className="meta">{visit?.canOpenSample === false ? text.sampleFar : text.sampleWait}</p>
        <Trouble of={open.error} />
      </form>
    </section>
  );
}
