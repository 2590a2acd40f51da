// Everybody we look after: searched, filtered by who looks after them and by tag, sorted; a row leads to the person.
import { Button, Select } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
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
import { ColumnChoice, chosenColumns } from './columnChoice.ui.tsx';
import { useListing } from './listing.ui.tsx';
import { useOwners } from './owners.ui.tsx';
import { peopleText } from './people.text.ts';
import type { PersonSort } from './person.ts';
import { PersonForm } from './personForm.ui.tsx';
import { Views } from './savedView.ui.tsx';
import { SearchField } from './searchField.ui.tsx';

type Person = Item<'people.list'>;
const text = peopleText.people;
const TAGS_SHOWN = 3;

export default function PeoplePage() {
  const { mayWrite } = useSession();
  const navigate = useNavigate();
  const listing = useListing<PersonSort>('/people', 'strength');
  const { search, held: { owner, tag }, sort, order } = listing;
  const [isNew, setNew] = useState(false);
  const owners = useOwners();
  const people = useItems('people.list', { sort, order, ...(search ? { search } : {}), ...(owner ? { owner } : {}), ...(tag ? { tag } : {}) });
  useKeys(mayWrite ? [{ key: 'n', label: peopleText.keys.new, action: text.new, act: () => setNew(true) }] : []);
  const total = people.first?.total;
  const all = columns((one) => listing.set({ tag: one }));
  const band = (
    <div className="filters">
      <SearchField label={text.search} words={listing.words} onWords={listing.setWords} />
      <Select aria-label={peopleText.owner} placeholder={peopleText.everyOwner} clearable value={owner ?? null} onChange={(value) => listing.set({ owner: value })} data={owners} />
      {tag && <Button variant="subtle" rightSection={<Icon name="x" size="sm" />} aria-label={text.notTag(tag)} onClick={() => listing.set({ tag: null })}>{tag}</Button>}
      <div className="filters-end">
        <ColumnChoice all={all} held={listing.held.columns} onChoose={(columns) => listing.set({ columns })} />
        <Views list="people" shown={listing.held.view ?? null} now={listing.shows} onShow={listing.show} />
      </div>
    </div>
  );
  return (
    <Page title={text.title} width="list" band={band} {...(total === undefined ? {} : { meta: text.total(number(total), total === 1) })}
      acts={mayWrite && <Button leftSection={<Icon name="plus" />} aria-label={text.new} onClick={() => setNew(true)}><span className="not-phone">{text.new}</span></Button>}>
      <Trouble of={people.error} again={people.again} />
      <List label={text.list} items={people.items} columns={chosenColumns(all, listing.held.columns)} lead={({ id, name }) => <Avatar id={id} name={name} />} sort={{ key: sort, order, onSort: listing.sortBy }}
        onOpen={({ id }) => void navigate({ to: `/people/${id}` })} isLoading={people.isLoading} hasMore={people.hasMore} more={people.more}
        empty={!people.error && <Nobody words={search} isFiltered={listing.isFiltered} clear={listing.clear} />} />
      {isNew && <PersonForm onClose={() => setNew(false)} onDone={({ id }) => void navigate({ to: `/people/${id}` })} />}
    </Page>
  );
}

const columns = (onlyTag: (tag: string) => void): Column<Person>[] => [
  { key: 'name', label: text.columns.name, kind: 'name', isSortable: true, cell: ({ id, name }) => <Link to={`/people/${id}`}>{name}</Link> },
  { key: 'organisation', label: text.columns.organisation, kind: 'text', phone: 'line', isSortable: true, cell: ({ organisation, title }) => <>{organisation && <Link className="quiet-link" to={`/organisations/${organisation.id}`}>{organisation.name}</Link>} {title && <span className="faint">{title}</span>}</> },
  { key: 'strength', label: text.columns.strength, kind: 'near', phone: 'end', isSortable: true, cell: ({ strength }) => <Nearness strength={strength} /> },
  { key: 'last contact', label: text.columns.last, kind: 'date', phone: 'end', isSortable: true, cell: ({ lastContactAt }) => ago(lastContactAt) },
  { key: 'owner', label: text.columns.owner, kind: 'state', cell: ({ owner }) => <span className="muted">{owner?.name}</span> },
  { key: 'tags', label: text.columns.tags, kind: 'text', cell: ({ tags }) => <span className="tl-chips">{tags.slice(0, TAGS_SHOWN).map((tag) => <button key={tag} type="button" className="bare" title={text.onlyTag(tag)} onClick={() => onlyTag(tag)}><Tag>{tag}</Tag></button>)}</span> },
];

function Nobody({ words, isFiltered, clear }: { words: string; isFiltered: boolean; clear: () => void }) {
  if (words || isFiltered) return <Empty title={words ? text.noneFound(words) : text.noneFiltered} act={<Button onClick={clear}>{text.clear}</Button>}>{words && text.noneFoundWords}</Empty>;
  return <Empty title={text.empty} act={<Button variant="filled" renderRoot={(props) => <Link to="/import" {...props} />}>{text.toImport}</Button>}>{text.emptyWords}</Empty>;
}
