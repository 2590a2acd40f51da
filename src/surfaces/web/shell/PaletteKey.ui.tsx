// Ctrl K opens the palette from everywhere; it is loaded when it is first needed.
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { switchFor } from './opening.ts';

const Palette = lazy(() => import('./Palette.ui.tsx'));
const opening = switchFor();
export const openPalette = opening.open;

export function PaletteKey() {
  const isOpen = useSyncExternalStore(opening.subscribe, opening.isOpen);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      if (opening.isOpen()) opening.close();
      else opening.open();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return isOpen && <Suspense fallback={null}><Palette onClose={opening.close} /></Suspense>;
}
