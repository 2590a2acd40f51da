// Nothing to ask about yet: what could be asked, to be tried at once on the made-up company, and how to begin with one's own.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '#surfaces/web/api/client.ts';
import { useFreshStart } from '#surfaces/web/api/freshStart.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Empty } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { askText as text } from './ask.text.ts';

export function NobodyYet() {
  const { workspace, workspaces, mayOwn } = useSession();
  const [isOpening, setOpening] = useState(false);
  const start = useFreshStart();
  const sample = workspaces.find(({ kind, id }) => kind === 'sample' && id !== workspace.id);
  const maySample = sample !== undefined || (mayOwn && !workspaces.some(({ kind }) => kind === 'sample'));
  const open = async (words?: string) => {
    setOpening(true);
    try {
      await (sample ? call('me.workspace', { workspace: sample.slug }) : call('sample.open', {}));
      await start(words ? `/ask?q=${encodeURIComponent(words)}` : '/ask');
    } catch (error) {
      toast(error instanceof Error ? error.message : text.emptyNothing);
    } finally {
      setOpening(false);
    }
  };
  return (
    <Empty title={text.emptyNothing} act={<><Button variant="filled" renderRoot={(props) => <Link to="/import" {...props} />}>{text.toImport}</Button> {maySample && <Button loading={isOpening} onClick={() => void open()}>{text.toSample}</Button>}</>}>
      {text.emptyNothingWords}
      <ul className="later">{text.later.map((words) => <li key={words}>{maySample ? <button type="button" className="example" disabled={isOpening} title={text.trySample} onClick={() => void open(words)}><span className="grow">{words}</span><Icon name="right" size="sm" /></button> : words}</li>)}</ul>
    </Empty>
  );
}
