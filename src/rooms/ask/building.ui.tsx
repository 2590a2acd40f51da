// The builder beside the words, each changing the other: words that are typed become the tree that the builder shows, and a tree
// that was edited is said and put into the input. Whether it is open is remembered in this browser.
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Input } from '#surfaces/web/api/types.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import type { Question } from '#rooms/question/question.ts';
import { askText as text } from './ask.text.ts';

const OPEN = 'regulars-ask-builder';

function readOpen(): boolean {
  try {
    return localStorage.getItem(OPEN) === 'yes';
  } catch {
    return false;
  }
}

export function useBuilding(say: (words: string) => void) {
  const [isOpen, setOpen] = useState(readOpen);
  const [draft, setDraft] = useState<Question | null>(null);
  const { data, error, isPlaceholderData } = useAnswer('questions.read', { tree: draft } as Input<'questions.read'>, { isOff: draft === null, keepsPrevious: true });
  const isSaid = draft !== null && data !== undefined && !isPlaceholderData;
  const words = isSaid ? data.understood : null;
  useEffect(() => {
    if (words) say(words);
    // eslint-disable-next-line react/exhaustive-deps -- said once for each tree
  }, [words, draft]);
  const turn = () => {
    const next = !isOpen;
    setOpen(next);
    try {
      localStorage.setItem(OPEN, next ? 'yes' : 'no');
    } catch {
      // Without storage it stays as it is until the page is left.
    }
  };
  return {
    isOpen, turn, draft, edit: setDraft,
    /** The words are typed again: they are what holds. */
    drop: () => setDraft(null),
    /** The edited tree as it was read; undefined while the words hold, or until it is. */
    said: isSaid ? data : undefined, fault: draft === null ? null : error,
  };
}

/** Opens and closes it, among the acts of the input. */
export function BuilderKey({ isOpen, turn }: { isOpen: boolean; turn: () => void }) {
  return <Button className="asked-act" variant="subtle" leftSection={<Icon name="filter" />} aria-label={text.builder} aria-pressed={isOpen} onClick={turn}><span className="not-phone">{text.builder}</span></Button>;
}
