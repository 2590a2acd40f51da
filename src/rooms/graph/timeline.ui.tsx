// The timeline of a person or organisation: filtered by kind and topic, quotes first, each entry opens to the whole text and
// its source.
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { StanceChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { day, money } from '#surfaces/web/ui/format.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Proof } from '#surfaces/web/ui/Proof.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Timeline } from '#surfaces/web/ui/Timeline.ui.tsx';
import type { Moment } from '#surfaces/web/ui/Timeline.ui.tsx';
import type { EventKind } from './event.ts';
import { countedKinds, toldTogether } from './folding.ts';
import type { Told } from './folding.ts';
import { graphText as text } from './graph.text.ts';
import { ICONS, titleOf, whatOf } from './happening.ui.tsx';
import { OpenInteraction } from './interaction.ui.tsx';

type Interaction = Item<'interactions.list'>;
const KINDS = Object.keys(text.kinds) as EventKind[];
const QUOTES_SHOWN = 2;
const LIMIT = 40;

export interface Topic { id: string; name: string }

/** `topics`: those that can be chosen; `topic`: the one that is. */
export function Happened({ of, topics, topic, choose }: { of: { person: string } | { organisation: string }; topics: readonly Topic[]; topic: Topic | null; choose: (topic: Topic | null) => void }) {
  const [kind, setKind] = useState<EventKind | null>(null);
  const happened = useItems('interactions.list', { ...of, limit: LIMIT, ...(kind ? { kind } : {}), ...(topic ? { topic: topic.id } : {}) });
  const moments = useMoments(happened.items, { kind, isOfSeveral: 'organisation' in of });
  const choices = topic && !topics.some(({ id }) => id === topic.id) ? [topic, ...topics] : topics;
  const filter = (
    <>
      <Select size="xs" aria-label={text.everyTopic} placeholder={text.everyTopic} clearable searchable value={topic?.id ?? null} onChange={(id) => choose(choices.find((one) => one.id === id) ?? null)} data={choices.map(({ id, name }) => ({ value: id, label: name }))} />
      <Select size="xs" aria-label={text.everyKind} placeholder={text.everyKind} clearable value={kind} onChange={(value) => setKind(value as EventKind | null)} data={KINDS.map((value) => ({ value, label: text.kinds[value] }))} />
    </>
  );
  return (
    <Section title={text.happened} acts={filter}>
      <Trouble of={happened.error} again={happened.again} />
      {happened.isLoading && <Waiting lines={8} />}
      {!happened.isLoading && !happened.error && happened.items.length === 0 && (kind || topic
        ? <Empty title={text.nothingSuch} act={<Button onClick={() => { setKind(null); choose(null); }}>{text.showAll}</Button>} />
        : <Empty title={text.nothing}>{text.nothingWords}</Empty>)}
      <Timeline label={text.happened} moments={moments} />
      {happened.hasMore && <p className="acts"><Button onClick={happened.more}>{text.more}</Button></p>}
    </Section>
  );
}

/** What is shown of the interactions, one moment each or several together; which are open is kept here. */
function useMoments(items: readonly Interaction[], { kind, isOfSeveral }: { kind: EventKind | null; isOfSeveral: boolean }): Moment[] {
  const { currency } = useSession().workspace;
  const [openId, setOpenId] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const one = (it: Interaction, together: readonly Interaction[]): Moment => {
    const [title, rest] = titleOf(it, currency, isOfSeveral ? [...new Set(together.map(({ person }) => person.name))] : []);
    const isOpen = openId === it.id;
    const isOrder = it.kind === 'purchase' && together.length > 1;
    return {
      id: it.id, at: it.at, icon: ICONS[it.kind], title, rest: isOrder ? text.manyThings(together.length, sum(together, currency)) : rest, isOpen, onOpen: () => setOpenId(isOpen ? null : it.id),
      children: isOpen ? together.filter((other) => isOrder || other === it).map(({ id }) => <OpenInteraction key={id} id={id} />) : isOrder ? <p className="muted">{together.map((other) => whatOf(other, currency)).join(' · ')}</p> : <Said of={it} />,
    };
  };
  return toldTogether(items, kind).flatMap(({ of, isFolded }: Told<Interaction>): Moment[] => {
    const [first] = of;
    const last = of.at(-1) ?? first;
    if (!isFolded) return [one(first, of)];
    if (unfolded.includes(first.id)) return of.map((it) => one(it, [it]));
    const counts = countedKinds(of).map(([each, count]) => [count === 1 ? each : text.kinds[each].toLowerCase(), count] as const);
    return [{ id: first.id, at: first.at, icon: ICONS[first.kind], title: text.folded(counts), rest: text.foldedSince(day(last.at), day(first.at)), isOpen: false, onOpen: () => setUnfolded([...unfolded, first.id]) }];
  });
}

const sum = (purchases: readonly Interaction[], currency: string): string => money(purchases.reduce((total, { purchase }) => total + (purchase?.amount ?? 0), 0), purchases[0]?.purchase?.currency ?? currency);

/** Each topic once per stance; that it was only named is not told where something was said about it. Stances come first. */
function heardOf(mentions: Interaction['mentions']): Interaction['mentions'] {
  const counting = mentions.filter(({ counts }) => counts).filter((mention, at, all) => all.findIndex(({ topic, stance }) => topic.id === mention.topic.id && stance === mention.stance) === at);
  const told = counting.filter(({ stance }) => stance !== 'neutral');
  return [...told, ...counting.filter(({ topic, stance }) => stance === 'neutral' && !told.some((other) => other.topic.id === topic.id))];
}

/** The sentences that say something about a topic, or the beginning of the text where none does. */
function Said({ of: { mentions, excerpt } }: { of: Interaction }) {
  const strong = mentions.filter(({ counts, quote, stance }) => counts && quote && stance !== 'neutral');
  const quotes = strong.filter((mention, at) => strong.findIndex((other) => other.span[0] === mention.span[0]) === at).slice(0, QUOTES_SHOWN);
  const heard = heardOf(mentions);
  return (
    <>
      {quotes.map((mention) => <Proof key={mention.id} quote={mention.quote} mark={[mention.mark[0] - mention.span[0], mention.mark[1] - mention.span[0]]} />)}
      {quotes.length === 0 && excerpt && <p className="muted cut-lines">{excerpt}</p>}
      {heard.length > 0 && <div className="tl-chips">{heard.map(({ id, topic, stance }) => <StanceChip key={id} stance={stance}>{topic.name}</StanceChip>)}</div>}
    </>
  );
}
