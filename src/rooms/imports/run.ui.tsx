// A run in words and numbers: its state, how far it is, what it counted.
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Bar } from '#surfaces/web/ui/Bar.ui.tsx';
import { StateChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { number, span } from '#surfaces/web/ui/format.ts';
import { Figure, Figures } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { importsText } from './imports.text.ts';
import { mayStop } from './run.ts';

export type ShownRun = Answer<'imports.get'>;
const text = importsText.run;
const REJECTS_SHOWN = 8;

const TONES: Partial<Record<ShownRun['state'], 'praise' | 'concern' | 'warn' | 'question'>> = { done: 'praise', failed: 'concern', stopped: 'warn', running: 'question', waiting: 'question' };

export function RunState({ of }: { of: Pick<ShownRun, 'state' | 'isDry' | 'read' | 'rejected'> }) {
  // Done, and nothing of it came in.
  if (of.state === 'done' && !of.isDry && of.rejected > 0 && of.rejected === of.read) return <StateChip tone="concern">{text.refused}</StateChip>;
  const tone = TONES[of.state];
  return <StateChip {...(tone && !of.isDry ? { tone } : {})}>{of.isDry && of.state === 'done' ? text.dry : text.states[of.state]}</StateChip>;
}

export function RunCounts({ of }: { of: ShownRun }) {
  const counts = ['created', 'updated', 'unchanged', 'rejected', ...(of.noted > 0 ? ['noted' as const] : [])] as const;
  return <Figures>{counts.map((name) => <Figure key={name} value={number(of[name])}>{text[name]}</Figure>)}</Figures>;
}

/** Rows, rate and time left while it runs; how long it took afterwards. */
export function RunProgress({ of }: { of: ShownRun }) {
  const parts = [text.records(number(of.read))];
  if (mayStop(of.state)) {
    if (of.recordsPerSecond !== null) parts.push(text.rate(number(Math.round(of.recordsPerSecond))));
    if (of.secondsLeft !== null) parts.push(text.left(span(of.secondsLeft)));
  } else if (of.seconds > 0) parts.push(text.took(span(of.seconds)));
  return (
    <div className="stack tight">
      {mayStop(of.state) && <Bar share={of.progress} label={text.progress} />}
      <p className="muted num">{parts.join(' · ')}</p>
    </div>
  );
}

export const watched = (run: ShownRun | undefined): number | false => (run && !mayStop(run.state) ? false : 700);

/** What a trial counted, as soon as it is known. */
export function TriedRun({ id }: { id: string }) {
  const run = useAnswer('imports.get', { id }, { everyMs: watched });
  if (run.error) return <Trouble of={run.error} />;
  if (!run.data || mayStop(run.data.state)) return <div aria-busy="true" aria-label={importsText.prepare.trying}><Waiting lines={2} /></div>;
  return <div className="stack"><p className="muted">{run.data.sourceName}</p><RunCounts of={run.data} />{run.data.message && <Trouble of={{ message: run.data.message }} />}{run.data.rejected + run.data.noted > 0 && <FirstRejects id={id} of={run.data.rejected + run.data.noted} />}</div>;
}

function FirstRejects({ id, of }: { id: string; of: number }) {
  const rejects = useAnswer('imports.rejects', { id, limit: REJECTS_SHOWN });
  return <ul className="lines small">{rejects.data?.items.map((reject) => <li key={reject.id} className="line"><span className="meta num">{reject.line ?? ''}</span><span>{reject.reason}</span></li>)}{of > REJECTS_SHOWN && <li className="line meta">{text.moreRefused(number(of - REJECTS_SHOWN))}</li>}</ul>;
}
