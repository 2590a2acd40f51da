// Where one is signed in, and ending that.
import { Button } from '@mantine/core';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { StateChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { ago, moment } from '#surfaces/web/ui/format.ts';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { browserName } from './session.ts';
import { settingsText } from './settings.text.ts';

const text = settingsText.you.sessions;

export function Sessions() {
  const sessions = useAnswer('mySessions.list', {});
  const end = useAct('mySessions.end', () => toast(text.ended));
  const endOthers = useAct('mySessions.endOthers', ({ ended }) => toast(text.endedOthers(ended)));
  const items = sessions.data?.items ?? [];
  return (
    <>
      <Trouble of={sessions.error ?? end.error ?? endOthers.error} again={() => void sessions.refetch()} />
      {sessions.isLoading && <Waiting />}
      <ul className="lines">{items.map((session) => <SessionLine key={session.id} of={session} onEnd={() => end.mutate({ id: session.id })} />)}</ul>
      {items.length > 1 && <div><Button loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>{text.endOthers}</Button></div>}
    </>
  );
}

function SessionLine({ of: { browser, address, openedAt, seenAt, isThis }, onEnd }: { of: Item<'mySessions.list'>; onEnd: () => void }) {
  const name = browserName(browser) ?? text.unknown;
  return (
    <li className="line">
      <div className="grow"><b>{name}</b><span className="meta num">{text.since(moment(openedAt))}{address ? ` · ${text.from(address)}` : ''} · {text.seen(ago(seenAt))}</span></div>
      {isThis ? <StateChip>{text.this}</StateChip> : <Button size="compact-sm" variant="subtle" aria-label={text.endOf(name, moment(openedAt))} onClick={onEnd}>{text.end}</Button>}
    </li>
  );
}
