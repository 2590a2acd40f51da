// Everybody we look after: searched, filtered by who looks after them, sorted; a row leads to the person.
import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { ago, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { useOwners } from './owners.ui.tsx';
import { peopleText } from './people.text.ts';
import type { PersonSort } from './person.ts';
import { usualOrder } from './person.ts';
import { PersonForm } from './personForm.ui.tsx';

type Person = Item<'people.list'>;
const text = peopleText.people;
const TAGS_SHOWN = 3;

export default function PeoplePage() {
  const { mayWrite } = useSession();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), 200);
  const [owner, setOwner] = useState<string | null>(null);
  const [sort, setSort] = useState<{ key: PersonSort; order: 'up' | 'down' }>({ key: 'strength', order: 'down' });
  const [isNew, setNew] = useState(false);
  const owners = useOwners();
  const people = useItems('people.list', { sort: sort.key, order: sort.order, ...(search ? { search } : {}), ...(owner ? { owner } : {}) });
  const sortBy = (key: string) => setSort((now) => ({ key: key as PersonSort, order: now.key !== key ? usualOrder(key) : now.order === 'up' ? 'down' : 'up' }));
  const total = people.first?.total;
  const band = (
    <div className="filters">
      <TextInput aria-label={text.search} placeholder={text.search} leftSection={<Icon name="search" />} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <Select aria-label={peopleText.owner} placeholder={peopleText.everyOwner} clearable value={owner} onChange={setOwner} data={owners} />
    </div>
  );
  return (
    <Page title={text.title} width="list" band={band} {...(total === undefined ? {} : { meta: text.total(number(total), total === 1) })}
      acts={mayWrite && <Button leftSection={<Icon name="plus" />} onClick={() => setNew(true)}>{text.new}</Button>}>
      <Trouble of={people.error} again={people.again} />
      <List label={text.list} items={people.items} columns={COLUMNS} lead={({ id, name }) => <Avatar id={id} name={name} />} sort={{ ...sort, onSort: sortBy }}
        onOpen={({ id }) => void navigate({ to: `/people/${id}` })} isLoading={people.isLoading} hasMore={people.hasMore} more={people.more}
        empty={!people.error && <Nobody words={search} isFiltered={owner !== null} clear={() => { setWords(''); setOwner(null); }} />} />
      {isNew && <PersonForm onClose={() => setNew(false)} onDone={({ id }) => void navigate({ to: `/people/${id}` })} />}
    </Page>
  );
}

const COLUMNS: Column<Person>[] = [
  { key: 'name', label: text.columns.name, kind: 'name', isSortable: true, cell: ({ id, name }) => <Link to={`/people/${id}`}>{name}</Link> },
  { key: 'organisation', label: text.columns.organisation, kind: 'text', phone: 'line', isSortable: true, cell: ({ organisation, title }) => <>{organisation && <Link className="quiet-link" to={`/organisations/${organisation.id}`}>{organisation.name}</Link>} {title && <span className="faint">{title}</span>}</> },
  { key: 'strength', label: text.columns.strength, kind: 'near', isSortable: true, cell: ({ strength }) => <Nearness strength={strength} /> },
  { key: 'last contact', label: text.columns.last, kind: 'date', phone: 'end', isSortable: true, cell: ({ lastContactAt }) => ago(lastContactAt) },
  { key: 'owner', label: text.columns.owner, kind: 'state', cell: ({ owner }) => <span className="muted">{owner?.name}</span> },
  { key: 'tags', label: text.columns.tags, kind: 'text', cell: ({ tags }) => tags.slice(0, TAGS_SHOWN).map((tag) => <Tag key={tag}>{tag}</Tag>) },
];

function Nobody({ words, isFiltered, clear }: { words: string; isFiltered: boolean; clear: () => void }) {
  if (words || isFiltered) return <Empty title={text.noneFound(words || peopleText.owner)} act={<Button onClick={clear}>{text.clear}</Button>}>{text.noneFoundWords}</Empty>;
  return <Empty title={text.empty} act={<Button variant="filled" renderRoot={(props) => <Link to="/import" {...props} />}>{text.toImport}</Button>}>{text.emptyWords}</Empty>;
}
