// One segment: its question, who is in it and since when, who came and who left.
import { Button, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer, Item } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { StateChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { Confirm } from '#surfaces/web/ui/Confirm.ui.tsx';
import { ago, counted, day, moment } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { useParts } from '#surfaces/web/ui/Parts.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { askText } from './ask.text.ts';
import { ExportAnswer } from './exporting.ui.tsx';
import { WatchSegment } from './watching.ui.tsx';

type Segment = Answer<'segments.get'>;
type Member = Item<'segments.members'>;
const text = askText.segments;
const NAME_MAX = 120;

const placeOf = (kind: Member['kind'], id: string): string => (kind === 'organisation' ? `/organisations/${id}` : `/people/${id}`);

export default function SegmentPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const navigate = useNavigate();
  // What is being deleted is not asked for again.
  const [isGone, setGone] = useState(false);
  const { data, error, refetch } = useAnswer('segments.get', { id }, { isOff: isGone });
  const [at, setAt] = useState<'renaming' | 'deleting' | null>(null);
  const restore = useAct('segments.restore', () => void navigate({ to: `/segments/${id}` }));
  const remove = useAct('segments.delete', () => { toast(text.deleted(data?.name ?? ''), () => restore.mutate({ id })); void navigate({ to: '/segments' }); });
  const remover = () => {
    setGone(true);
    remove.mutate({ id }, { onError: () => setGone(false) });
  };
  const ask = () => void navigate({ to: '/ask', search: { q: data?.words ?? '' } });
  useKeys(data ? [{ key: 'a', label: text.ask.toLowerCase(), act: ask }] : []);
  const [one, many] = askText.found[data?.find ?? 'people'];
  const parts = useParts({ label: text.members, of: <Members id={id} find={data?.find ?? 'people'} isGone={isGone} /> }, { label: text.changes, of: <Changes id={id} isGone={isGone} /> });
  return (
    <Page title={data?.name ?? ''} width="list" back="/segments" side={data && parts.side} {...(data ? { meta: counted(data.count, one, many) } : {})}
      acts={data && <><Acts open={setAt} /><ExportAnswer of={{ segment: id }} /><WatchSegment id={id} name={data.name} isWatched={data.isWatched} /><Button aria-label={text.ask} leftSection={<Icon name="ask" />} onClick={ask}><span className="not-phone">{text.ask}</span></Button></>}>
      <Trouble of={error ?? remove.error} again={() => void refetch()} />
      {data && <Question of={data} />}
      {data && parts.main}
      {data && at === 'renaming' && <Renaming of={data} onClose={() => setAt(null)} />}
      {data && at === 'deleting' && <Confirm title={text.deleteOf(data.name)} act={text.delete} onYes={remover} onClose={() => setAt(null)}>{text.deleteWhat}</Confirm>}
    </Page>
  );
}

function Acts({ open }: { open: (at: 'renaming' | 'deleting') => void }) {
  const { mayWrite } = useSession();
  if (!mayWrite) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target><button type="button" className="btn quiet ico" aria-label={text.acts}><Icon name="dots" /></button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" />} onClick={() => open('renaming')}>{text.rename}</Menu.Item>
        <Menu.Item leftSection={<Icon name="x" />} onClick={() => open('deleting')}>{text.delete}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Question({ of: { understood, createdBy, createdAt, evaluatedAt } }: { of: Segment }) {
  return (
    <div className="kept">
      <p><span className="faint">{askText.reads}</span> <b>{understood}</b></p>
      <p className="meta dots"><span>{text.keptBy(createdBy, day(createdAt))}</span>{evaluatedAt && <span title={moment(evaluatedAt)}>{text.lookedAt(ago(evaluatedAt))}</span>}</p>
    </div>
  );
}

function Members({ id, find, isGone }: { id: string; find: Segment['find']; isGone: boolean }) {
  const navigate = useNavigate();
  const members = useItems('segments.members', { id, limit: 100 }, { isOff: isGone });
  return (
    <>
      <Trouble of={members.error} again={members.again} />
      <List label={text.members} items={members.items} columns={find === 'organisations' ? ORGANISATIONS : PEOPLE} lead={({ id: of, name, kind }) => <Avatar id={of} name={name} isOrganisation={kind === 'organisation'} />}
        onOpen={({ kind, id: of }) => void navigate({ to: placeOf(kind, of) })} isLoading={members.isLoading} hasMore={members.hasMore} more={members.more}
        empty={!members.error && <Empty title={text.noMembers}>{text.noMembersWords}</Empty>} />
    </>
  );
}

const nearColumn: Column<Member> = { key: 'near', label: askText.columns.strength, kind: 'near', phone: 'end', cell: ({ strength }) => <Nearness strength={strength} /> };
const sinceColumn: Column<Member> = { key: 'since', label: text.columns.since, kind: 'date', phone: 'end', cell: ({ since }) => <span title={moment(since)}>{day(since)}</span> };
const PEOPLE: Column<Member>[] = [
  { key: 'name', label: askText.columns.name, kind: 'name', cell: ({ id, kind, name }) => <Link to={placeOf(kind, id)}>{name}</Link> },
  { key: 'organisation', label: askText.columns.organisation, kind: 'text', phone: 'line', cell: ({ organisation }) => organisation },
  nearColumn, sinceColumn,
];
const ORGANISATIONS: Column<Member>[] = [{ key: 'name', label: askText.columns.organisation, kind: 'name', cell: ({ id, kind, name }) => <Link to={placeOf(kind, id)}>{name}</Link> }, nearColumn, sinceColumn];

function Changes({ id, isGone }: { id: string; isGone: boolean }) {
  const changes = useItems('segments.changes', { id, limit: 50 }, { isOff: isGone });
  return (
    <Section title={text.changes}>
      <Trouble of={changes.error} again={changes.again} />
      {!changes.isLoading && changes.items.length === 0 && <p className="muted">{text.noChanges}</p>}
      <ul className="lines small">
        {changes.items.map((one) => (
          <li key={one.id} className="line">
            <StateChip {...(one.change === 'entered' ? { tone: 'praise' as const } : {})}>{one.change === 'entered' ? text.entered : text.left}</StateChip>
            <Link className="grow cut quiet-link" to={placeOf(one.kind, one.subject)}>{one.name}</Link>
            <span className="meta num" title={text.noticed(moment(one.noticedAt))}>{day(one.at)}</span>
          </li>
        ))}
      </ul>
      {changes.hasMore && <p className="acts"><Button onClick={changes.more}>{askText.more}</Button></p>}
    </Section>
  );
}

function Renaming({ of: { id, name: before }, onClose }: { of: Segment; onClose: () => void }) {
  const [name, setName] = useState(before);
  const rename = useAct('segments.update');
  const save = () => rename.mutate({ id, name: name.trim() }, { onSuccess: () => { onClose(); toast(text.renamed(name.trim()), () => rename.mutate({ id, name: before })); } });
  return (
    <Modal opened onClose={onClose} title={text.rename} closeButtonProps={{ 'aria-label': askText.close }}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Stack gap="md">
          <TextInput label={askText.saveName} value={name} required data-autofocus maxLength={NAME_MAX} onChange={(event) => setName(event.currentTarget.value)} />
          <Trouble of={rename.error} />
          <div className="acts"><Button type="submit" variant="filled" loading={rename.isPending}>{askText.saveAct}</Button><Button onClick={onClose}>{askText.cancel}</Button></div>
        </Stack>
      </form>
    </Modal>
  );
}
