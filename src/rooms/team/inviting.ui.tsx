// Making an invitation: an address and a role become a link, to be passed on by whatever way.
import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAct, useItems } from '#surfaces/web/api/hooks.ts';
import { CopyLine } from '#surfaces/web/ui/CopyLine.ui.tsx';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { day } from '#surfaces/web/ui/format.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { unusableReason } from './invitation.ts';
import { ROLES } from './role.ts';
import type { Role } from '#base/endpoint.ts';
import { settingsText } from './settings.text.ts';

const text = settingsText.members;

export function Inviting({ email }: { email: string }) {
  const create = useAct('invitations.create');
  const form = useForm<{ email: string; role: Role }>({ initialValues: { email, role: 'member' } });
  const submit = form.onSubmit((values) => create.mutate(values, { onError: (error) => form.setErrors(fieldErrors(error)) }));
  if (create.data) {
    return (
      <Stack gap="sm">
        <p>{text.linkFor(form.values.email, day(create.data.expiresAt))}</p>
        <CopyLine label={text.link} text={`${window.location.origin}${create.data.link}`} />
        <div><Button onClick={() => { create.reset(); form.reset(); form.setFieldValue('email', ''); }}>{text.makeAgain}</Button></div>
      </Stack>
    );
  }
  return (
    <form onSubmit={submit}>
      <div className="field-row">
        <TextInput className="grow" label={text.email} type="email" required autoFocus={email !== ''} {...form.getInputProps('email')} />
        <Select label={text.role} allowDeselect={false} data={ROLES.map((role) => ({ value: role, label: `${text.roles[role]}: ${text.rolesWhat[role]}` }))} className="grow" {...form.getInputProps('role')} />
        <Button type="submit" variant="filled" className="beside-field" loading={create.isPending}>{text.make}</Button>
      </div>
      {create.error && !create.error.field && <Trouble of={create.error} />}
    </form>
  );
}

export function OpenInvitations() {
  const invitations = useItems('invitations.list', { limit: 50 });
  const revoke = useAct('invitations.revoke');
  const [now] = useState(() => new Date());
  const open = invitations.items.filter((it) => unusableReason({ acceptedAt: asDate(it.acceptedAt), revokedAt: asDate(it.revokedAt), expiresAt: new Date(it.expiresAt) }, now) === null);
  if (open.length === 0) return null;
  return (
    <Section title={text.open}>
      <Trouble of={revoke.error} />
      <ul className="lines">
        {open.map(({ id, email, role, expiresAt, invitedBy }) => (
          <li key={id} className="line">
            <div className="grow"><b>{email}</b><span className="meta">{text.roles[role]}, {text.by(invitedBy)}, {text.openUntil(day(expiresAt))}</span></div>
            <Button size="compact-sm" variant="subtle" aria-label={text.takeBackOf(email)} onClick={() => revoke.mutate({ id }, { onSuccess: () => toast(text.takenBack(email)) })}>{text.takeBack}</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const asDate = (at: string | null): Date | null => (at === null ? null : new Date(at));
