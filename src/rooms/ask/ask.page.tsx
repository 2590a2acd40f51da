// Asking: type, see it said back while typing, get everybody who fits, each with the sentences that prove it.
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { useKeys } from '#surfaces/web/ui/keys.ts';
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { Empty, Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Answered } from './answer.ui.tsx';
import { askText as text } from './ask.text.ts';
import { Asked } from './asked.ui.tsx';

const TYPING_MS = 250;

export default function AskPage() {
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const navigate = useNavigate();
  const [words, setWords] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setWords(q), [q]);
  useKeys([{ key: '/', label: text.keys.focus, act: () => input.current?.focus() }]);
  const [typed] = useDebouncedValue(words.trim(), TYPING_MS);
  const reading = useAnswer('questions.read', { words: typed }, { isOff: typed === '', keepsPrevious: true });
  const ask = (next: string) => {
    setWords(next);
    void navigate({ to: '/ask', search: next.trim() ? { q: next.trim() } : {} });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(words);
    input.current?.blur();
  };
  const band = (
    <div className="asking">
      <form className="ask-form" role="search" onSubmit={submit}>
        <Icon name="ask" />
        <input ref={input} className="ask-input" aria-label={text.input} placeholder={text.input} value={words} onChange={(event) => setWords(event.currentTarget.value)} autoComplete="off" spellCheck={false} autoFocus={q === ''} maxLength={1000} />
        {words && <button type="button" className="btn quiet ico" aria-label={text.clear} onClick={() => { ask(''); input.current?.focus(); }}><Icon name="x" /></button>}
        <Button type="submit" variant="filled" disabled={words.trim() === ''}>{text.act}</Button>
      </form>
      {typed && <SaidBack of={reading.data} ask={ask} />}
    </div>
  );
  return (
    <Page title={text.title} width="list" band={band} acts={<Asked ask={ask} />}>
      {q ? <Answered words={q} ask={ask} /> : <Examples ask={ask} />}
    </Page>
  );
}

/** How the words are read, what of them is not, and what might have been meant. */
function SaidBack({ of, ask }: { of: Answer<'questions.read'> | undefined; ask: (words: string) => void }) {
  if (!of) return <div className="said-back" />;
  return (
    <div className="said-back" aria-live="polite">
      {of.tree && <p><span className="faint">{text.reads}</span> <b>{of.understood}</b>{of.count !== null && <span className="num faint"> · {number(of.count)}</span>}</p>}
      {!of.tree && of.notUnderstood.length === 0 && <p>{text.none}</p>}
      {of.corrected.map((slip) => <p key={slip} className="meta">{text.slip(slip)}</p>)}
      {of.notUnderstood.map((phrase) => <p key={phrase} className="concern fg"><Icon name="question" size="sm" /> {text.unused(phrase)}</p>)}
      {of.suggestions.length > 0 && <p className="flex wrap"><span className="faint">{text.didYouMean}</span>{of.suggestions.map(({ label, words }) => <Button key={words} size="compact-sm" onClick={() => ask(words)}>{label}</Button>)}</p>}
    </div>
  );
}

function Examples({ ask }: { ask: (words: string) => void }) {
  const examples = useAnswer('questions.examples', {});
  if (examples.error) return <Trouble of={examples.error} again={() => void examples.refetch()} />;
  if (!examples.data) return <div className="column"><Waiting lines={8} /></div>;
  if (examples.data.items.length === 0) return <Empty title={text.emptyNothing} act={<Button variant="filled" renderRoot={(props) => <Link to="/import" {...props} />}>{text.toImport}</Button>}>{text.emptyNothingWords}</Empty>;
  return (
    <div className="column reading">
      <h2>{text.empty}</h2>
      <p className="muted">{text.emptyWords}</p>
      <ul className="lines examples-list">
        {examples.data.items.map(({ words, count }) => <li key={words} className="line"><button type="button" className="bare grow link-row" onClick={() => ask(words)}>{words}</button><span className="num muted">{number(count)}</span></li>)}
      </ul>
    </div>
  );
}
