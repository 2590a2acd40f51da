// What I watch: who came and who left since I last looked, and the segments it is about.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAct, useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { StateChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { counted, day, moment, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { askText } from './ask.text.ts';
import { watchingText as text } from './watching.text.ts';

type Watch = Item<'watches.list'>;
type Change = Item<'watches.changes'>;

export default function WatchedPage() {
  const watches = useAnswer('watches.list', {});
  const changes = useItems('watches.changes', { limit: 50 });
  const see = useSeeing();
  const items = watches.data?.items ?? [];
  const fresh = items.filter(({ entered, left }) => entered + left > 0);
  const seeAll = () => { if (fresh.length > 0) see(fresh, text.seen); };
  useKeys(fresh.length > 0 ? [{ key: 'e', label: text.keySee, act: seeAll }] : []);
  return (
    <Page title={text.title} acts={fresh.length > 0 && <Button leftSection={<Icon name="check" />} onClick={seeAll}>{text.seeAll}</Button>}>
      <Trouble of={watches.error ?? changes.error} again={() => { void watches.refetch(); changes.again(); }} />
      {!watches.data && !watches.error && <Waiting lines={8} />}
      {watches.data && items.length === 0 && <Empty title={text.none} act={<><Button variant="filled" renderRoot={(props) => <Link to="/ask" {...props} />}>{text.toAsk}</Button> <Button variant="subtle" renderRoot={(props) => <Link to="/segments" {...props} />}>{text.toSegments}</Button></>}>{text.noneWords}</Empty>}
      {items.length > 0 && (
        <>
          <Section title={text.news}>
            {!changes.isLoading && changes.items.length === 0 && <p className="muted">{text.noNews}</p>}
            <ul className="lines">{changes.items.map((one) => <News key={one.id} of={one} />)}</ul>
            {changes.hasMore && <p className="acts"><Button onClick={changes.more}>{text.more}</Button></p>}
          </Section>
          <Section title={text.mine}>
            <ul className="lines">{items.map((one) => <Mine key={one.id} of={one} see={() => see([one], text.seenOf(one.name))} />)}</ul>
          </Section>
        </>
      )}
    </Page>
  );
}

/** Marks as seen what is there now; what comes in while somebody reads stays new. */
function useSeeing() {
  const undo = useAct('watches.see');
  const see = useAct('watches.see');
  return (watches: readonly Watch[], said: string) => see.mutate(
    { watches: watches.map(({ id, latestAt }) => ({ id, ...(latestAt ? { at: latestAt } : {}) })) },
    { onSuccess: ({ before }) => toast(said, () => undo.mutate({ watches: before })) },
  );
}

function News({ of: { change, kind, subject, name, segment, at, noticedAt, isNew } }: { of: Change }) {
  return (
    <li className="line">
      <StateChip {...(change === 'entered' ? { tone: 'praise' as const } : {})}>{change === 'entered' ? text.entered : text.left}</StateChip>
      <span className="grow"><Link to={kind === 'organisation' ? `/organisations/${subject}` : `/people/${subject}`}><b>{name}</b></Link><span className="meta cut">{text.inSegment} <Link className="quiet-link" to={`/segments/${segment.id}`}>{segment.name}</Link></span></span>
      {isNew && <StateChip tone="question">{text.new}</StateChip>}
      <span className="meta num" title={text.noticed(moment(noticedAt))}>{day(at)}</span>
    </li>
  );
}

function Mine({ of: { id, name, words, find, count, entered, left }, see }: { of: Watch; see: () => void }) {
  const resume = useAct('watches.resume');
  const end = useAct('watches.end', () => toast(text.ended(name), () => resume.mutate({ id })));
  const [one, many] = askText.found[find];
  const news = text.counts(entered > 0 ? number(entered) : null, left > 0 ? number(left) : null);
  return (
    <li className="line">
      <span className="grow"><Link to={`/segments/${id}`}><b>{name}</b></Link><span className="meta cut" title={words}>{counted(count, one, many)} · {news || text.nothingNew}</span></span>
      {news && <button type="button" className="btn quiet ico" aria-label={text.seeOf(name)} title={text.see} onClick={see}><Icon name="check" /></button>}
      <button type="button" className="btn quiet ico" aria-label={text.stopOf(name)} title={text.stop} onClick={() => end.mutate({ id })}><Icon name="x" /></button>
    </li>
  );
}
