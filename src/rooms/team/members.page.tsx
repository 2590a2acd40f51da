// Who works here: members, colleagues without a sign-in, and invitations as links to copy.
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useAct, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { StateChip, Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { day } from '#surfaces/web/ui/format.ts';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { Inviting, OpenInvitations } from './inviting.ui.tsx';
import { ResetLink } from './resetLink.ui.tsx';
import { ROLES } from './role.ts';
import { settingsText } from './settings.text.ts';
import { Settings } from './settings.ui.tsx';

type Member = Item<'members.list'>;
const text = settingsText.members;

export default function MembersPage() {
  const { mayOwn, member: me } = useSession();
  const members = useItems('members.list', { limit: 100 });
  const items = [...members.items.filter(({ id }) => id === me.id), ...members.items.filter(({ id }) => id !== me.id)];
  const [invited, setInvited] = useState<string | null>(null);
  const [resetting, setResetting] = useState<Member | null>(null);
  const restore = useAct('members.restore', ({ name }) => toast(text.cameBack(name)));
  const remove = useAct('members.remove', ({ id, name, mayComeBack }) => toast(text.ended(name), mayComeBack ? () => restore.mutate({ id }) : undefined));
  return (
    <Settings part="members" width="wide">
      <p className="muted">{text.words}</p>
      {mayOwn && <Section title={text.invite}><Inviting key={invited ?? ''} email={invited ?? ''} /></Section>}
      {mayOwn && <OpenInvitations />}
      <Section title={text.list}>
        <Trouble of={members.error ?? remove.error ?? restore.error} again={members.again} />
        <div className="flush">
          <List label={text.list} items={items} columns={columns({ mayOwn, ownId: me.id, invite: setInvited, end: ({ id }) => remove.mutate({ id }), back: ({ id }) => restore.mutate({ id }), reset: setResetting })} lead={({ id, name }) => <Avatar id={id} name={name} />}
            isLoading={members.isLoading} hasMore={members.hasMore} more={members.more} />
        </div>
      </Section>
      {resetting && <ResetLink of={resetting} onClose={() => setResetting(null)} />}
    </Settings>
  );
}

interface Doing { mayOwn: boolean; ownId: string; invite: (email: string) => void; end: (member: Member) => void; back: (member: Member) => void; reset: (member: Member) => void }

const columns = ({ mayOwn, ownId, ...acts }: Doing): Column<Member>[] => [
  { key: 'name', label: text.name, kind: 'name', cell: (member) => <>{member.name} {member.id === ownId && <Tag>{text.you}</Tag>}</> },
  { key: 'address', label: text.address, kind: 'text', phone: 'line', cell: ({ email }) => <span className="muted" title={email}>{email}</span> },
  { key: 'since', label: text.since, kind: 'date', cell: ({ joinedAt }) => day(joinedAt) },
  { key: 'role', label: text.role, kind: 'state', phone: 'end', cell: (member) => <Role member={member} mayOwn={mayOwn} /> },
  ...(mayOwn ? [{ key: 'acts', label: '', kind: 'acts' as const, phone: 'end' as const, cell: (member: Member) => <Acts member={member} isMe={member.id === ownId} {...acts} /> }] : []),
];

function Role({ member, mayOwn }: { member: Member; mayOwn: boolean }) {
  const update = useAct('members.update', ({ name, role }) => toast(text.roleSet(name, text.roles[role])));
  if (member.leftAt) return <StateChip>{text.left(day(member.leftAt))}</StateChip>;
  if (!member.hasSignIn || !mayOwn) return <StateChip>{text.roles[member.role]}</StateChip>;
  return (
    <Select size="xs" aria-label={text.roleOf(member.name)} value={member.role} allowDeselect={false} error={update.error?.message} data={ROLES.map((role) => ({ value: role, label: text.roles[role] }))}
      onChange={(role) => { if (role && role !== member.role) update.mutate({ id: member.id, role: role as (typeof ROLES)[number] }); }} />
  );
}

function Acts({ member, isMe, invite, end, back, reset }: { member: Member; isMe: boolean } & Omit<Doing, 'mayOwn' | 'ownId'>) {
  if (member.mayComeBack) return <Button size="compact-sm" aria-label={text.backOf(member.name)} title={text.backWords} onClick={() => back(member)}>{text.back}</Button>;
  if (!member.hasSignIn || member.leftAt) return <Button size="compact-sm" aria-label={text.inviteOf(member.name)} onClick={() => invite(member.email)}>{text.inviteThem}</Button>;
  if (isMe) return null;
  return (
    <>
      <Button size="compact-sm" variant="subtle" aria-label={text.resetOf(member.name)} onClick={() => reset(member)}>{text.reset}</Button>
      <Button size="compact-sm" variant="subtle" aria-label={text.endOf(member.name)} title={text.endWords} onClick={() => end(member)}>{text.end}</Button>
    </>
  );
}
