// Topics: proposed, accepted, muted; accept or mute with one key, open a row for examples, other words and merging.
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAct, useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { Tag } from '#surfaces/web/ui/Chips.ui.tsx';
import { ago, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import type { TOPIC_SORTS } from './topic.ts';
import { topicText as text } from './topic.text.ts';
import { NewTopic, OpenTopic } from './topic.ui.tsx';

type Topic = Item<'topics.list'>;
type Shown = 'proposed' | 'accepted' | 'muted';
const SHOWN: readonly Shown[] = ['proposed', 'accepted', 'muted'];
type Sort = (typeof TOPIC_SORTS)[number];

export default function TopicsPage() {
  const { mayWrite } = useSession();
  const [chosen, setChosen] = useState<Shown | null>(null);
  const waiting = useAnswer('topics.list', { state: 'proposed', limit: 1 });
  const state = chosen ?? (waiting.data?.items.length === 0 ? 'accepted' : 'proposed');
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), 200);
  const [isNew, setNew] = useState(false);
  const [sort, setSort] = useState<Sort>('people');
  const topics = useItems('topics.list', { state, sort, ...(search ? { search } : {}) }, { everyMs: (items) => (items.some(({ isReading }) => isReading) ? 2_000 : false) });
  const turn = useTurning();
  const rowKeys = mayWrite ? [
    ...(state === 'accepted' ? [] : [{ key: 'a', label: text.accept.toLowerCase(), act: (topic: Topic) => turn(topic, 'accepted') }]),
    ...(state === 'muted' ? [] : [{ key: 'm', label: text.mute.toLowerCase(), act: (topic: Topic) => turn(topic, 'muted') }]),
  ] : [];
  const band = (
    <div className="filters">
      <SegmentedControl aria-label={text.statesLabel} value={state} onChange={(value) => setChosen(value as Shown)} data={SHOWN.map((value) => ({ value, label: text.states[value] }))} />
      <TextInput aria-label={text.search} placeholder={text.search} leftSection={<Icon name="search" />} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <p className="muted not-phone">{text.words[state]}</p>
    </div>
  );
  return (
    <Page title={text.title} width="list" band={band} acts={mayWrite && <Button leftSection={<Icon name="plus" />} onClick={() => setNew(true)}>{text.new}</Button>}>
      <Trouble of={topics.error} again={topics.again} />
      <List label={text.list} items={topics.items} columns={columns(mayWrite, turn)} isLoading={topics.isLoading || waiting.isLoading} hasMore={topics.hasMore} more={topics.more} rowKeys={rowKeys} sort={{ key: sort, order: sort === 'name' ? 'up' : 'down', onSort: (key) => setSort(key as Sort) }}
        opened={(topic) => <OpenTopic topic={topic} />} empty={!topics.error && <NoTopics state={state} isSearched={search !== ''} />} />
      {isNew && <NewTopic onClose={() => setNew(false)} />}
    </Page>
  );
}

/** Accepts or mutes, with the way back. */
function useTurning(): (topic: Topic, to: 'accepted' | 'muted') => void {
  const update = useAct('topics.update');
  return ({ id, name, state }, to) => update.mutate({ id, state: to }, {
    onSuccess: () => toast(to === 'accepted' ? text.accepted(name) : text.muted(name), state === 'merged' ? undefined : () => update.mutate({ id, state })),
    onError: (error) => toast(error.message),
  });
}

const columns = (mayWrite: boolean, turn: (topic: Topic, to: 'accepted' | 'muted') => void): Column<Topic>[] => [
  { key: 'name', label: text.columns.name, kind: 'name', isSortable: true, cell: ({ name, isReading }) => <>{name}{isReading && <> <Tag isGuess>{text.reading}</Tag></>}</> },
  { key: 'people', label: text.columns.people, kind: 'number', isSortable: true, cell: ({ people }) => number(people) },
  { key: 'mentions', label: text.columns.mentions, kind: 'number', phone: 'line', isSortable: true, cell: ({ mentions }) => <>{number(mentions)}<span className="only-phone"> {text.times}</span></> },
  { key: 'concern', label: text.columns.concern, kind: 'number', isSortable: true, cell: ({ concern }) => <Tally count={concern} of="concern" /> },
  { key: 'praise', label: text.columns.praise, kind: 'number', isSortable: true, cell: ({ praise }) => <Tally count={praise} of="praise" /> },
  { key: 'last said', label: text.columns.last, kind: 'date', isSortable: true, cell: ({ lastAt }) => ago(lastAt) },
  ...(mayWrite ? [{ key: 'acts', label: '', kind: 'acts' as const, phone: 'end' as const, cell: (topic: Topic) => <Turns topic={topic} turn={turn} /> }] : []),
];

function Tally({ count, of }: { count: number; of: 'concern' | 'praise' }) {
  return count === 0 ? <span className="faint">0</span> : <span className={`${of} fg`}><Icon name={of} size="sm" /> {number(count)}</span>;
}

function Turns({ topic, turn }: { topic: Topic; turn: (topic: Topic, to: 'accepted' | 'muted') => void }) {
  return (
    <>
      {topic.state !== 'accepted' && <Button size="compact-sm" aria-label={text.acceptOf(topic.name)} onClick={() => turn(topic, 'accepted')}>{text.accept}</Button>}
      {topic.state !== 'muted' && <Button size="compact-sm" variant="subtle" aria-label={text.muteOf(topic.name)} onClick={() => turn(topic, 'muted')}>{text.mute}</Button>}
    </>
  );
}

function NoTopics({ state, isSearched }: { state: Shown; isSearched: boolean }) {
  if (isSearched) return <Empty title={text.noneFound} />;
  const { title, words } = text.empty[state];
  return <Empty title={title} act={state === 'proposed' && <Button renderRoot={(props) => <Link to="/import" {...props} />}>{text.toImport}</Button>}>{words}</Empty>;
}
