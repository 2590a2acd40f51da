// A mail domain that may be ours: why we think so, who stands there, and the decision.
import { Button } from '@mantine/core';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { StateChip, Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { counted } from '#surfaces/web/ui/format.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { ownDomainText as text } from './ownDomain.text.ts';

type Domain = Item<'ownDomains.list'>;

export function DomainLines({ of }: { of: readonly Domain[] }) {
  return <ul className="lines">{of.map((domain) => <DomainLine key={domain.domain} of={domain} />)}</ul>;
}

function DomainLine({ of: { domain, state, isApplied, reason, people, examples } }: { of: Domain }) {
  const { mayWrite } = useSession();
  const decide = useAct('ownDomains.decide');
  const say = (to: 'ours' | 'not ours') => decide.mutate({ domain, state: to }, { onSuccess: () => toast(text.became(domain, to === 'ours'), state === 'proposed' ? undefined : () => decide.mutate({ domain, state })) });
  return (
    <li className="line top">
      <div className="grow">
        <b>{domain} {state === 'proposed' ? <Tag isGuess>{isApplied ? text.isApplied : text.isProposed}</Tag> : <StateChip {...(state === 'ours' ? { tone: 'praise' as const } : {})}>{state === 'ours' ? text.isOurs : text.isNotOurs}</StateChip>}</b>
        <span className="muted">{reason}</span>
        <span className="meta">{counted(people, text.addresses[0]!, text.addresses[1]!)}{examples.length > 0 ? `: ${examples.join(', ')}` : ''}</span>
        <Trouble of={decide.error} />
      </div>
      {mayWrite && (
        <div className="flex">
          {state !== 'ours' && <Button size="compact-sm" aria-label={text.oursOf(domain)} loading={decide.isPending && decide.variables.state === 'ours'} onClick={() => say('ours')}>{text.ours}</Button>}
          {state !== 'not ours' && <Button size="compact-sm" variant={state === 'proposed' ? 'default' : 'subtle'} aria-label={text.notOursOf(domain)} loading={decide.isPending && decide.variables.state === 'not ours'} onClick={() => say('not ours')}>{text.notOurs}</Button>}
        </div>
      )}
    </li>
  );
}
