// Erasing a person: what goes, once more asked, and gone.
import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { number } from '#surfaces/web/ui/format.ts';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { uiText } from '#surfaces/web/ui/ui.text.ts';
import { mergingText } from './merging.text.ts';

const text = mergingText.erase;

export default function Erasing({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const [isSure, setSure] = useState(false);
  const navigate = useNavigate();
  const preview = useAnswer('people.erasePreview', { id });
  const erase = useAct('people.erase', () => {
    toast(text.done);
    void navigate({ to: '/people' });
  });
  return (
    <Modal opened onClose={onClose} title={text.title(name)} closeButtonProps={{ 'aria-label': uiText.dismiss }}>
      <Stack gap="lg">
        <p className="muted">{text.words}</p>
        <Trouble of={preview.error ?? erase.error} />
        {!preview.data && !preview.error && <Waiting />}
        {preview.data && (
          <ul className="lines" aria-label={text.goes}>
            {preview.data.goes.map(({ what, count }) => <li key={what} className="line"><span className="grow">{what}</span><span className="num">{number(count)}</span></li>)}
          </ul>
        )}
        <Checkbox label={text.sure} checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} />
        <Group justify="flex-end" gap="sm">
          <Button onClick={onClose} data-autofocus>{mergingText.cancel}</Button>
          <Button variant="filled" disabled={!isSure || !preview.data} loading={erase.isPending} onClick={() => erase.mutate({ id })}>{text.yes}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
