// Small words with a meaning: a stance (shape, word, then colour), a tag (filled = said, dashed = our guess), a plain chip.
import type { ReactNode } from 'react';
import { Icon } from './Icon.ui.tsx';
import { uiText } from './ui.text.ts';

export type Stance = 'concern' | 'praise' | 'idea' | 'question' | 'interest' | 'neutral';

/** What was said about a topic, and how. `children`: the topic; without it the stance itself is the word. */
export function StanceChip({ stance, children }: { stance: Stance; children?: ReactNode }) {
  const word = uiText.stances[stance];
  return (
    <span className={stance === 'neutral' ? 'chip' : `chip ${stance}`}>
      {stance !== 'neutral' && <Icon name={stance} {...(children ? { label: word } : {})} />}
      {children ?? word}
    </span>
  );
}

export function Tag({ children, isGuess }: { children: ReactNode; isGuess?: boolean }) {
  return <span className={isGuess ? 'chip guess' : 'chip'} title={isGuess ? uiText.ourGuess : undefined}>{children}</span>;
}

/** A state in a word: done, failed, waiting. */
export function StateChip({ tone, children }: { tone?: 'concern' | 'praise' | 'warn' | 'question'; children: ReactNode }) {
  return <span className={tone ? `chip ${tone}` : 'chip'}>{children}</span>;
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="kbd">{children}</kbd>;
}
