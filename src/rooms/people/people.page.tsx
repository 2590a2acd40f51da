// Everybody we look after: searched, filtered, sorted; values corrected in their cells, several changed at once, taken out as a
// table; a row leads to the person.
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
import { useRows } from '#surfaces/web/api/rows.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { ago, number } from '#surfaces/web/ui/format.ts';
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
import { Filters, OrganisationChip, filterOf } from './filters.ui.tsx';
import { useListing } from './listing.ui.tsx';
import { listText } from './list.text.ts';
import { mergingText } from './merging.text.ts';
import { peopleText } from './people.text.ts';
import type { FieldSort, PersonSort } from './person.ts';
import { PersonForm } from './personForm.ui.tsx';
import { Views } from './savedView.ui.tsx';
import { SearchField } from './searchField.ui.tsx';

type Person = Item<'people.list'>;
const text = peopleText.people;
const TAGS_SHOWN = 3;

export default function PeoplePage() {
  const { mayWrite } = useSession();
  const navigate = useNavigate();
  const listing = useListing<PersonSort | FieldSort>('/people', 'strength');
  const { search, held, held: { tag }, order } = listing;
  const [isNew, setNew] = useState(false);
  const [edited, setEdited] = useState<Edited | null>(null);
  const chosen = useChosen<Person>();
  const known = useItems('fields.list', {});
  const fields = known.items.filter(({ subject }) => subject === 'person');
  // A view may be sorted by a field that has gone since.
  const sort = known.isLoading || !listing.sort.startsWith(CUSTOM) || fields.some(({ key }) => CUSTOM + key === listing.sort) ? listing.sort : 'strength';
  const asked = { sort, order, ...(search ? { search } : {}), ...filterOf(held) };
  const people = useRows('people.list', { ...asked, ...(fields.length > 0 ? { withCustom: 'yes' } : {}) });
  const leaving = useListExport('people.export', 'people');
  useKeys(mayWrite ? [{ key: 'n', label: peopleText.keys.new, action: text.new, act: () => setNew(true) }] : []);
  const { total } = people;
  const all = columns({ onlyTag: (one) => listing.set({ tag: one }), edited, edit: setEdited, fields });
  // Fields of their own are many: they stand in the list once they are chosen.
  const usual = all.filter(({ key }) => !key.startsWith(CUSTOM)).map(({ key }) => key).join(',');
  const shown = chosenColumns(all, held.columns ?? usual);
  const leave = () => saveRows('people', [[...text.exported], ...chosen.items.map((one) => [one.name, one.email, one.organisation?.name, one.title, one.strength, one.lastContactAt, one.owner?.name, one.tags.join(', ')])]);
  const band = chosen.ids.size > 0 ? <BulkBar subject="person" ids={[...chosen.ids]} clear={chosen.clear} onExport={leave} /> : (
    <div className="filters">
      <SearchField label={text.search} words={listing.words} onWords={listing.setWords} />
      <Filters subject="person" held={held} set={listing.set} />
      {held.organisation && <OrganisationChip id={held.organisation} clear={() => listing.set({ organisation: null })} />}
      {tag && <Button variant="subtle" rightSection={<Icon name="x" size="sm" />} aria-label={text.notTag(tag)} onClick={() => listing.set({ tag: null })}>{tag}</Button>}
      {listing.isFiltered && <Button variant="subtle" onClick={listing.clear}>{text.clear}</Button>}
      <div className="filters-end">
        <Button className="not-phone" variant="subtle" renderRoot={(props) => <Link to="/duplicates" {...props} />}>{mergingText.link}</Button>
        <Button className="not-phone" variant="subtle" leftSection={<Icon name="file" />} loading={leaving.isRunning} onClick={() => leaving.run(asked)}>{listText.exportAll}</Button>
        <ColumnChoice all={all} held={held.columns ?? usual} onChoose={(keys) => listing.set({ columns: keys ?? (fields.length > 0 ? all.map(({ key }) => key).join(',') : null) })} />
        <Views list="people" shown={held.view ?? null} now={listing.shows} onShow={listing.show} />
      </div>
    </div>
  );
  const first = shown.find(({ key }) => EDITED.has(key));
  return (
    <Page title={text.title} width="list" band={band} {...(total === undefined ? {} : { meta: text.total(number(total), total === 1) })}
      acts={mayWrite && <Button leftSection={<Icon name="plus" />} aria-label={text.new} onClick={() => setNew(true)}><span className="not-phone">{text.new}</span></Button>}>
      <Trouble of={people.error} again={people.again} />
      <List label={text.list} items={people.items} columns={shown} lead={({ id, name }) => <Avatar id={id} name={name} />} sort={{ key: sort, order, onSort: listing.sortBy }} {...(mayWrite ? { chosen } : {})}
        rowKeys={mayWrite && first ? [{ key: 'e', label: listText.editRow, act: ({ id }) => setEdited({ id, field: EDITED.get(first.key) ?? '' }) }] : []}
        onOpen={({ id }) => void navigate({ to: `/people/${id}` })} isLoading={people.isLoading} window={{ key: people.shownKey, onShow: people.onShow }}
        empty={!people.error && <Nobody words={search} isFiltered={listing.isFiltered} clear={listing.clear} />} />
      {isNew && <PersonForm onClose={() => setNew(false)} onDone={({ id }) => void navigate({ to: `/people/${id}` })} />}
    </Page>
  );
}

/** Columns whose cells can be corrected, with their field. */
const EDITED: ReadonlyMap<string, string> = new Map([['organisation', 'title'], ['owner', 'owner_member_id'], ['tags', 'tags']]);

interface Shown { onlyTag: (tag: string) => void; edited: Edited | null; edit: (edited: Edited | null) => void; fields: readonly Item<'fields.list'>[] }

function columns({ onlyTag, edited, edit, fields }: Shown): Column<Person>[] {
  const of = ({ id, name }: Person) => ({ subject: { kind: 'person' as const, id, name }, edited, edit });
  return [
    { key: 'name', label: text.columns.name, kind: 'name', isSortable: true, cell: ({ id, name }) => <Link to={`/people/${id}`}>{name}</Link> },
    { key: 'organisation', label: text.columns.organisation, kind: 'text', phone: 'line', isSortable: true, cell: (one) => <EditCell {...of(one)} field={{ field: 'title', label: 'title', type: 'text' }} value={one.title ?? ''}>{one.organisation && <Link className="quiet-link" to={`/organisations/${one.organisation.id}`}>{one.organisation.name}</Link>} {one.title && <span className="faint">{one.title}</span>}</EditCell> },
    { key: 'strength', label: text.columns.strength, kind: 'near', phone: 'end', isSortable: true, cell: ({ strength }) => <Nearness strength={strength} /> },
    { key: 'last contact', label: text.columns.last, kind: 'date', phone: 'end', isSortable: true, cell: ({ lastContactAt }) => ago(lastContactAt) },
    { key: 'owner', label: text.columns.owner, kind: 'state', cell: (one) => <EditCell {...of(one)} field={{ field: 'owner_member_id', label: 'owner', type: 'member' }} value={one.owner?.name ?? ''}><span className="muted">{one.owner?.name}</span></EditCell> },
    { key: 'tags', label: text.columns.tags, kind: 'text', cell: (one) => <EditCell {...of(one)} field={{ field: 'tags', label: 'tags', type: 'tags' }} value={one.tags.join(', ')}>{one.tags.slice(0, TAGS_SHOWN).map((tag) => <button key={tag} type="button" className="bare tag-cell" title={text.onlyTag(tag)} onClick={() => onlyTag(tag)}><Tag>{tag}</Tag></button>)}</EditCell> },
    ...fields.map(({ key, label, type }): Column<Person> => ({ key: CUSTOM + key, label, kind: type === 'number' ? 'number' : 'state', isSortable: true, cell: (one) => <EditCell {...of(one)} field={{ field: CUSTOM + key, label, type }} value={one.custom?.[key] ?? ''}><span className="muted">{one.custom?.[key]}</span></EditCell> })),
  ];
}

function Nobody({ words, isFiltered, clear }: { words: string; isFiltered: boolean; clear: () => void }) {
  if (words || isFiltered) return <Empty title={words ? text.noneFound(words) : text.noneFiltered} act={<Button onClick={clear}>{text.clear}</Button>}>{words && text.noneFoundWords}</Empty>;
  return <Empty title={text.empty} act={<Button variant="filled" renderRoot={(props) => <Link to="/import" {...props} />}>{text.toImport}</Button>}>{text.emptyWords}</Empty>;
}
