// Where our customers work: searched, sorted by how near, what they pay and when they renew.
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { ago, money, number, plainDay } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import type { OrganisationSort } from './organisation.ts';
import { OrganisationForm } from './organisationForm.ui.tsx';
import { peopleText } from './people.text.ts';
import { usualOrder } from './person.ts';

type Organisation = Item<'organisations.list'>;
const text = peopleText.organisations;

export default function OrganisationsPage() {
  const { mayWrite, workspace } = useSession();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), 200);
  const [sort, setSort] = useState<{ key: OrganisationSort; order: 'up' | 'down' }>({ key: 'strength', order: 'down' });
  const [isNew, setNew] = useState(false);
  const organisations = useItems('organisations.list', { sort: sort.key, order: sort.order, ...(search ? { search } : {}) });
  const sortBy = (key: string) => setSort((now) => ({ key: key as OrganisationSort, order: now.key !== key ? usualOrder(key) : now.order === 'up' ? 'down' : 'up' }));
  const total = organisations.first?.total;
  const band = (
    <div className="filters">
      <TextInput aria-label={text.search} placeholder={text.search} leftSection={<Icon name="search" />} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
    </div>
  );
  return (
    <Page title={text.title} width="list" band={band} {...(total === undefined ? {} : { meta: text.total(number(total), total === 1) })}
      acts={mayWrite && <Button leftSection={<Icon name="plus" />} onClick={() => setNew(true)}>{text.new}</Button>}>
      <Trouble of={organisations.error} again={organisations.again} />
      <List label={text.list} items={organisations.items} columns={columns(workspace.currency)} lead={({ id, name }) => <Avatar id={id} name={name} isOrganisation />} sort={{ ...sort, onSort: sortBy }}
        onOpen={({ id }) => void navigate({ to: `/organisations/${id}` })} isLoading={organisations.isLoading} hasMore={organisations.hasMore} more={organisations.more}
        empty={!organisations.error && <None words={search} clear={() => setWords('')} />} />
      {isNew && <OrganisationForm onClose={() => setNew(false)} onDone={({ id }) => void navigate({ to: `/organisations/${id}` })} />}
    </Page>
  );
}

const columns = (currency: string): Column<Organisation>[] => [
  { key: 'name', label: text.columns.name, kind: 'name', isSortable: true, cell: ({ id, name, domains }) => <><Link to={`/organisations/${id}`}>{name}</Link> {domains[0] && <span className="faint plain">{domains[0]}</span>}</> },
  { key: 'people', label: text.columns.people, kind: 'number', isSortable: true, cell: ({ people }) => number(people) },
  { key: 'strength', label: text.columns.strength, kind: 'near', isSortable: true, cell: ({ strength }) => <Nearness strength={strength} /> },
  { key: 'last contact', label: text.columns.last, kind: 'date', phone: 'end', isSortable: true, cell: ({ lastContactAt }) => ago(lastContactAt) },
  { key: 'plan', label: text.columns.plan, kind: 'state', phone: 'line', cell: ({ plan }) => <span className="muted">{plan}</span> },
  { key: 'renewal date', label: text.columns.renewal, kind: 'date', isSortable: true, cell: ({ renewalDate }) => renewalDate && plainDay(renewalDate) },
  { key: 'yearly revenue', label: text.columns.revenue, kind: 'number', isSortable: true, cell: ({ yearlyRevenue }) => yearlyRevenue !== null && money(yearlyRevenue, currency) },
  { key: 'owner', label: text.columns.owner, kind: 'state', cell: ({ owner }) => <span className="muted">{owner?.name}</span> },
];

function None({ words, clear }: { words: string; clear: () => void }) {
  if (words) return <Empty title={text.noneFound(words)} act={<Button onClick={clear}>{text.clear}</Button>}>{text.noneFoundWords}</Empty>;
  return <Empty title={text.empty} act={<Button variant="filled" renderRoot={(props) => <Link to="/import" {...props} />}>{text.toImport}</Button>}>{text.emptyWords}</Empty>;
}
