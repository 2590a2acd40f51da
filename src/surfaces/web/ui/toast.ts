// One message at a time, at the right below: what has just been done, and the way to undo it.
import { useSyncExternalStore } from 'react';

export interface ToastMessage {
  id: number;
  text: string;
  undo?: () => void;
}

/** How long it stays, unless the pointer or the focus is on it. */
export const TOAST_MS = 6_000;

let message: ToastMessage | null = null;
let nextId = 1;
const listeners = new Set<() => void>();

function show(next: ToastMessage | null): void {
  message = next;
  for (const listener of listeners) listener();
}

/** Says what was done; never for errors that need an act. */
export function toast(text: string, undo?: () => void): void {
  show({ id: nextId, text, ...(undo ? { undo } : {}) });
  nextId += 1;
}

export const dismissToast = (id: number): void => { if (message?.id === id) show(null); };

export const useToast = (): ToastMessage | null => useSyncExternalStore(
  (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  () => message,
);
