// Why a row is in the answer: for each condition what shows it, word for word, with the way to where it stands.
import { useState } from 'react';
import type { Answer } from '#surfaces/web/api/types.ts';
import { StanceChip } from '#surfaces/web/ui/Chips.ui.tsx';
import type { Stance } from '#surfaces/web/ui/Chips.ui.tsx';
import { day, moment, percent } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import type { IconName } from '#surfaces/web/ui/Icon.ui.tsx';
import { Proof } from '#surfaces/web/ui/Proof.ui.tsx';
import { Correcting } from '#rooms/graph/correcting.ui.tsx';
import { InteractionDialog } from '#rooms/graph/interaction.ui.tsx';
import { askText as text } from './ask.text.ts';

export type Why = Answer<'questions.ask'>['rows'][number]['why'][number];
/** The interaction to open, and where in it the words stand that were quoted. */
interface Opened { id: string; span: Why['span'] }

const KINDS: Record<string, IconName> = {
  mail: 'mail', call: 'phone', meeting: 'meet', note: 'note', purchase: 'buy', reading: 'open', usage: 'signal', visit: 'meet', training: 'success', 'community answer': 'community', 'survey response': 'voice', review: 'voice', event: 'cal',
};
const LINES_SHOWN = 3;

export function ProofOf({ why }: { why: readonly Why[] }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const people = [...new Set(why.map(({ person }) => person))];
  const isOfPeople = why.some(({ person, condition }) => person !== null && !condition.includes(person));
  return (
    <>
      {isOfPeople
        ? people.map((person) => <div key={person} className="proof-person">{person && <h3>{person}</h3>}<Conditions of={why.filter((one) => one.person === person)} isBelow={person !== null} open={setOpened} /></div>)
        : <Conditions of={why} open={setOpened} />}
      {opened && <InteractionDialog id={opened.id} quoted={opened.span} onClose={() => setOpened(null)} />}
    </>
  );
}

/** `isBelow`: below the heading of a person. */
function Conditions({ of, isBelow, open }: { of: readonly Why[]; isBelow?: boolean; open: (opened: Opened) => void }) {
  return <>{[...new Set(of.map(({ condition }) => condition))].map((condition) => <Condition key={condition} heading={isBelow ? 'h4' : 'h3'} condition={condition} lines={of.filter((line) => line.condition === condition)} open={open} />)}</>;
}

function Condition({ heading: Heading, condition, lines, open }: { heading: 'h3' | 'h4'; condition: string; lines: readonly Why[]; open: (opened: Opened) => void }) {
  const [isAll, setAll] = useState(false);
  const [first] = lines;
  const stance = first?.stance && first.stance !== 'neutral' && first.quote ? (first.stance as Exclude<Stance, 'neutral'>) : null;
  const shown = isAll ? lines : lines.slice(0, LINES_SHOWN);
  return (
    <div className="condition">
      <Heading><span className={stance ? `${stance} fg` : ''}><Icon name={stance ?? KINDS[first?.kind ?? ''] ?? 'people'} size="sm" /></span><span className="capital">{condition}</span></Heading>
      {shown.map((line, at) => <Line key={`${line.interaction} ${at}`} of={line} open={open} />)}
      {lines.length > shown.length && <button type="button" className="link meta" onClick={() => setAll(true)}>{text.moreLines(lines.length - shown.length)}</button>}
    </div>
  );
}

/** A sentence somebody said, a row of a table, a value, an edge, or the last time before what did not happen. */
function Line({ of, open }: { of: Why; open: (opened: Opened) => void }) {
  const { interaction, at, kind, quote, span, mark, what, source } = of;
  if (!at && !source && !quote) return null;
  const toOpen = interaction && <button type="button" className="link" onClick={() => open({ id: interaction, span })}>{text.open}</button>;
  if (span) return <Proof quote={quote} mark={mark} {...(kind && KINDS[kind] ? { icon: KINDS[kind] } : {})}><Foot of={of} />{toOpen}<Reading of={of} /></Proof>;
  const isEdge = !quote && !what && at !== null && !(kind !== null && kind in KINDS);
  return (
    <p className="proof-row">
      <span className="proof-what">{isEdge ? text.since(day(at)) : what ?? (quote || text.lastBefore(kind ?? ''))}</span>
      <span className="meta dots">{at && !isEdge && <span className="num">{day(at)}</span>}{source && <span>{source}</span>}{toOpen}</span>
    </p>
  );
}

function Foot({ of: { at, kind, source, topic, stance, condition } }: { of: Why }) {
  return (
    <>
      {kind && <span>{kind}</span>}
      {at && <span className="num">{moment(at)}</span>}
      {source && <span>{source}</span>}
      {topic && stance && !condition.toLowerCase().includes(topic.toLowerCase()) && <StanceChip stance={stance as Stance}>{topic}</StanceChip>}
    </>
  );
}

function Reading({ of: { mention, stance, topic, p } }: { of: Why }) {
  if (!mention || !stance || !topic) return null;
  return <>{p !== null && <span>{text.heard(stance, percent(p))}</span>}<Correcting of={{ id: mention, topic, stance: stance as Stance, counts: true }} /></>;
}
