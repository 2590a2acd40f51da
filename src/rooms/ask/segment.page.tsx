// One segment: its question, who is in it and since when, who came and who left.
import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { StateChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { Confirm } from '#surfaces/web/ui/Confirm.ui.tsx';
import { day, moment, number } from '#surfaces/web/ui/format.ts';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { askText } from './ask.text.ts';

const text = askText.segments;

export default function SegmentPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { mayWrite } = useSession();
  const navigate = useNavigate();
  const segment = useAnswer('segments.get', { id });
  const [isDeleting, setDeleting] = useState(false);
  const remove = useAct('segments.delete', () => { toast(text.deleted(segment.data?.name ?? '')); void navigate({ to: '/segments' }); });
  const { data } = segment;
  const acts = data && (
    <>
      {mayWrite && <Button variant="subtle" onClick={() => setDeleting(true)}>{text.delete}</Button>}
      <Button renderRoot={(props) => <Link to="/ask" search={{ q: data.words }} {...props} />}>{text.ask}</Button>
    </>
  );
  return (
    <Page title={data?.name ?? ''} width="wide" back="/segments" acts={acts} {...(data ? { meta: number(data.count) } : {})} side={<Changes id={id} />}>
      <Trouble of={segment.error ?? remove.error} again={() => void segment.refetch()} />
      {data && <p className="muted">{data.words}</p>}
      <Members id={id} />
      {isDeleting && data && <Confirm title={text.deleteOf(data.name)} act={text.delete} onYes={() => remove.mutate({ id })} onClose={() => setDeleting(false)}>{data.words}</Confirm>}
    </Page>
  );
}

function Members({ id }: { id: string }) {
  const members = useItems('segments.members', { id, limit: 100 });
  return (
    <Section title={text.members}>
      <Trouble of={members.error} again={members.again} />
      {members.isLoading && <Waiting lines={6} />}
      {!members.isLoading && members.items.length === 0 && <Empty title={text.noMembers}>{text.noMembersWords}</Empty>}
      <ul className="lines">
        {members.items.map((one) => (
          <li key={one.id} className="line">
            <Avatar id={one.id} name={one.name} isOrganisation={one.kind === 'organisation'} />
            <Link className="grow cut quiet-link" to={one.kind === 'organisation' ? `/organisations/${one.id}` : `/people/${one.id}`}><b>{one.name}</b></Link>
            <span className="num muted">{text.since} {day(one.since)}</span>
          </li>
        ))}
      </ul>
      {members.hasMore && <p className="acts"><Button onClick={members.more}>{askText.more}</Button></p>}
    </Section>
  );
}

function Changes({ id }: { id: string }) {
  const changes = useItems('segments.changes', { id, limit: 50 });
  return (
    <Section title={text.changes}>
      <Trouble of={changes.error} again={changes.again} />
      {!changes.isLoading && changes.items.length === 0 && <p className="muted">{text.noChanges}</p>}
      <ul className="lines small">
        {changes.items.map((one) => (
          <li key={one.id} className="line">
            <StateChip {...(one.change === 'entered' ? { tone: 'praise' as const } : {})}>{one.change === 'entered' ? text.entered : text.left}</StateChip>
            <span className="grow cut">{one.name}</span>
            <span className="meta num" title={text.noticed(moment(one.noticedAt))}>{day(one.at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
