// Everything known of one person, to take along as a file.
import { Button, Group, Modal, Stack } from '@mantine/core';
import { uiText } from '#surfaces/web/ui/ui.text.ts';
import { mergingText } from './merging.text.ts';

const text = mergingText.everything;

export default function Everything({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={text.title(name)} closeButtonProps={{ 'aria-label': uiText.dismiss }}>
      <Stack gap="lg">
        <p className="muted">{text.words}</p>
        <Group justify="flex-end" gap="sm">
          <Button onClick={onClose}>{mergingText.cancel}</Button>
          <Button variant="filled" component="a" href={`/api/v1/people/${id}/everything`} download={`${name}.json`} onClick={onClose} data-autofocus>{text.yes}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
