// One interaction opened: the whole text with what was quoted folded away, what was heard in it and how sure, its source, and
// the raw record it came from.
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { StanceChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { moment, number, percent } from '#surfaces/web/ui/format.ts';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { graphText as text } from './graph.text.ts';

type Interaction = Answer<'interactions.get'>;
type Mention = Interaction['mentions'][number];

export function OpenInteraction({ id }: { id: string }) {
  const { data, error, refetch } = useAnswer('interactions.get', { id }, { isFixed: false });
  if (error) return <Trouble of={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={3} />;
  return (
    <div className="tl-open">
      {data.participants.length > 1 && <p className="meta">{data.participants.map(({ role, name, address }) => `${role}: ${name || address}`).join(' · ')}</p>}
      {data.text && <Told of={data} />}
      {data.mentions.map((mention) => <Heard key={mention.id} of={mention} />)}
      <Source of={data} />
    </div>
  );
}

/** The writer's own words; the rest stays folded until asked for. */
function Told({ of: { text: whole, ownSpans, mentions } }: { of: Interaction }) {
  const [isWhole, setWhole] = useState(false);
  const marks = mentions.filter(({ counts, mark }) => counts && mark[1] > mark[0]).map(({ mark }) => mark).sort((a, b) => a[0] - b[0]);
  const pieces = piecesOf(whole, ownSpans, marks).filter(({ isOwn }) => isOwn || isWhole);
  const hasMore = ownSpans.reduce((sum, [start, end]) => sum + end - start, 0) < whole.trim().length;
  return (
    <>
      <p className="told">{pieces.map(({ start, words, isOwn, isMarked }) => (isMarked ? <mark key={start}>{words}</mark> : <span key={start} className={isOwn ? '' : 'folded'}>{words}</span>))}</p>
      {hasMore && <p><button type="button" className="link" onClick={() => setWhole(!isWhole)}>{isWhole ? text.hideFolded : text.showFolded}</button></p>}
    </>
  );
}

interface Piece { start: number; words: string; isOwn: boolean; isMarked: boolean }

/** Cuts the text at every border of own words and of marks. */
function piecesOf(whole: string, own: readonly (readonly number[])[], marks: readonly (readonly number[])[]): Piece[] {
  const borders = [...new Set([0, whole.length, ...own.flat(), ...marks.flat()])].filter((at) => at >= 0 && at <= whole.length).sort((a, b) => a - b);
  const within = (spans: readonly (readonly number[])[], at: number) => spans.some(([start = 0, end = 0]) => at >= start && at < end);
  return borders.slice(0, -1).map((start, at) => ({ start, words: whole.slice(start, borders[at + 1]), isOwn: within(own, start), isMarked: within(marks, start) }));
}

function Heard({ of: mention }: { of: Mention }) {
  const { mayWrite } = useSession();
  const correct = useAct('mentions.correct', () => toast(text.corrected));
  return (
    <div className="flex wrap">
      <StanceChip stance={mention.stance}>{mention.topic.name}</StanceChip>
      <span className="meta">{mention.counts ? text.heard(mention.stance, percent(mention.p)) : `${text.suggested} ${mention.stance}, ${percent(mention.p)}`}</span>
      {mayWrite && mention.stance !== 'neutral' && <button type="button" className="link meta" onClick={() => correct.mutate({ id: mention.id, stance: 'neutral' })}>{text.notSo(mention.stance)}</button>}
      {mayWrite && <button type="button" className="link meta" onClick={() => correct.mutate({ id: mention.id, stance: 'not a mention' })}>{text.asNot}</button>}
      <Trouble of={correct.error} />
    </div>
  );
}

function Source({ of: { id, at, thread, source } }: { of: Interaction }) {
  const [isRaw, setRaw] = useState(false);
  const line = source?.line ? (source.mediaType === 'message/rfc822' ? text.mailNumber(number(source.line)) : text.lineNumber(number(source.line))) : '';
  return (
    <p className="meta flex wrap">
      <span>{moment(at)}</span>
      {thread && thread.events > 1 && <span>{text.thread(number(thread.events))}</span>}
      {source && <span>{text.from(source.name, line)}</span>}
      {source && <button type="button" className="link" onClick={() => setRaw(true)}>{text.raw}</button>}
      {isRaw && <Raw id={id} onClose={() => setRaw(false)} />}
    </p>
  );
}

function Raw({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useAnswer('interactions.raw', { id }, { isFixed: true });
  return (
    <Modal opened onClose={onClose} size="xl" title={text.raw} closeButtonProps={{ 'aria-label': text.close }}>
      <Trouble of={error} />
      {!data && !error && <Waiting lines={6} />}
      {data && <pre className="raw" tabIndex={0}>{data.text}</pre>}
      {data && !data.isWhole && <p className="meta">{text.cut}</p>}
      <p className="acts"><Button onClick={onClose}>{text.close}</Button></p>
    </Modal>
  );
}
