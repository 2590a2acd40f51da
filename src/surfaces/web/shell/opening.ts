// A dialog that anything on the page may open.
export interface Opening {
  open: () => void;
  close: () => void;
  isOpen: () => boolean;
  subscribe: (listener: () => void) => () => void;
}

export function switchFor(): Opening {
  let is = false;
  const listeners = new Set<() => void>();
  const turn = (to: boolean) => () => {
    is = to;
    for (const listener of listeners) listener();
  };
  return {
    open: turn(true), close: turn(false), isOpen: () => is,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
