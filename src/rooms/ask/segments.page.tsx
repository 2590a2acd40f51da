// Segments: questions that are kept, with how many are in each now.
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useItems } from '#surfaces/web/api/hooks.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { ago, day, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { askText } from './ask.text.ts';

type Segment = Item<'segments.list'>;
const text = askText.segments;

export default function SegmentsPage() {
  const navigate = useNavigate();
  const segments = useItems('segments.list', {});
  return (
    <Page title={text.title} width="list" acts={<Button leftSection={<Icon name="plus" />} aria-label={text.new} renderRoot={(props) => <Link to="/ask" {...props} />}><span className="not-phone">{text.new}</span></Button>}>
      <Trouble of={segments.error} again={segments.again} />
      <List label={text.list} items={segments.items} columns={COLUMNS} lead={({ find }) => <span className="lead-icon"><Icon name={find === 'organisations' ? 'org' : 'people'} /></span>} onOpen={({ id }) => void navigate({ to: `/segments/${id}` })} isLoading={segments.isLoading} hasMore={segments.hasMore} more={segments.more}
        empty={!segments.error && <Empty title={text.none} act={<Button variant="filled" renderRoot={(props) => <Link to="/ask" {...props} />}>{text.toAsk}</Button>}>{text.noneWords}</Empty>} />
    </Page>
  );
}

const COLUMNS: Column<Segment>[] = [
  { key: 'name', label: text.columns.name, kind: 'name', cell: ({ id, name }) => <Link to={`/segments/${id}`}>{name}</Link> },
  { key: 'question', label: text.columns.question, kind: 'text', phone: 'line', cell: ({ words }) => <span className="muted" title={words}>{words}</span> },
  { key: 'count', label: text.columns.count, kind: 'number', phone: 'end', cell: ({ count }) => number(count) },
  { key: 'changed', label: text.columns.changed, kind: 'date', cell: ({ changedAt, createdAt }) => (changedAt ? ago(changedAt) : <span className="faint" title={text.noChangeSince(day(createdAt))}>{text.noChange}</span>) },
];
