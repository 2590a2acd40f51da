// All my questions: pinned ones first, then by day, each with how many it found then and finds now.
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useAct, useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { counted, day, moment, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { COUNTED_MAX, byDay } from './asked.ts';
import { askedText as text } from './watching.text.ts';

type Question = Item<'questions.asked'>;
const DAY_MS = 86_400_000;

export default function AskedPage() {
  const pinned = useAnswer('questions.asked', { pinned: 'yes', limit: 50 });
  const others = useItems('questions.asked', { pinned: 'no', limit: COUNTED_MAX });
  const restore = useAct('asked.restore');
  const clear = useAct('asked.clear', ({ ids }) => (ids.length === 0 ? toast(text.nothingToClear) : toast(text.cleared(counted(ids.length, ...text.questions)), () => restore.mutate({ ids }))));
  const isEmpty = pinned.data?.items.length === 0 && !others.isLoading && others.items.length === 0;
  return (
    <Page title={text.title} back="/ask" acts={others.items.length > 0 && <Button leftSection={<Icon name="x" />} loading={clear.isPending} onClick={() => clear.mutate({})}>{text.clear}</Button>}>
      <Trouble of={pinned.error ?? others.error} again={() => { void pinned.refetch(); others.again(); }} />
      {others.isLoading && <Waiting lines={8} />}
      {isEmpty && <Empty title={text.none} act={<Button variant="filled" renderRoot={(props) => <Link to="/ask" {...props} />}>{text.toAsk}</Button>}>{text.noneWords}</Empty>}
      {pinned.data && pinned.data.items.length > 0 && <Questions title={text.pinned} items={pinned.data.items} />}
      {byDay(others.items, day).map(({ day: one, items }) => <Questions key={one} title={dayName(one)} items={items} />)}
      {others.hasMore && <p className="acts"><Button onClick={others.more}>{text.more}</Button></p>}
    </Page>
  );
}

function dayName(of: string): string {
  const now = Date.now();
  return of === day(new Date(now)) ? text.today : of === day(new Date(now - DAY_MS)) ? text.yesterday : of;
}

/** Some questions; how many each finds now is asked for all at once. */
function Questions({ title, items }: { title: string; items: readonly Question[] }) {
  const { data } = useAnswer('asked.counts', { ids: items.slice(0, COUNTED_MAX).map(({ id }) => id) }, { keepsPrevious: true });
  const now = new Map(data?.items.map(({ id, count }) => [id, count]));
  return <Section title={title}><ul className="lines">{items.map((one) => <Asked key={one.id} of={one} now={now.get(one.id) ?? null} />)}</ul></Section>;
}

function Asked({ of: { id, words, at, count, isPinned }, now }: { of: Question; now: number | null }) {
  const navigate = useNavigate();
  const pin = useAct('asked.pin');
  const unpin = useAct('asked.unpin');
  const restore = useAct('asked.restore');
  const forget = useAct('asked.forget', ({ ids }) => toast(text.forgot, () => restore.mutate({ ids })));
  return (
    <li className="line">
      <button type="button" className="example asked-again" title={text.ask} onClick={() => void navigate({ to: '/ask', search: { q: words } })}><span className="grow">{words}</span></button>
      <span className="meta num asked-count" title={moment(at)}>{countSaid(count, now)}</span>
      <button type="button" className="btn quiet ico" aria-label={isPinned ? text.unpinOf(words) : text.pinOf(words)} aria-pressed={isPinned} title={isPinned ? text.unpin : text.pin} onClick={() => (isPinned ? unpin : pin).mutate({ id })}><Icon name="save" /></button>
      <button type="button" className="btn quiet ico" aria-label={text.forgetOf(words)} onClick={() => forget.mutate({ id })}><Icon name="x" /></button>
    </li>
  );
}

function countSaid(then: number | null, now: number | null): string {
  if (now === null) return then === null ? '' : text.foundThen(number(then));
  if (then === null || then === now) return text.unchanged(number(now));
  return `${text.foundThen(number(then))} · ${text.now(number(now))}`;
}
