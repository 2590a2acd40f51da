// Shows the one message there is, with Undo (also Z), for six seconds; it waits while the pointer or the focus is on it.
import { useEffect, useState } from 'react';
import { Kbd } from './Chips.ui.tsx';
import { Icon } from './Icon.ui.tsx';
import { useKeys } from './keys.ts';
import { dismissToast, TOAST_MS, useToast } from './toast.ts';
import type { ToastMessage } from './toast.ts';
import { uiText } from './ui.text.ts';

export function Toast() {
  const message = useToast();
  return <div role="status" aria-live="polite">{message && <Shown key={message.id} message={message} />}</div>;
}

function Shown({ message }: { message: ToastMessage }) {
  const [isHeld, setHeld] = useState(false);
  const dismiss = () => dismissToast(message.id);
  const undo = () => {
    message.undo?.();
    dismiss();
  };
  useKeys(message.undo ? [{ key: 'z', act: undo }] : []);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(message.id), TOAST_MS);
    return () => clearTimeout(timer);
  }, [isHeld, message.id]);
  return (
    <div className="toast" onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span>{message.text}</span>
      {message.undo && <><button type="button" onClick={undo}>{uiText.undo}</button><Kbd>Z</Kbd></>}
      <button type="button" className="toast-x" aria-label={uiText.dismiss} onClick={dismiss}><Icon name="x" size="sm" /></button>
    </div>
  );
}
