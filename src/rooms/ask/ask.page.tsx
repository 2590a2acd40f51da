// Asking: type, see it said back while typing, get everybody who fits, each with the sentences that prove it.
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { number } from '#surfaces/web/ui/format.ts';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { useIsPhone } from '#surfaces/web/ui/narrow.ts';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Answered } from './answer.ui.tsx';
import { askText as text } from './ask.text.ts';
import { Asked } from './asked.ui.tsx';
import { AskForm } from './asking.ui.tsx';
import { NobodyYet } from './nobodyYet.ui.tsx';
import { SaidBack, unusedIn } from './saidBack.ui.tsx';

const TYPING_MS = 250;

export default function AskPage() {
  const { q: asked = '' } = useSearch({ strict: false }) as { q?: string | number };
  const q = String(asked);
  const navigate = useNavigate();
  const [words, setWords] = useState(q);
  const [askedLast, setAskedLast] = useState(q);
  const [hasFocus, setFocus] = useState(false);
  const isPhone = useIsPhone();
  const field = useRef<HTMLTextAreaElement>(null);
  if (askedLast !== q) {
    setAskedLast(q);
    setWords(q);
  }
  useKeys([{ key: '/', label: text.keys.focus, act: () => field.current?.focus() }]);
  const [paused] = useDebouncedValue(words.trim(), TYPING_MS);
  // What is asked already need not wait for a pause.
  const typed = words.trim() === q.trim() ? q.trim() : paused;
  const { data, isPlaceholderData } = useAnswer('questions.read', { words: typed }, { isOff: typed === '', keepsPrevious: true });
  const reading = words.trim() === '' ? undefined : data;
  const isTyping = hasFocus && words !== q && !words.endsWith(' ');
  const isCurrent = !isPlaceholderData && typed === words.trim();
  const unused = reading && isCurrent ? unusedIn(words, reading).filter(({ end }) => !isTyping || end < words.length) : [];
  const ask = (next: string) => {
    setWords(next);
    if (next.trim() === '') field.current?.focus();
    void navigate({ to: '/ask', search: next.trim() ? { q: next.trim() } : {} });
  };
  const band = (
    <div className="asking">
      <AskForm words={words} onWords={setWords} ask={ask} unused={unused} field={field} onFocus={setFocus} isFirst={q === '' && !isPhone}><Asked ask={ask} /></AskForm>
      <SaidBack words={words} of={reading} isTyping={isTyping} isCurrent={isCurrent} ask={ask} />
    </div>
  );
  return <Page title={text.title} hidesTitle width="list" band={band}>{q ? <Answered key={q} words={q} isUnclear={(data?.ambiguous.length ?? 0) > 0} ask={ask} /> : <Examples ask={ask} />}</Page>;
}

function Examples({ ask }: { ask: (words: string) => void }) {
  const { data, error, refetch } = useAnswer('questions.examples', {});
  if (error) return <Trouble of={error} again={() => void refetch()} />;
  if (!data) return <div className="column"><Waiting lines={8} /></div>;
  if (data.items.length === 0) return <NobodyYet />;
  return (
    <div className="column reading">
      <h2>{text.empty}</h2>
      <p className="muted">{text.emptyWords}</p>
      <ul className="lines examples-list">
        {data.items.map(({ words, count }) => <li key={words}><button type="button" className="example" onClick={() => ask(words)}><span className="grow">{words}</span><span className="num muted">{number(count)}</span></button></li>)}
      </ul>
    </div>
  );
}
