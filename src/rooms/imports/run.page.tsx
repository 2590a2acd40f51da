// One import: how far it is, what it counted, what it refused; stopping, going on, taking it back.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useAct, useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { StateChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { moment } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Page, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { importsText } from './imports.text.ts';
import { mayContinue, mayStop, mayUndo } from './run.ts';
import type { ShownRun } from './run.ui.tsx';
import { RunCounts, RunProgress, RunState, watched } from './run.ui.tsx';

const text = importsText.run;

export default function RunPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const run = useAnswer('imports.get', { id }, { everyMs: watched });
  useFreshAfterwards(run.data);
  if (!run.data) return <Page title={importsText.title} back="/import">{run.error ? <Trouble of={run.error} again={() => void run.refetch()} /> : <Waiting />}</Page>;
  const { startedBy, createdAt } = run.data;
  return (
    <Page title={run.data.sourceName} back="/import" meta={startedBy ? text.by(startedBy, moment(createdAt)) : moment(createdAt)} acts={<RunState of={run.data} />}>
      <div className="stack wide">
        <RunProgress of={run.data} />
        <RunCounts of={run.data} />
        {run.data.message && <Trouble of={{ message: run.data.message }} />}
        {run.data.state === 'stopped' && <p className="muted">{text.stopped}</p>}
        <Acts run={run.data} />
      </div>
      {!run.data.isDry && !mayStop(run.data.state) && <Edited id={id} isTakenBack={run.data.state === 'undone'} />}
      {run.data.rejected + run.data.noted > 0 && <Rejects of={run.data} />}
    </Page>
  );
}

/** What other pages remember is old once the run has come to its end. */
function useFreshAfterwards(run: ShownRun | undefined): void {
  const client = useQueryClient();
  const wasRunning = useRef(false);
  const isRunning = run ? mayStop(run.state) : false;
  useEffect(() => {
    if (wasRunning.current && !isRunning) void client.invalidateQueries();
    wasRunning.current = isRunning;
  }, [client, isRunning]);
}

function Acts({ run }: { run: ShownRun }) {
  const { mayWrite } = useSession();
  const stop = useAct('imports.stop');
  const goOn = useAct('imports.continue');
  const restore = useAct('imports.restore', () => toast(text.restored));
  const undo = useAct('imports.undo', () => toast(text.undone, () => restore.mutate({ id: run.id })));
  const { id, isDry, state } = run;
  return (
    <>
      <Trouble of={stop.error ?? goOn.error ?? undo.error ?? restore.error} />
      <div className="acts">
        {state === 'done' && !isDry && <Button variant="filled" renderRoot={(props) => <Link to={`/arrived/${id}`} {...props} />}>{text.see}</Button>}
        {mayWrite && mayStop(state) && <Button leftSection={<Icon name="stop" />} loading={stop.isPending} onClick={() => stop.mutate({ id })}>{text.stop}</Button>}
        {mayWrite && mayContinue(state) && <Button variant="filled" loading={goOn.isPending} onClick={() => goOn.mutate({ id })}>{text.goOn}</Button>}
        {mayWrite && run.mayComeBack && <Button leftSection={<Icon name="refresh" />} loading={restore.isPending} onClick={() => restore.mutate({ id })}>{text.restore}</Button>}
        {!mayStop(state) && <Button renderRoot={(props) => <Link to="/import" {...props} />}>{text.another}</Button>}
        {mayWrite && !isDry && mayUndo(state) && <Button variant="subtle" leftSection={<Icon name="undo" />} loading={undo.isPending} title={text.undoWords} onClick={() => undo.mutate({ id })}>{text.undo}</Button>}
      </div>
    </>
  );
}

/** What members typed over what it brought: taking it back and bringing it back both leave that as it is. */
function Edited({ id, isTakenBack }: { id: string; isTakenBack: boolean }) {
  const edited = useAnswer('imports.edited', { id });
  if (edited.error) return <Trouble of={edited.error} again={() => void edited.refetch()} />;
  if (!edited.data || edited.data.items.length === 0) return null;
  return (
    <Section title={isTakenBack ? text.kept : text.edited}>
      <p className="muted">{isTakenBack ? text.keptWords : text.editedWords}</p>
      <ul className="lines">{edited.data.items.map(({ subject, name, field, value }) => <li key={`${subject} ${name} ${field}`} className="line"><span className="grow"><b>{name}</b><span className="meta">{field}: {value}</span></span></li>)}</ul>
    </Section>
  );
}

type Reject = Item<'imports.rejects'>;

function Rejects({ of: { id, rejected, noted } }: { of: ShownRun }) {
  const rejects = useItems('imports.rejects', { id, limit: 100 });
  const title = noted === 0 ? text.rejects : rejected === 0 ? text.notes : text.rejectsAndNotes;
  return (
    <Section title={title} acts={<Button size="compact-sm" component="a" href={`/api/v1/imports/${id}/rejects.csv`} download leftSection={<Icon name="import" />}>{text.download}</Button>}>
      {rejected > 0 && <p className="muted">{text.rejectsWords}</p>}
      {noted > 0 && <p className="muted">{text.notesWords}</p>}
      <Trouble of={rejects.error} again={rejects.again} />
      <div className="flush">
        <List label={title} items={rejects.items} columns={noted > 0 ? [...columns, outcome] : columns} isLoading={rejects.isLoading} hasMore={rejects.hasMore} more={rejects.more}
          opened={({ raw, source }) => <div className="stack tight"><p className="meta">{source} · {text.raw}</p><pre className="raw">{raw}</pre></div>} />
      </div>
    </Section>
  );
}

const columns: readonly Column<Reject>[] = [
  { key: 'reason', label: text.reason, kind: 'name', cell: ({ reason }) => <span title={reason}>{reason}</span> },
  { key: 'file', label: text.file, kind: 'text', phone: 'line', cell: ({ source, field }) => <span className="muted">{field ?? source}</span> },
  { key: 'line', label: text.line, kind: 'number', phone: 'end', cell: ({ line }) => line ?? '' },
];

const outcome: Column<Reject> = { key: 'outcome', label: text.outcome, kind: 'state', phone: 'line', cell: ({ isNote }) => (isNote ? <StateChip>{text.notedRow}</StateChip> : <StateChip tone="warn">{text.refusedRow}</StateChip>) };
