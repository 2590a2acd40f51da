// Our domains: the ones that wait for a decision first, and adding one.
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAct, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { Settings } from '#rooms/team/settings.ui.tsx';
import { ownDomainText as text } from './ownDomain.text.ts';
import { DomainLines } from './ownDomain.ui.tsx';

export default function OwnDomainsPage() {
  const { mayWrite } = useSession();
  const domains = useItems('ownDomains.list', {});
  const waiting = domains.items.filter(({ state }) => state === 'proposed');
  const decided = domains.items.filter(({ state }) => state !== 'proposed');
  return (
    <Settings part="domains">
      <p className="muted">{text.words}</p>
      <Trouble of={domains.error} again={domains.again} />
      {domains.isLoading && <Waiting />}
      {waiting.length > 0 && <Section title={text.proposed}><DomainLines of={waiting} /></Section>}
      {mayWrite && <Section title={text.add}><Adding /></Section>}
      {decided.length > 0 && <Section title={text.decided}><DomainLines of={decided} /></Section>}
      {!domains.isLoading && !domains.error && domains.items.length === 0 && <Empty title={text.empty}>{text.emptyWords}</Empty>}
    </Settings>
  );
}

function Adding() {
  const decide = useAct('ownDomains.decide', ({ domain }) => toast(text.became(domain, true)));
  const form = useForm({ initialValues: { domain: '' } });
  const submit = form.onSubmit(({ domain }) => decide.mutate({ domain, state: 'ours' }, { onSuccess: () => form.reset(), onError: (error) => form.setErrors(fieldErrors(error)) }));
  return (
    <form onSubmit={submit}>
      <div className="field-row">
        <TextInput className="grow" label={text.domain} placeholder={text.placeholder} required {...form.getInputProps('domain')} />
        <Button type="submit" variant="filled" className="beside-field" loading={decide.isPending}>{text.ours}</Button>
      </div>
      {decide.error && !decide.error.field && <Trouble of={decide.error} />}
    </form>
  );
}
