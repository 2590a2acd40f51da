// Keys of a page: one letter each, told in the last line of the page and in the list that `?` opens. They rest while
// somebody types, while a dialog is open, and altogether when a person has switched them off.
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Key {
  /** As `KeyboardEvent.key`: `j`, `Enter`, `?`. */
  key: string;
  /** What it does, in two or three words; without a label it works but is not told. */
  label?: string;
  /** The same as a whole, for the list of actions that Ctrl K searches: `New person`. */
  action?: string;
  act: () => void;
}

/** Something the page that is open can do. */
export interface PageAction { key: string; action: string; act: () => void }

const OFF = 'regulars-keys-off';
const listeners = new Set<() => void>();
let groups: { id: symbol; keys: readonly Key[] }[] = [];
let told: readonly { key: string; label: string }[] = [];
let actions: readonly PageAction[] = [];
let isOff = readOff();

function readOff(): boolean {
  try {
    return localStorage.getItem(OFF) === 'yes';
  } catch {
    return false;
  }
}

function changed(): void {
  const seen = new Set<string>();
  told = groups.flatMap(({ keys }) => keys).flatMap(({ key, label }) => (label && !seen.has(key) && seen.add(key) ? [{ key, label }] : []));
  actions = groups.flatMap(({ keys }) => keys).flatMap(({ key, action, act }) => (action ? [{ key, action, act }] : []));
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Takes the keys while the component is shown. */
export function useKeys(keys: readonly Key[]): void {
  const current = useRef(keys);
  current.current = keys;
  const shape = keys.map(({ key, label, action }) => `${key}:${label ?? ''}:${action ?? ''}`).join('|');
  useEffect(() => {
    const group = { id: Symbol('keys'), keys: keys.map(({ key, label, action }) => ({ key, ...(label ? { label } : {}), ...(action ? { action } : {}), act: () => current.current.find((it) => it.key === key)?.act() })) };
    groups = [...groups, group];
    changed();
    return () => {
      groups = groups.filter(({ id }) => id !== group.id);
      changed();
    };
    // eslint-disable-next-line react/exhaustive-deps -- the acts are read when pressed
  }, [shape]);
}

/** The keys that work now, for telling them. */
export const useToldKeys = (): readonly { key: string; label: string }[] => useSyncExternalStore(subscribe, () => told);

/** What the page that is open can do. */
export const usePageActions = (): readonly PageAction[] => useSyncExternalStore(subscribe, () => actions);

export const useKeysOff = (): boolean => useSyncExternalStore(subscribe, () => isOff);

export function switchKeys(off: boolean): void {
  isOff = off;
  try {
    localStorage.setItem(OFF, off ? 'yes' : 'no');
  } catch {
    // Without storage the choice holds until the page is loaded again.
  }
  changed();
}

/** Listens for the whole page; called once, by the shell. */
export function useKeyboard(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isOff || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const match = groups.flatMap(({ keys }) => keys).findLast(({ key }) => key === event.key);
      if (!match) return;
      event.preventDefault();
      match.act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isTaken(event: KeyboardEvent): boolean {
  // Closed lists stay in the document, unseen.
  if ([...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((element) => element.checkVisibility())) return true;
  const at = event.target;
  if (!(at instanceof HTMLElement)) return false;
  if (at.closest('input, textarea, select, [contenteditable="true"]')) return true;
  return (event.key === 'Enter' || event.key === ' ') && at.closest('a, button, summary') !== null;
}
