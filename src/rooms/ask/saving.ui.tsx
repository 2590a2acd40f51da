// Keeping a question as a segment: a name, one key, and a way back.
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { askText as text } from './ask.text.ts';
import { SEGMENT_NAME_MAX, nameOfQuestion } from './segment.ts';

export function SaveSegment({ words, understood }: { words: string; understood: string }) {
  const [isSaving, setSaving] = useState(false);
  const [kept, setKept] = useState<{ id: string; name: string } | null>(null);
  const navigate = useNavigate();
  const remove = useAct('segments.delete', () => setKept(null));
  const done = (made: { id: string; name: string }) => {
    setSaving(false);
    setKept(made);
    toast(text.savedAs(made.name), () => remove.mutate({ id: made.id }));
  };
  useKeys(kept ? [] : [{ key: 's', label: text.keys.save, act: () => setSaving(true) }]);
  if (kept) return <Button leftSection={<Icon name="check" />} onClick={() => void navigate({ to: `/segments/${kept.id}` })}>{text.toSegment}</Button>;
  return (
    <>
      <Button variant="filled" leftSection={<Icon name="save" />} onClick={() => setSaving(true)}>{text.save}</Button>
      {isSaving && <Saving words={words} understood={understood} onClose={() => setSaving(false)} onDone={done} />}
    </>
  );
}

function Saving({ words, understood, onClose, onDone }: { words: string; understood: string; onClose: () => void; onDone: (made: { id: string; name: string }) => void }) {
  const [name, setName] = useState(nameOfQuestion(words));
  const create = useAct('segments.create', onDone);
  return (
    <Modal opened onClose={onClose} title={text.saveTitle} closeButtonProps={{ 'aria-label': text.close }}>
      <form onSubmit={(event) => { event.preventDefault(); create.mutate({ name: name.trim(), words }); }}>
        <Stack gap="md">
          <TextInput label={text.saveName} value={name} required data-autofocus maxLength={SEGMENT_NAME_MAX} onFocus={({ currentTarget }) => currentTarget.select()} onChange={(event) => setName(event.currentTarget.value)} />
          <p className="well">{understood}</p>
          <p className="muted">{text.saveWords}</p>
          <Trouble of={create.error} />
          <div className="acts"><Button type="submit" variant="filled" loading={create.isPending}>{text.saveAct}</Button><Button onClick={onClose}>{text.cancel}</Button></div>
        </Stack>
      </form>
    </Modal>
  );
}
