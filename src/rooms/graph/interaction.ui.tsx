// One interaction opened: the whole text with what was quoted folded away, what was heard in it and how sure, its source, and
// the raw record it came from.
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { StanceChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { moment, number, percent } from '#surfaces/web/ui/format.ts';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { Correcting } from './correcting.ui.tsx';
import { graphText as text } from './graph.text.ts';
import { titleOf } from './happening.ui.tsx';

type Interaction = Answer<'interactions.get'>;
/** How an interaction is shown: its words, its raw record, or as it looked. */
type Way = 'text' | 'raw' | 'looked';
type Span = readonly [number, number] | readonly number[];

/** Opened over the page. `quoted`: the words one came from; only they are marked then. */
export function InteractionDialog({ id, quoted, onClose }: { id: string; quoted: Span | null; onClose: () => void }) {
  const { workspace } = useSession();
  const { data } = useAnswer('interactions.get', { id });
  return (
    <Modal opened onClose={onClose} size="xl" title={data ? titleOf(data, workspace.currency, [data.person.name]).join(' ') : ''} closeButtonProps={{ 'aria-label': text.close }}>
      <OpenInteraction id={id} quoted={quoted} />
    </Modal>
  );
}

export function OpenInteraction({ id, quoted = null }: { id: string; quoted?: Span | null }) {
  const { data, error, refetch } = useAnswer('interactions.get', { id });
  const [way, setWay] = useState<Way>('text');
  if (error) return <Trouble of={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={3} />;
  // What has no words of its own is shown as it came.
  const shown = way === 'text' && !data.text ? 'raw' : way;
  return (
    <div className="tl-open">
      {data.participants.length > 1 && <p className="meta dots">{data.participants.map(({ role, name, address }) => <span key={`${role} ${address} ${name}`} title={address}>{text.roles[role] ?? role} {name || address}</span>)}</p>}
      {shown === 'text' && <Told of={data} quoted={quoted} />}
      {shown === 'raw' && data.source && <Raw id={id} />}
      {shown === 'looked' && <Looked id={id} />}
      {data.mentions.map((mention) => (
        <div key={mention.id} className="heard meta">
          <StanceChip stance={mention.stance}>{mention.topic.name}</StanceChip>
          <span>{(mention.counts ? text.heard : text.suggested)(mention.stance, percent(mention.p))}</span>
          <Correcting of={{ id: mention.id, topic: mention.topic.name, stance: mention.stance, counts: mention.counts }} />
        </div>
      ))}
      <Source of={data} way={shown} turn={(to) => setWay(to === shown ? 'text' : to)} />
    </div>
  );
}

/** The writer's own words; the rest stays folded until asked for. */
function Told({ of: { text: whole, ownSpans, mentions }, quoted }: { of: Interaction; quoted: Span | null }) {
  const [isWhole, setWhole] = useState(false);
  const marks = quoted ? [quoted] : mentions.filter(({ counts, mark }) => counts && mark[1] > mark[0]).map(({ mark }) => mark);
  const pieces = piecesOf(whole, ownSpans, marks).filter(({ isOwn }) => isOwn || isWhole);
  const hasMore = ownSpans.reduce((sum, [start, end]) => sum + end - start, 0) < whole.trim().length;
  return (
    <>
      <p className="told">{pieces.map(({ start, words, isOwn, isMarked }) => (isMarked ? <mark key={start}>{words}</mark> : <span key={start} className={isOwn ? '' : 'folded'}>{words}</span>))}</p>
      {hasMore && <p><button type="button" className="link meta" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>{isWhole ? text.hideFolded : text.showFolded}</button></p>}
    </>
  );
}

interface Piece { start: number; words: string; isOwn: boolean; isMarked: boolean }

/** Cuts the text at every border of own words and of marks. */
function piecesOf(whole: string, own: readonly Span[], marks: readonly Span[]): Piece[] {
  const borders = [...new Set([0, whole.length, ...own.flat(), ...marks.flat()])].filter((at) => at >= 0 && at <= whole.length).sort((a, b) => a - b);
  const within = (spans: readonly Span[], at: number) => spans.some(([start = 0, end = 0]) => at >= start && at < end);
  return borders.slice(0, -1).map((start, at) => ({ start, words: whole.slice(start, borders[at + 1]), isOwn: within(own, start), isMarked: within(marks, start) }));
}

function Source({ of: { at, thread, source, text: whole }, way, turn }: { of: Interaction; way: Way; turn: (to: Way) => void }) {
  const isMail = source?.mediaType === 'message/rfc822';
  const line = source?.line ? (isMail ? text.mailNumber(String(source.line)) : text.lineNumber(String(source.line))) : '';
  return (
    <p className="meta dots">
      <span className="num">{moment(at)}</span>
      {thread && thread.events > 1 && <span>{text.thread(number(thread.events))}</span>}
      {source && <span>{text.from(source.name, line)}</span>}
      {isMail && <button type="button" className="link" aria-pressed={way === 'looked'} onClick={() => turn('looked')}>{way === 'looked' ? text.back : text.looked}</button>}
      {source && whole && <button type="button" className="link" aria-pressed={way === 'raw'} onClick={() => turn('raw')}>{way === 'raw' ? text.back : text.raw}</button>}
    </p>
  );
}

/** As it looked in a mail program, in a frame that runs nothing and asks nobody; pictures of other servers only when wanted. */
function Looked({ id }: { id: string }) {
  const [hasPictures, setPictures] = useState(false);
  return (
    <>
      <iframe className="looked" title={text.looked} sandbox="allow-popups allow-popups-to-escape-sandbox" referrerPolicy="no-referrer" src={`/api/v1/interactions/${id}/html${hasPictures ? '?pictures=yes' : ''}`} />
      <p className="meta dots"><span>{hasPictures ? text.picturesShown : text.picturesHidden}</span><button type="button" className="link" onClick={() => setPictures(!hasPictures)}>{hasPictures ? text.hidePictures : text.showPictures}</button></p>
    </>
  );
}

function Raw({ id }: { id: string }) {
  const { data, error } = useAnswer('interactions.raw', { id }, { isFixed: true });
  return (
    <>
      <Trouble of={error} />
      {!data && !error && <Waiting lines={6} />}
      {data && <pre className="raw" tabIndex={0}>{data.text}</pre>}
      {data && !data.isWhole && <p className="meta">{text.cut}</p>}
    </>
  );
}
