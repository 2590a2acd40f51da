// The timeline of a person or organisation: filtered by kind, quotes first, each entry opens to the whole text and its source.
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { StanceChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { money, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import type { IconName } from '#surfaces/web/ui/Icon.ui.tsx';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Proof } from '#surfaces/web/ui/Proof.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Timeline } from '#surfaces/web/ui/Timeline.ui.tsx';
import type { Moment } from '#surfaces/web/ui/Timeline.ui.tsx';
import type { EventKind } from './event.ts';
import { graphText as text } from './graph.text.ts';
import { OpenInteraction } from './interaction.ui.tsx';

type Interaction = Item<'interactions.list'>;
const KINDS = Object.keys(text.kinds) as EventKind[];
const ICONS: Record<EventKind, IconName> = {
  mail: 'mail', call: 'phone', meeting: 'meet', note: 'note', purchase: 'buy', reading: 'interest', usage: 'signal', visit: 'meet', training: 'success', 'community answer': 'community', 'survey response': 'voice', review: 'voice', event: 'cal',
};
const QUOTES_SHOWN = 2;

export function Happened({ of, topic, clearTopic }: { of: { person: string } | { organisation: string }; topic: { id: string; name: string } | null; clearTopic: () => void }) {
  const [kind, setKind] = useState<EventKind | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const { workspace } = useSession();
  const happened = useItems('interactions.list', { ...of, limit: 40, ...(kind ? { kind } : {}), ...(topic ? { topic: topic.id } : {}) });
  const showsPerson = 'organisation' in of;
  const moments = happened.items.map((it): Moment => {
    const [title, rest] = titleOf(it, workspace.currency);
    const isOpen = openId === it.id;
    return {
      id: it.id, at: it.at, icon: ICONS[it.kind], title: showsPerson ? `${it.person.name}: ${title.toLowerCase()}` : title, rest, isOpen,
      onOpen: () => setOpenId(isOpen ? null : it.id), children: isOpen ? <OpenInteraction id={it.id} /> : <Said of={it} />,
    };
  });
  const filter = (
    <>
      {topic && <Button size="compact-sm" variant="subtle" rightSection={<Icon name="x" size="sm" />} onClick={clearTopic}>{text.onlyTopic(topic.name)}</Button>}
      <Select size="xs" aria-label={text.everyKind} placeholder={text.everyKind} clearable value={kind} onChange={(value) => setKind(value as EventKind | null)} data={KINDS.map((value) => ({ value, label: text.kinds[value] }))} />
    </>
  );
  return (
    <Section title={text.happened} acts={filter}>
      <Trouble of={happened.error} again={happened.again} />
      {happened.isLoading && <Waiting lines={8} />}
      {!happened.isLoading && !happened.error && happened.items.length === 0 && (kind || topic
        ? <Empty title={text.nothingSuch} act={<Button onClick={() => { setKind(null); clearTopic(); }}>{text.showAll}</Button>} />
        : <Empty title={text.nothing}>{text.nothingWords}</Empty>)}
      <Timeline label={text.happened} moments={moments} />
      {happened.hasMore && <p className="acts"><Button onClick={happened.more}>{text.more}</Button></p>}
    </Section>
  );
}

function titleOf(it: Interaction, currency: string): [string, string] {
  const said = text.titles[it.kind]?.({ direction: it.direction, role: it.role, member: it.member?.name ?? null, what: whatOf(it, currency) }) ?? [it.kind, ''];
  return [said[0], [said[1], it.subject && it.kind !== 'reading' ? `· ${it.subject}` : ''].filter(Boolean).join(' ')];
}

function whatOf({ purchase, content, response }: Interaction, currency: string): string | null {
  if (purchase) return [purchase.quantity !== null && purchase.quantity !== 1 ? text.times(number(purchase.quantity)) : '', purchase.item ?? '', money(purchase.amount, purchase.currency ?? currency)].filter(Boolean).join(' ');
  if (content) return content.title;
  if (response) return [response.score === null ? '' : text.score(response.score), response.buyAgain ? text.buyAgain[response.buyAgain] : ''].filter(Boolean).join(', ');
  return null;
}

/** The sentences that say something about a topic, or the beginning of the text where none does. */
function Said({ of: { mentions, excerpt } }: { of: Interaction }) {
  const strong = mentions.filter(({ counts, quote, stance }) => counts && quote && stance !== 'neutral');
  const quotes = distinctQuotes(strong).slice(0, QUOTES_SHOWN);
  return (
    <>
      {quotes.map((mention) => <Proof key={mention.id} quote={mention.quote} mark={[mention.mark[0] - mention.span[0], mention.mark[1] - mention.span[0]]} />)}
      {quotes.length === 0 && excerpt && <p className="muted cut-lines">{excerpt}</p>}
      {mentions.length > 0 && <div className="tl-chips">{mentions.filter(({ counts }) => counts).map(({ id, topic, stance }) => <StanceChip key={id} stance={stance}>{topic.name}</StanceChip>)}</div>}
    </>
  );
}

const distinctQuotes = <M extends { span: readonly [number, number] | number[] }>(mentions: readonly M[]): M[] =>
  mentions.filter((one, at) => mentions.findIndex((other) => other.span[0] === one.span[0]) === at);
