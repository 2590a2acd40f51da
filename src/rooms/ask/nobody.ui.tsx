// Nobody fits: what the question finds when one part of it is left out.
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { day, number } from '#surfaces/web/ui/format.ts';
import { Empty } from '#surfaces/web/ui/States.ui.tsx';
import { askText as text } from './ask.text.ts';
import type { Question } from '#rooms/question/question.ts';

const PARTS_MAX = 6;

/** The question without one of its parts, each part once. */
function without(question: Question | null): Question[] {
  if (!question || question.find === 'paths' || question.where.is !== 'all') return [];
  const parts = question.where.of;
  return parts.slice(0, PARTS_MAX).map((part) => {
    const [first, ...others] = parts.filter((other) => other !== part);
    return { ...question, where: others.length === 0 && first ? first : { is: 'all', of: parts.filter((other) => other !== part) } } as Question;
  });
}

export function Nobody({ of: { tree, asOf }, ask }: { of: Answer<'questions.ask'>; ask: (words: string) => void }) {
  const shorter = without(tree as Question | null);
  return (
    <Empty title={text.nobody}>
      {text.nobodyWords} {shorter.length > 0 && text.leftOut}
      <ul className="shorter">{shorter.map((tree, at) => <Shorter key={at} tree={tree} asOf={asOf} ask={ask} />)}</ul>
    </Empty>
  );
}

function Shorter({ tree, asOf, ask }: { tree: Question; asOf: string | null; ask: (words: string) => void }) {
  const { data } = useAnswer('questions.read', { tree, ...(asOf ? { now: asOf } : {}) });
  if (!data?.tree || !data.count) return null;
  const words = asOf ? text.askAsOf(day(asOf), data.understood) : data.understood;
  return <li><button type="button" className="example" onClick={() => ask(words)}><span className="grow">{data.understood}</span><span className="num muted">{number(data.count)}</span></button></li>;
}
