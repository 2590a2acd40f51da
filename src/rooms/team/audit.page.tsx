// The log, for owners: filtered by what was done and by whom, and as a file.
import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { moment } from '#surfaces/web/ui/format.ts';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { AUDIT_KINDS } from './audit.ts';
import type { AuditKind } from './audit.ts';
import { actionWords, auditText as text } from './audit.text.ts';
import { settingsText } from './settings.text.ts';
import { Settings } from './settings.ui.tsx';

type Row = Item<'audit.list'>;

export default function AuditPage() {
  const { mayOwn } = useSession();
  return <Settings part="log" width="wide"><p className="muted">{text.words}</p>{mayOwn ? <Log /> : <p className="muted">{settingsText.onlyOwners}</p>}</Settings>;
}

function Log() {
  const [kind, setKind] = useState<AuditKind | null>(null);
  const [member, setMember] = useState<string | null>(null);
  const filter = { ...(kind ? { kind } : {}), ...(member ? { member } : {}) };
  const log = useItems('audit.list', { ...filter, limit: 100 });
  const members = useItems('members.list', { limit: 200 });
  return (
    <>
      <div className="field-row">
        <Select label={text.kind} placeholder={text.anyKind} clearable value={kind} onChange={(value) => setKind(value as AuditKind | null)} data={AUDIT_KINDS.map((value) => ({ value, label: text.kinds[value] }))} />
        <Select label={text.member} placeholder={text.anybody} clearable searchable value={member} onChange={setMember} data={members.items.filter(({ role }) => role !== 'colleague').map(({ id, name }) => ({ value: id, label: name }))} />
        <a className="link beside-field" href={`/api/v1/audit.csv?${new URLSearchParams(filter).toString()}`} download="log.csv">{text.file}</a>
      </div>
      <Trouble of={log.error ?? members.error} again={log.again} />
      <div className="flush">
        <List label={text.list} items={log.items} columns={COLUMNS} isLoading={log.isLoading} hasMore={log.hasMore} more={log.more} empty={<Empty title={text.empty}>{text.emptyWords}</Empty>} />
      </div>
    </>
  );
}

const COLUMNS: Column<Row>[] = [
  { key: 'who', label: text.member, kind: 'name', cell: ({ member }) => member ?? text.nobody },
  { key: 'did', label: text.did, kind: 'text', phone: 'line', cell: ({ action, detail, via }) => <>{actionWords(action)} <span className="muted">{beside(detail)}{text.via(via)}</span></> },
  { key: 'subject', label: text.subject, kind: 'text', phone: 'line', cell: (row) => <About of={row} /> },
  { key: 'at', label: text.at, kind: 'date', phone: 'end', cell: ({ at }) => <span className="num">{moment(at)}</span> },
];

function beside(detail: Row['detail']): string {
  const { fields, role } = detail as { fields?: string[]; role?: string };
  const said = [...(role ? [text.role(role)] : []), ...(fields ? [text.fields(fields)] : [])];
  return said.length > 0 ? `${said.join('; ')} · ` : '';
}

const PAGES: Readonly<Record<string, string>> = { people: '/people/', organisations: '/organisations/', segments: '/segments/', imports: '/import/' };

function About({ of: { action, subject, about } }: { of: Row }) {
  const page = PAGES[action.split('.')[0] ?? ''];
  if (!subject) return null;
  if (!page) return <span className="muted">{about ?? ''}</span>;
  return <Link className="link" to={`${page}${subject}`}>{about ?? text.open}</Link>;
}
