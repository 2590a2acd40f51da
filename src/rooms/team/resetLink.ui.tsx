// A link for a new password, made by an owner and passed on by whatever way.
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useAct } from '#surfaces/web/api/hooks.ts';
import type { Item } from '#surfaces/web/api/types.ts';
import { CopyLine } from '#surfaces/web/ui/CopyLine.ui.tsx';
import { moment } from '#surfaces/web/ui/format.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { settingsText } from './settings.text.ts';

const text = settingsText.members;

export function ResetLink({ of: { id, name }, onClose }: { of: Item<'members.list'>; onClose: () => void }) {
  const make = useAct('passwordResets.create');
  return (
    <Modal opened onClose={onClose} title={text.resetTitle(name)} closeButtonProps={{ 'aria-label': settingsText.close }}>
      <Stack gap="lg">
        {make.data ? (
          <><p>{text.resetLink(make.data.email, moment(make.data.expiresAt))}</p><CopyLine label={text.resetLinkLabel} text={`${window.location.origin}${make.data.link}`} /></>
        ) : (
          <>
            <p className="muted">{text.resetAsk}</p>
            <Trouble of={make.error} />
            <Group justify="flex-end" gap="sm"><Button onClick={onClose} data-autofocus>{settingsText.cancel}</Button><Button variant="filled" loading={make.isPending} onClick={() => make.mutate({ id })}>{text.resetAct}</Button></Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
