// Possible duplicates: pairs with the reason and what it was read from; merged after a look, or said to be two. Below, what was
// merged so far, each to be taken back.
import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { day, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { mergingText as text } from './merging.text.ts';
import { MergeTwo, Side } from './merging.ui.tsx';

type Duplicate = Item<'duplicates.list'>;
type Subject = Duplicate['subject'];

export default function DuplicatesPage() {
  const [subject, setSubject] = useState<Subject>('person');
  const found = useAnswer('duplicates.list', { subject });
  const total = found.data?.total;
  return (
    <Page title={text.title} back={subject === 'person' ? '/people' : '/organisations'} {...(total === undefined ? {} : { meta: text.total(number(total), total === 1) })}
      acts={<SegmentedControl aria-label={text.title} value={subject} onChange={(value) => setSubject(value as Subject)} data={[{ value: 'person', label: text.subjects.person }, { value: 'organisation', label: text.subjects.organisation }]} />}>
      <p className="muted">{text.words}</p>
      <Trouble of={found.error} again={() => void found.refetch()} />
      {found.isLoading && <Waiting lines={6} />}
      {found.data && found.data.items.length === 0 && <Empty title={text.none}>{text.noneWords}</Empty>}
      <ul className="lines">{found.data?.items.map((one) => <Pair key={one.id} of={one} />)}</ul>
      <Merged subject={subject} />
    </Page>
  );
}

function Pair({ of: { subject, kept, gone, reasons, sureness } }: { of: Duplicate }) {
  const { mayWrite } = useSession();
  const [isLooking, setLooking] = useState(false);
  const restore = useAct('duplicates.restore');
  const dismiss = useAct('duplicates.dismiss', () => toast(text.dismissed(kept.name, gone.name), () => restore.mutate({ subject, one: kept.id, other: gone.id })));
  return (
    <li className="line">
      <div className="grow stack tight">
        <Side of={kept} says={text.sure(`${Math.round(sureness * 100)} %`)} />
        <Side of={gone} says="" />
        {reasons.map(({ kind, why, proof }) => <div key={kind}><span>{why}</span> <span className="meta break">{proof}</span></div>)}
        <Trouble of={dismiss.error} />
        {mayWrite && (
          <div className="acts">
            <Button size="compact-sm" variant="filled" onClick={() => setLooking(true)} aria-label={`${text.look}: ${kept.name}, ${gone.name}`}>{text.look}</Button>
            <Button size="compact-sm" loading={dismiss.isPending} onClick={() => dismiss.mutate({ subject, one: kept.id, other: gone.id })} aria-label={`${text.notSame}: ${kept.name}, ${gone.name}`}>{text.notSame}</Button>
          </div>
        )}
      </div>
      {isLooking && <MergeTwo subject={subject} kept={kept.id} gone={gone.id} onClose={() => setLooking(false)} />}
    </li>
  );
}

function Merged({ subject }: { subject: Subject }) {
  const { mayWrite } = useSession();
  const merged = useItems('mergings.list', { subject });
  const undo = useAct('mergings.undo', () => toast(text.undone));
  if (merged.items.length === 0) return null;
  return (
    <Section title={text.done}>
      <Trouble of={undo.error} />
      <ul className="lines">
        {merged.items.map(({ id, gone, kept, member, at, undoneAt }) => (
          <li key={id} className="line">
            <span className="grow"><Link className="quiet-link" to={`/${subject === 'person' ? 'people' : 'organisations'}/${kept.id}`}>{text.doneInto(gone.name, kept.name)}</Link>
              <span className="meta">{member ? text.by(member, day(at)) : day(at)}{undoneAt && ` · ${text.partedOn(day(undoneAt))}`}</span></span>
            {mayWrite && !undoneAt && <Button size="compact-sm" variant="subtle" leftSection={<Icon name="undo" />} loading={undo.isPending && undo.variables.id === id} onClick={() => undo.mutate({ id })} aria-label={`${text.undo}: ${text.doneInto(gone.name, kept.name)}`}>{text.undo}</Button>}
          </li>
        ))}
      </ul>
      {merged.hasMore && <Button variant="subtle" onClick={merged.more}>…</Button>}
    </Section>
  );
}
