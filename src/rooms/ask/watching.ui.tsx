// Beginning to watch: from an answer, which is kept as a segment for it, or from a segment; each with a way back.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { toast } from '#surfaces/web/ui/toast.ts';
import { watchingText as text } from './watching.text.ts';

interface Watched { id: string; name: string; isNew: boolean }

export function WatchAnswer({ words }: { words: string }) {
  const [watched, setWatched] = useState<Watched | null>(null);
  const { data } = useAnswer('watches.list', {});
  const known = data?.items.find((one) => one.words === words);
  const current = watched ?? (known ? { id: known.id, name: known.name, isNew: false } : null);
  const remove = useAct('segments.delete', () => setWatched(null));
  const end = useAct('watches.end', () => setWatched(null));
  const create = useAct('watches.create', (made) => {
    setWatched(made);
    toast(text.begun(made.name), () => (made.isNew ? remove : end).mutate({ id: made.id }));
  });
  const resume = useAct('watches.resume');
  const toggle = () => {
    if (!current) create.mutate({ words }, { onError: (error) => toast(error.message) });
    else end.mutate({ id: current.id }, { onSuccess: () => toast(text.ended(current.name), () => resume.mutate({ id: current.id })) });
  };
  useKeys([{ key: 'w', label: text.keyWatch, act: toggle }]);
  return <WatchButton isOn={current !== null} isBusy={create.isPending || end.isPending} onToggle={toggle} />;
}

export function WatchSegment({ id, name, isWatched }: { id: string; name: string; isWatched: boolean }) {
  const begin = useAct('watches.begin');
  const end = useAct('watches.end');
  const resume = useAct('watches.resume');
  const toggle = () => {
    if (isWatched) end.mutate({ id }, { onSuccess: () => toast(text.ended(name), () => resume.mutate({ id })) });
    else begin.mutate({ id }, { onSuccess: () => toast(text.begun(name), () => end.mutate({ id })) });
  };
  useKeys([{ key: 'w', label: text.keyWatch, act: toggle }]);
  return <WatchButton isOn={isWatched} isBusy={begin.isPending || end.isPending} onToggle={toggle} />;
}

function WatchButton({ isOn, isBusy, onToggle }: { isOn: boolean; isBusy: boolean; onToggle: () => void }) {
  return <Button leftSection={<Icon name={isOn ? 'check' : 'bell'} />} aria-pressed={isOn} aria-label={text.watch} loading={isBusy} onClick={onToggle}><span className="not-phone">{isOn ? text.watching : text.watch}</span></Button>;
}
