// Asks once before something that cannot be undone: what goes, what stays.
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { uiText } from './ui.text.ts';

export function Confirm({ title, act, onYes, onClose, children }: { title: string; act: string; onYes: () => void; onClose: () => void; children: ReactNode }) {
  const yes = () => {
    onYes();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': uiText.dismiss }}>
      <Stack gap="lg">
        <p className="muted">{children}</p>
        <Group justify="flex-end" gap="sm"><Button onClick={onClose} data-autofocus>{uiText.cancel}</Button><Button variant="filled" onClick={yes}>{act}</Button></Group>
      </Stack>
    </Modal>
  );
}
