// Where our customers work: searched, filtered by who looks after them, sorted by how near, what they pay and when they renew.
import { Button, Select } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { ago, money, number, plainDay } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { ColumnChoice, chosenColumns } from './columnChoice.ui.tsx';
import { useListing } from './listing.ui.tsx';
import type { OrganisationSort } from './organisation.ts';
import { OrganisationForm } from './organisationForm.ui.tsx';
import { useOwners } from './owners.ui.tsx';
import { peopleText } from './people.text.ts';
import { Views } from './savedView.ui.tsx';
import { SearchField } from './searchField.ui.tsx';

type Organisation = Item<'organisations.list'>;
const text = peopleText.organisations;

export default function OrganisationsPage() {
  const { mayWrite, workspace } = useSession();
  const navigate = useNavigate();
  const listing = useListing<OrganisationSort>('/organisations', 'strength');
  const { search, held: { owner, plan }, sort, order } = listing;
  const [isNew, setNew] = useState(false);
  const owners = useOwners();
  const organisations = useItems('organisations.list', { sort, order, ...(search ? { search } : {}), ...(owner ? { owner } : {}), ...(plan ? { plan } : {}) });
  useKeys(mayWrite ? [{ key: 'n', label: peopleText.keys.new, action: text.new, act: () => setNew(true) }] : []);
  const total = organisations.first?.total;
  const all = columns(workspace.currency, (one) => listing.set({ plan: one }));
  const band = (
    <div className="filters">
      <SearchField label={text.search} words={listing.words} onWords={listing.setWords} />
      <Select aria-label={peopleText.owner} placeholder={peopleText.everyOwner} clearable value={owner ?? null} onChange={(value) => listing.set({ owner: value })} data={owners} />
      {plan && <Button variant="subtle" rightSection={<Icon name="x" size="sm" />} aria-label={text.notPlan(plan)} onClick={() => listing.set({ plan: null })}>{text.plan(plan)}</Button>}
      <div className="filters-end">
        <ColumnChoice all={all} held={listing.held.columns} onChoose={(columns) => listing.set({ columns })} />
        <Views list="organisations" shown={listing.held.view ?? null} now={listing.shows} onShow={listing.show} />
      </div>
    </div>
  );
  return (
    <Page title={text.title} width="list" band={band} {...(total === undefined ? {} : { meta: text.total(number(total), total === 1) })}
      acts={mayWrite && <Button leftSection={<Icon name="plus" />} aria-label={text.new} onClick={() => setNew(true)}><span className="not-phone">{text.new}</span></Button>}>
      <Trouble of={organisations.error} again={organisations.again} />
      <List label={text.list} items={organisations.items} columns={chosenColumns(all, listing.held.columns)} lead={({ id, name }) => <Avatar id={id} name={name} isOrganisation />} sort={{ key: sort, order, onSort: listing.sortBy }}
        onOpen={({ id }) => void navigate({ to: `/organisations/${id}` })} isLoading={organisations.isLoading} hasMore={organisations.hasMore} more={organisations.more}
        empty={!organisations.error && <None words={search} isFiltered={listing.isFiltered} clear={listing.clear} />} />
      {isNew && <OrganisationForm onClose={() => setNew(false)} onDone={({ id }) => void navigate({ to: `/organisations/${id}` })} />}
    </Page>
  );
}

const columns = (currency: string, onlyPlan: (plan: string) => void): Column<Organisation>[] => [
  { key: 'name', label: text.columns.name, kind: 'name', isSortable: true, cell: ({ id, name, domains }) => <><Link to={`/organisations/${id}`}>{name}</Link> {domains[0] && <span className="faint plain not-phone">{domains[0]}</span>}</> },
  { key: 'people', label: text.columns.people, kind: 'number', isSortable: true, cell: ({ people }) => number(people) },
  { key: 'strength', label: text.columns.strength, kind: 'near', phone: 'end', isSortable: true, cell: ({ strength }) => <Nearness strength={strength} /> },
  { key: 'last contact', label: text.columns.last, kind: 'date', phone: 'end', isSortable: true, cell: ({ lastContactAt }) => ago(lastContactAt) },
  { key: 'plan', label: text.columns.plan, kind: 'state', phone: 'line', cell: ({ plan }) => plan && <button type="button" className="bare muted quiet-link" title={text.onlyPlan(plan)} onClick={() => onlyPlan(plan)}>{plan}</button> },
  { key: 'renewal date', label: text.columns.renewal, kind: 'date', isSortable: true, cell: ({ renewalDate }) => renewalDate && <span title={ago(renewalDate)}>{plainDay(renewalDate)}</span> },
  { key: 'yearly revenue', label: text.columns.revenue, kind: 'number', isSortable: true, cell: ({ yearlyRevenue }) => yearlyRevenue !== null && money(yearlyRevenue, currency) },
  { key: 'owner', label: text.columns.owner, kind: 'state', cell: ({ owner }) => <span className="muted">{owner?.name}</span> },
];

function None({ words, isFiltered, clear }: { words: string; isFiltered: boolean; clear: () => void }) {
  if (words || isFiltered) return <Empty title={words ? text.noneFound(words) : text.noneFiltered} act={<Button onClick={clear}>{text.clear}</Button>}>{words && text.noneFoundWords}</Empty>;
  return <Empty title={text.empty} act={<Button variant="filled" renderRoot={(props) => <Link to="/import" {...props} />}>{text.toImport}</Button>}>{text.emptyWords}</Empty>;
}
