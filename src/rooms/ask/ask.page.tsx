// Asking: type, see it said back while typing, get everybody who fits, each with the sentences that prove it.
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, lazy, useRef, useState } from 'react';
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
import { BuilderKey, useBuilding } from './building.ui.tsx';
import { NobodyYet } from './nobodyYet.ui.tsx';
import { SaidBack, unusedIn } from './saidBack.ui.tsx';

const TYPING_MS = 250;
const Builder = lazy(() => import('./builder.ui.tsx'));

export default function AskPage() {
  const { q: asked = '' } = useSearch({ strict: false }) as { q?: string | number };
  const q = String(asked);
  const navigate = useNavigate();
  const [words, setWords] = useState(q);
  const [askedLast, setAskedLast] = useState(q);
  const [hasFocus, setFocus] = useState(false);
  const isPhone = useIsPhone();
  const field = useRef<HTMLTextAreaElement>(null);
  const building = useBuilding(setWords);
  if (askedLast !== q) {
    setAskedLast(q);
    setWords(q);
    if (q !== words.trim()) building.drop();
  }
  useKeys([{ key: '/', label: text.keys.focus, act: () => field.current?.focus() }, { key: 'b', label: text.keys.builder, action: text.keys.builderAction, act: building.turn }]);
  const [paused] = useDebouncedValue(words.trim(), TYPING_MS);
  // What is asked already need not wait for a pause.
  const typed = words.trim() === q.trim() ? q.trim() : paused;
  const { data, isPlaceholderData } = useAnswer('questions.read', { words: typed }, { isOff: typed === '', keepsPrevious: true });
  const said = building.said;
  const reading = said ? { ...said, suggestions: [], unused: [] } : words.trim() === '' ? undefined : data;
  const isTyping = hasFocus && words !== q && !words.endsWith(' ');
  const isCurrent = said !== undefined || (!isPlaceholderData && typed === words.trim());
  const unused = reading && isCurrent ? unusedIn(words, reading).filter(({ end }) => !isTyping || end < words.length) : [];
  const ask = (next: string) => {
    if (next !== words) building.drop();
    setWords(next);
    if (next.trim() === '') field.current?.focus();
    void navigate({ to: '/ask', search: next.trim() ? { q: next.trim() } : {} });
  };
  const type = (next: string) => {
    building.drop();
    setWords(next);
  };
  const band = (
    <div className={building.isOpen ? 'asking with-builder' : 'asking'}>
      <div className="words">
        <AskForm words={words} onWords={type} ask={ask} unused={unused} field={field} onFocus={setFocus} isFirst={q === '' && !isPhone}><BuilderKey isOpen={building.isOpen} turn={building.turn} /><Asked ask={ask} /></AskForm>
        <SaidBack words={words} of={reading} isTyping={isTyping} isCurrent={isCurrent} ask={ask} />
      </div>
      {building.isOpen && <Suspense fallback={<div className="builder" />}><Builder of={building.draft ?? reading?.tree ?? null} isReading={words.trim() !== '' && !reading} count={isCurrent && (said || !building.draft) ? reading?.count ?? null : null} fault={building.fault} change={building.edit} show={() => ask(words)} close={building.turn} /></Suspense>}
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
