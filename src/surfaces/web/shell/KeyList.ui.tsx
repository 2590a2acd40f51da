// What `?` opens: every key that works on the page that is open.
import { Modal } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { shellText } from '#surfaces/web/shell.text.ts';
import { Kbd } from '#surfaces/web/ui/Chips.ui.tsx';
import { useKeys, useKeysOff, useToldKeys } from '#surfaces/web/ui/keys.ts';
import { keyName } from '#surfaces/web/ui/Page.ui.tsx';
import { uiText } from '#surfaces/web/ui/ui.text.ts';
import { switchFor } from './opening.ts';

const opening = switchFor();
export const openKeyList = opening.open;

export function KeyList() {
  const isOpen = useSyncExternalStore(opening.subscribe, opening.isOpen);
  const keys = useToldKeys();
  const isOff = useKeysOff();
  useKeys([{ key: '?', label: shellText.showKeys, act: opening.open }]);
  const everywhere = [{ key: 'Ctrl K', label: shellText.goTo }, { key: 'Z', label: shellText.undo }, { key: '?', label: shellText.showKeys }, { key: 'Esc', label: shellText.close }];
  if (!isOpen) return null;
  return (
    <Modal opened onClose={opening.close} title={shellText.keysTitle} closeButtonProps={{ 'aria-label': shellText.close }}>
      {isOff && <p className="muted">{uiText.keysOff}</p>}
      <div className="keys-list">
        {keys.filter(({ key }) => key !== '?').map(({ key, label }) => <div key={key}><Kbd>{keyName(key)}</Kbd>{label}</div>)}
        <h3>{shellText.keysEverywhere}</h3>
        {everywhere.map(({ key, label }) => <div key={key}><Kbd>{key}</Kbd>{label}</div>)}
      </div>
    </Modal>
  );
}
