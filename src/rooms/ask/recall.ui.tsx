// Arrow up in an empty question brings back the last one asked, once more the one before; arrow down goes the other way.
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';

const RECALLED_MAX = 50;

/** Answers whether it took the key. */
export function useRecall(words: string, onWords: (words: string) => void): (event: KeyboardEvent) => boolean {
  const { data } = useAnswer('questions.asked', { limit: RECALLED_MAX });
  const at = useRef(-1);
  return (event) => {
    const asked = data?.items ?? [];
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || event.shiftKey || event.nativeEvent.isComposing) return false;
    // Words that were typed are never lost to it.
    if (words !== '' && words !== asked[at.current]?.words) return false;
    const from = words === '' ? -1 : at.current;
    const to = from + (event.key === 'ArrowUp' ? 1 : -1);
    if (to < -1 || to >= asked.length || (from === -1 && to < 0)) return false;
    at.current = to;
    onWords(asked[to]?.words ?? '');
    event.preventDefault();
    return true;
  };
}
