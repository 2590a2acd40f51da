// Where a question is typed: it grows with its words, underlines those that are not understood, and completes names and phrases.
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode, Ref } from 'react';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { askText as text } from './ask.text.ts';
import { taken } from '#rooms/question/completing.ts';
import type { Completion } from '#rooms/question/completing.ts';
import { Completions, useCompletions } from './completions.ui.tsx';
import { useRecall } from './recall.ui.tsx';

/** A stretch of the typed words, in letters. */
export interface Stretch { start: number; end: number }

interface AskingProps {
  words: string;
  onWords: (words: string) => void;
  ask: (words: string) => void;
  /** What is not understood. */
  unused: readonly Stretch[];
  field: Ref<HTMLTextAreaElement>;
  onFocus: (hasFocus: boolean) => void;
  isFirst: boolean;
  children?: ReactNode;
}

const WORDS_MAX = 1000;

export function AskForm({ words, onWords, ask, unused, field, onFocus, isFirst, children }: AskingProps) {
  const completing = useCompleting(words, onWords);
  const recall = useRecall(words, onWords);
  const { offered, at } = completing;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    completing.close();
    ask(words);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (completing.press(event) || recall(event)) return;
    if (event.key === 'Enter') {
      submit(event);
      event.currentTarget.blur();
    }
  };
  return (
    <form className="ask-form" role="search" onSubmit={submit}>
      <Icon name="ask" />
      <div className="ask-words">
        <div className="ask-under" aria-hidden="true">{words ? underlined(words, unused) : text.input}{' '}</div>
        <textarea ref={field} rows={1} className="ask-input" aria-label={text.input} placeholder={text.input} value={words} maxLength={WORDS_MAX} autoComplete="off" spellCheck={false} autoFocus={isFirst} enterKeyHint="search"
          aria-autocomplete="list" aria-haspopup="listbox" {...(offered.length > 0 ? { 'aria-controls': 'completions', ...(at >= 0 ? { 'aria-activedescendant': `completion-${at}` } : {}) } : {})}
          onChange={({ currentTarget }) => { onWords(currentTarget.value.replace(/\s*\n\s*/g, ' ')); completing.moved(currentTarget); }} onSelect={({ currentTarget }) => completing.moved(currentTarget)}
          onKeyDown={press} onFocus={() => onFocus(true)} onBlur={() => { onFocus(false); completing.close(); }} />
      </div>
      {words && <button type="button" className="btn quiet ico" aria-label={text.clear} onClick={() => { onWords(''); ask(''); }}><Icon name="x" /></button>}
      {children}
      <Button type="submit" variant="filled" disabled={words.trim() === ''}>{text.act}</Button>
      <Completions offered={offered} at={at} take={completing.take} />
    </form>
  );
}

function underlined(words: string, unused: readonly Stretch[]): ReactNode[] {
  const marks = unused.toSorted((a, b) => a.start - b.start);
  return [...marks.flatMap(({ start, end }, n) => [words.slice(marks[n - 1]?.end ?? 0, start), <u key={start}>{words.slice(start, end)}</u>]), words.slice(marks.at(-1)?.end ?? 0)];
}

/** The list below the words: arrows choose in it, Tab and ↵ take, Escape closes. Nothing is chosen until an arrow is pressed, so that ↵ asks. */
function useCompleting(words: string, onWords: (words: string) => void) {
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(-1);
  const seen = useRef<HTMLTextAreaElement>(null);
  const offered = useCompletions(words, caret);
  const close = () => { setCaret(null); setAt(-1); };
  const take = (completion: Completion) => {
    const next = taken(words, caret ?? words.length, completion);
    onWords(next.text);
    close();
    requestAnimationFrame(() => { seen.current?.focus(); seen.current?.setSelectionRange(next.caret, next.caret); });
  };
  const moved = (field: HTMLTextAreaElement) => {
    seen.current = field;
    if (field.value !== words) { setCaret(field.selectionEnd); setAt(-1); } else if (caret !== null && field.selectionEnd !== caret) close();
  };
  const press = (event: KeyboardEvent): boolean => {
    const chosen = offered[at] ?? (event.key === 'Tab' ? offered[0] : undefined);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offered.length === 0 || event.nativeEvent.isComposing || event.shiftKey) return false;
    if (step) setAt((at + step + offered.length + (at < 0 && step < 0 ? 1 : 0)) % offered.length);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  return { offered, at, close, take, moved, press };
}
