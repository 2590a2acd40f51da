// How dates and numbers are written: as the browser says, or as a member chose. The sentences around them are English.
import { useSyncExternalStore } from 'react';

const KEY = 'regulars-locale';
const listeners = new Set<() => void>();
let chosen: string | null = kept();
let redraws = 0;

function kept(): string | null {
  try {
    return usable(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** A name that Intl does not know is none. */
function usable(name: string | null): string | null {
  if (!name) return null;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(name)[0] ?? null;
  } catch {
    return null;
  }
}

/** The one of the browser where it is English; another would put its names of months into English sentences unasked. */
export const browserLocale = (): string => (typeof navigator !== 'undefined' && navigator.language.startsWith('en') ? navigator.language : 'en-GB');

/** The one that holds now. */
export const locale = (): string => chosen ?? browserLocale();

/** Words like “6 days ago” stand in English sentences, so they stay English. */
export const wordLocale = (): string => (locale().startsWith('en') ? locale() : 'en-GB');

/** Holds from now on. */
export function chooseLocale(to: string | null): void {
  const next = usable(to);
  if (next === chosen) return;
  chosen = next;
  try {
    if (next) localStorage.setItem(KEY, next);
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the server still knows it.
  }
  for (const listener of listeners) listener();
}

/** As it was chosen in another browser: what is drawn already has to be drawn anew. */
export function takeLocale(to: string | null): void {
  if (usable(to) !== chosen) redraws += 1;
  chooseLocale(to);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How often what was drawn is written otherwise since. */
export const useRedraws = (): number => useSyncExternalStore(subscribe, () => redraws);

/** What was chosen; null is as the browser says. */
export const useChosenLocale = (): string | null => useSyncExternalStore(subscribe, () => chosen);
