// Below the question: how its words are read, which of them are not, and what might have been meant. The first line has its
// place always; while somebody types, further lines lie over the page, so that nothing below moves.
import type { ReactNode } from 'react';
import type { Answer } from '#surfaces/web/api/types.ts';
import { counted, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { askText as text } from './ask.text.ts';
import type { Stretch } from './asking.ui.tsx';
import { Correctable, useRemember } from './correcting.ui.tsx';
import { MeansTopic } from './meansTopic.ui.tsx';
import { namedTypes } from '#rooms/question/nameChoice.ts';

type Reading = Answer<'questions.read'>;

/** Words that are not understood; where a name must be chosen first, nothing can be said of the others. */
const missedOf = ({ tree, ambiguous, notUnderstood }: Reading): string[] => (!tree && ambiguous.length > 0 ? [] : notUnderstood);

/** Where the words that are not understood, or not clear, stand in what was typed; words that stand nowhere are told, not underlined. */
export function unusedIn(words: string, of: Reading): Stretch[] {
  const from = words.length - words.trimStart().length;
  const missed = missedOf(of);
  const placed = [...(missed.length > 0 ? of.unused : []), ...of.ambiguous].map(({ start, end }) => ({ start: start + from, end: end + from }));
  const others = missed.flatMap((phrase) => {
    const start = words.toLowerCase().indexOf(phrase.toLowerCase());
    return start < 0 || placed.some((one) => start < one.end && one.start < start + phrase.length) ? [] : [{ start, end: start + phrase.length }];
  });
  return [...placed, ...others];
}

interface SaidBackProps {
  words: string;
  /** The latest reading; of words that may have gone on since. */
  of: Reading | undefined;
  /** The last word may yet become one that is understood: nothing is said of it. */
  isTyping: boolean;
  /** The reading is of these very words. */
  isCurrent: boolean;
  ask: (words: string) => void;
}

export function SaidBack(props: SaidBackProps) {
  const [first, ...more] = linesOf(props);
  return (
    <div className={props.isTyping ? 'said-back typing' : 'said-back'} aria-live="polite">
      <div className="said">{first}</div>
      {more.length > 0 && <div className="said-more">{more}</div>}
    </div>
  );
}

function linesOf({ words, of, isTyping, isCurrent, ask }: SaidBackProps): ReactNode[] {
  if (!words.trim()) return [<p key="promise" className="faint">{text.promise}</p>];
  if (!of) return [];
  const typed = words.toLowerCase();
  const missed = missedOf(of).filter((phrase) => isCurrent && !(isTyping && typed.endsWith(phrase.toLowerCase())));
  const lines = [
    ...(of.tree ? [<div key="read"><Read of={of} {...(isCurrent && !isTyping ? { words: words.trim() } : {})} ask={ask} /></div>] : []),
    ...(isCurrent ? of.ambiguous : []).map((one) => <Which key={`which ${one.start}`} words={words} of={one} ask={ask} />),
    ...(missed.length > 0 ? [<p key="missed" className="missed"><span className="concern fg"><Icon name="question" size="sm" /> {text.unused(missed)}</span><Meant words={words} of={of} ask={ask} />{missed.map((phrase) => <MeansTopic key={phrase} phrase={phrase} />)}</p>] : []),
    ...of.corrected.map((slip) => <p key={slip} className="meta">{text.slip(slip)}</p>),
  ];
  return lines.length > 0 ? lines : [<p key="on" className="faint">{text.goOn}</p>];
}

/** With `words` its parts can be corrected. */
function Read({ words, of: { understood, find, count }, ask }: { words?: string; of: Reading; ask: (words: string) => void }) {
  const [one, many] = text.found[find];
  return <><span className="faint">{text.reads}</span> {words ? <Correctable words={words} understood={understood} ask={ask} /> : <b>{understood}</b>}{count !== null && <span className="num faint"> · {counted(count, one, many)}</span>}</>;
}

/** One name for several: each of them, in quotation marks, makes a question of its own; those of one name are remembered by who they are. */
function Which({ words, of, ask }: { words: string; of: Reading['ambiguous'][number]; ask: (words: string) => void }) {
  const remember = useRemember();
  const pick = ({ id, name, type }: typeof of.candidates[number]) => {
    const named = namedTypes.find((one) => one === type);
    if (!named || of.candidates.filter((one) => one.name === name).length === 1) return ask(quoted(words, of, name));
    remember({ spelling: of.words, type: named, id }, name, () => ask(words));
    ask(words);
  };
  return <p className="missed"><span className="concern fg"><Icon name="question" size="sm" /> {text.which(of.words)}</span>{of.candidates.map(({ id, name, type }) => <Pick key={id} onPick={() => pick({ id, name, type })}>{name} <span className="faint">{type}</span></Pick>)}</p>;
}

/** The nearest questions that are understood, without those that are offered for a name already. */
function Meant({ words, of: { suggestions, ambiguous }, ask }: { words: string; of: Reading; ask: (words: string) => void }) {
  const asked = new Set(ambiguous.flatMap((one) => one.candidates.map(({ name }) => quoted(words, one, name))));
  const meant = suggestions.filter((one) => !asked.has(one.words));
  return meant.length > 0 && <>{text.didYouMean}{meant.map((one) => <Pick key={one.words} count={one.count} onPick={() => ask(one.words)}>{one.label === text.another ? one.words : one.label}</Pick>)}</>;
}

function quoted(words: string, { start, end }: Stretch, name: string): string {
  const typed = words.trimStart();
  return `${typed.slice(0, start)}"${name}"${typed.slice(end)}`.replace(/\s+/g, ' ').trim();
}

function Pick({ children, count = null, onPick }: { children: ReactNode; count?: number | null; onPick: () => void }) {
  return <button type="button" className="pick" onClick={onPick}>{children}{count !== null && <span className="num faint">{number(count)}</span>}</button>;
}
