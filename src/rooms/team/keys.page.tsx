// Keys for programs: made, shown once, revoked.
import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAct, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { StateChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { CopyLine } from '#surfaces/web/ui/CopyLine.ui.tsx';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { ago, day } from '#surfaces/web/ui/format.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { settingsText } from './settings.text.ts';
import { Settings } from './settings.ui.tsx';

type Key = Item<'keys.list'>;
const text = settingsText.keys;

export default function KeysPage() {
  const { mayOwn } = useSession();
  const keys = useItems('keys.list', { limit: 100 }, { isOff: !mayOwn });
  const restore = useAct('keys.restore');
  const revoke = useAct('keys.revoke');
  const end = ({ id, name }: Key) => revoke.mutate({ id }, { onSuccess: () => toast(text.wasRevoked(name), () => restore.mutate({ id })) });
  return (
    <Settings part="keys">
      <p className="muted">{text.words}<a className="link" href="/api/docs" target="_blank" rel="noreferrer">{text.docs}</a></p>
      {!mayOwn && <p className="muted">{settingsText.onlyOwners}</p>}
      {mayOwn && <Section title={text.make}><Making /></Section>}
      {mayOwn && (
        <Section title={text.list}>
          <Trouble of={keys.error ?? revoke.error ?? restore.error} again={keys.again} />
          {keys.isLoading && <Waiting />}
          {!keys.isLoading && keys.items.length === 0 && <Empty title={text.empty}>{text.emptyWords}</Empty>}
          <ul className="lines">{keys.items.map((key) => <KeyLine key={key.id} of={key} onRevoke={() => end(key)} />)}</ul>
          {keys.hasMore && <Button variant="subtle" onClick={keys.more}>{settingsText.more}</Button>}
        </Section>
      )}
    </Settings>
  );
}

function KeyLine({ of, onRevoke }: { of: Key; onRevoke: () => void }) {
  const [now] = useState(() => Date.now());
  const isOver = of.expiresAt !== null && new Date(of.expiresAt).getTime() <= now;
  return (
    <li className="line">
      <div className="grow">
        <b>{of.name}</b>
        <span className="meta num">{of.prefix}… · {text.scopes[of.scopes.includes('write') ? 'write' : 'read']} · {text.made} {day(of.createdAt)}{of.createdBy ? ` ${text.by(of.createdBy)}` : ''} · {text.used}: {ago(of.lastUsedAt)}{of.expiresAt && !isOver ? ` · ${text.ends(day(of.expiresAt))}` : ''}</span>
      </div>
      {!of.revokedAt && isOver && of.expiresAt && <StateChip>{text.ended(day(of.expiresAt))}</StateChip>}
      {of.revokedAt ? <StateChip>{text.revoked} {day(of.revokedAt)}</StateChip> : <Button size="compact-sm" variant="subtle" aria-label={text.revokeOf(of.name)} title={text.revokeWords} onClick={onRevoke}>{text.revoke}</Button>}
    </li>
  );
}

function Making() {
  const create = useAct('keys.create');
  const form = useForm({ initialValues: { name: '', may: 'read' as 'read' | 'write', days: '' } });
  const submit = form.onSubmit(({ name, may, days }) => create.mutate({ name, ...(days ? { days: Number(days) } : {}), scopes: may === 'write' ? ['read', 'write'] : ['read'] }, { onSuccess: () => form.reset(), onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <Stack gap="md">
      <form onSubmit={submit}>
        <div className="field-row">
          <TextInput className="grow" label={text.name} placeholder={text.namePlaceholder} required {...form.getInputProps('name')} />
          <Select label={text.may} allowDeselect={false} data={(['read', 'write'] as const).map((value) => ({ value, label: text.scopes[value] }))} {...form.getInputProps('may')} />
          <Select label={text.days} allowDeselect={false} data={['', '30', '90', '365'].map((value) => ({ value, label: text.daysChoices[value] ?? value }))} {...form.getInputProps('days')} />
          <Button type="submit" variant="filled" className="beside-field" loading={create.isPending}>{text.make}</Button>
        </div>
      </form>
      {create.error && !create.error.field && <Trouble of={create.error} />}
      {create.data && <><p>{text.shown}</p><CopyLine label={text.key} text={create.data.key} /></>}
    </Stack>
  );
}
