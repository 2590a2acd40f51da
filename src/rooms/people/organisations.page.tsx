// Where our customers work: searched, filtered, sorted by how near, what they pay and when they renew; corrected in their cells,
// several changed at once, taken out as a table.
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Input, Item } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { ago, money, number, plainDay } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { BulkBar, useChosen } from './bulk.ui.tsx';
import { EditCell } from './cellEdit.ui.tsx';
import type { Edited } from './cellEdit.ui.tsx';
import { ColumnChoice, chosenColumns } from './columnChoice.ui.tsx';
import { saveRows, useListExport } from './exporting.ui.tsx';
import { CUSTOM } from './field.ts';
import { Filters, filterOf } from './filters.ui.tsx';
import { useListing } from './listing.ui.tsx';
import { listText } from './list.text.ts';
import type { OrganisationSort } from './organisation.ts';
import type { FieldSort } from './person.ts';
import { OrganisationForm } from './organisationForm.ui.tsx';
import { peopleText } from './people.text.ts';
import { Views } from './savedView.ui.tsx';
import { SearchField } from './searchField.ui.tsx';

type Organisation = Item<'organisations.list'>;
const text = peopleText.organisations;

export default function OrganisationsPage() {
  const { mayWrite, workspace } = useSession();
  const navigate = useNavigate();
  const listing = useListing<OrganisationSort | FieldSort>('/organisations', 'strength');
  const { search, held, held: { plan }, order } = listing;
  const [isNew, setNew] = useState(false);
  const [edited, setEdited] = useState<Edited | null>(null);
  const chosen = useChosen<Organisation>();
  const known = useItems('fields.list', {});
  const fields = known.items.filter(({ subject }) => subject === 'organisation');
  // A view may be sorted by a field that has gone since.
  const sort = known.isLoading || !listing.sort.startsWith(CUSTOM) || fields.some(({ key }) => CUSTOM + key === listing.sort) ? listing.sort : 'strength';
  const { contact, nearFrom, nearTo, field, is, owner } = filterOf(held);
  const narrowed = Object.fromEntries(Object.entries({ search: search || undefined, plan, contact, nearFrom, nearTo, field, is, owner }).filter(([, value]) => value !== undefined));
  const asked: Input<'organisations.list'> = { sort, order, ...narrowed };
  const organisations = useItems('organisations.list', { ...asked, ...(fields.length > 0 ? { withCustom: 'yes' } : {}) });
  const leaving = useListExport('organisations.export', 'organisations');
  useKeys(mayWrite ? [{ key: 'n', label: peopleText.keys.new, action: text.new, act: () => setNew(true) }] : []);
  const total = organisations.first?.total;
  const all = columns({ currency: workspace.currency, onlyPlan: (one) => listing.set({ plan: one }), edited, edit: setEdited, fields });
  // Fields of their own are many: they stand in the list once they are chosen.
  const usual = all.filter(({ key }) => !key.startsWith(CUSTOM)).map(({ key }) => key).join(',');
  const leave = () => saveRows('organisations', [[...text.exported], ...chosen.items.map((one) => [one.name, one.domains.join(', '), one.people, one.strength, one.lastContactAt, one.plan, one.renewalDate, one.yearlyRevenue, one.size, one.owner?.name])]);
  const band = chosen.ids.size > 0 ? <BulkBar subject="organisation" ids={[...chosen.ids]} clear={chosen.clear} onExport={leave} /> : (
    <div className="filters">
      <SearchField label={text.search} words={listing.words} onWords={listing.setWords} />
      <Filters subject="organisation" held={held} set={listing.set} />
      {plan && <Button variant="subtle" rightSection={<Icon name="x" size="sm" />} aria-label={text.notPlan(plan)} onClick={() => listing.set({ plan: null })}>{text.plan(plan)}</Button>}
      {listing.isFiltered && <Button variant="subtle" onClick={listing.clear}>{text.clear}</Button>}
      <div className="filters-end">
        <Button className="not-phone" variant="subtle" leftSection={<Icon name="file" />} loading={leaving.isRunning} onClick={() => leaving.run(asked)}>{listText.exportAll}</Button>
        <ColumnChoice all={all} held={held.columns ?? usual} onChoose={(keys) => listing.set({ columns: keys ?? (fields.length > 0 ? all.map(({ key }) => key).join(',') : null) })} />
        <Views list="organisations" shown={held.view ?? null} now={listing.shows} onShow={listing.show} />
      </div>
    </div>
  );
  return (
    <Page title={text.title} width="list" band={band} {...(total === undefined ? {} : { meta: text.total(number(total), total === 1) })}
      acts={mayWrite && <Button leftSection={<Icon name="plus" />} aria-label={text.new} onClick={() => setNew(true)}><span className="not-phone">{text.new}</span></Button>}>
      <Trouble of={organisations.error} again={organisations.again} />
      <List label={text.list} items={organisations.items} columns={chosenColumns(all, held.columns ?? usual)} lead={({ id, name }) => <Avatar id={id} name={name} isOrganisation />} sort={{ key: sort, order, onSort: listing.sortBy }} {...(mayWrite ? { chosen } : {})}
        rowKeys={mayWrite ? [{ key: 'e', label: listText.editRow, act: ({ id }) => setEdited({ id, field: 'plan' }) }] : []}
        onOpen={({ id }) => void navigate({ to: `/organisations/${id}` })} isLoading={organisations.isLoading} hasMore={organisations.hasMore} more={organisations.more}
        empty={!organisations.error && <None words={search} isFiltered={listing.isFiltered} clear={listing.clear} />} />
      {isNew && <OrganisationForm onClose={() => setNew(false)} onDone={({ id }) => void navigate({ to: `/organisations/${id}` })} />}
    </Page>
  );
}

interface Shown { currency: string; onlyPlan: (plan: string) => void; edited: Edited | null; edit: (edited: Edited | null) => void; fields: readonly Item<'fields.list'>[] }

function columns({ currency, onlyPlan, edited, edit, fields }: Shown): Column<Organisation>[] {
  const of = ({ id, name }: Organisation) => ({ subject: { kind: 'organisation' as const, id, name }, edited, edit });
  return [
    { key: 'name', label: text.columns.name, kind: 'name', isSortable: true, cell: ({ id, name, domains }) => <><Link to={`/organisations/${id}`}>{name}</Link> {domains[0] && <span className="faint plain not-phone">{domains[0]}</span>}</> },
    { key: 'people', label: text.columns.people, kind: 'number', isSortable: true, cell: ({ people }) => number(people) },
    { key: 'strength', label: text.columns.strength, kind: 'near', phone: 'end', isSortable: true, cell: ({ strength }) => <Nearness strength={strength} /> },
    { key: 'last contact', label: text.columns.last, kind: 'date', phone: 'end', isSortable: true, cell: ({ lastContactAt }) => ago(lastContactAt) },
    { key: 'plan', label: text.columns.plan, kind: 'state', phone: 'line', cell: (one) => <EditCell {...of(one)} field={{ field: 'plan', label: 'plan', type: 'text' }} value={one.plan ?? ''}>{one.plan && <button type="button" className="bare muted quiet-link" title={text.onlyPlan(one.plan)} onClick={() => onlyPlan(one.plan ?? '')}>{one.plan}</button>}</EditCell> },
    { key: 'renewal date', label: text.columns.renewal, kind: 'date', isSortable: true, cell: ({ renewalDate }) => renewalDate && <span title={ago(renewalDate)}>{plainDay(renewalDate)}</span> },
    { key: 'yearly revenue', label: text.columns.revenue, kind: 'number', isSortable: true, cell: ({ yearlyRevenue }) => yearlyRevenue !== null && money(yearlyRevenue, currency) },
    { key: 'owner', label: text.columns.owner, kind: 'state', cell: (one) => <EditCell {...of(one)} field={{ field: 'owner_member_id', label: 'owner', type: 'member' }} value={one.owner?.name ?? ''}><span className="muted">{one.owner?.name}</span></EditCell> },
    ...fields.map(({ key, label, type }): Column<Organisation> => ({ key: CUSTOM + key, label, kind: type === 'number' ? 'number' : 'state', isSortable: true, cell: (one) => <EditCell {...of(one)} field={{ field: CUSTOM + key, label, type }} value={one.custom?.[key] ?? ''}><span className="muted">{one.custom?.[key]}</span></EditCell> })),
  ];
}

function None({ words, isFiltered, clear }: { words: string; isFiltered: boolean; clear: () => void }) {
  if (words || isFiltered) return <Empty title={words ? text.noneFound(words) : text.noneFiltered} act={<Button onClick={clear}>{text.clear}</Button>}>{words && text.noneFoundWords}</Empty>;
  return <Empty title={text.empty} act={<Button variant="filled" renderRoot={(props) => <Link to="/import" {...props} />}>{text.toImport}</Button>}>{text.emptyWords}</Empty>;
}
