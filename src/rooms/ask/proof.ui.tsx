// Why a row is in the answer: for each condition what shows it, word for word, with the way to where it stands.
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { StanceChip } from '#surfaces/web/ui/Chips.ui.tsx';
import type { Stance } from '#surfaces/web/ui/Chips.ui.tsx';
import { moment } from '#surfaces/web/ui/format.ts';
import type { IconName } from '#surfaces/web/ui/Icon.ui.tsx';
import { Proof } from '#surfaces/web/ui/Proof.ui.tsx';
import { OpenInteraction } from '#rooms/graph/interaction.ui.tsx';
import { askText as text } from './ask.text.ts';

export interface WhyShown { condition: string; interaction: string | null; at: string | null; kind: string | null; topic: string | null; stance: string | null; quote: string; source: string; person?: string | null }

const ICONS: Record<string, IconName> = { mail: 'mail', call: 'phone', meeting: 'meet', note: 'note', purchase: 'buy', reading: 'interest', 'survey response': 'voice', review: 'voice' };

export function ProofOf({ why }: { why: readonly WhyShown[] }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const conditions = [...new Set(why.map(({ condition }) => condition))];
  return (
    <>
      {conditions.map((condition) => (
        <div key={condition} className="stack tight">
          <p className="meta"><b>{condition}</b></p>
          {why.filter((line) => line.condition === condition).map((line, at) => <Line key={`${line.interaction} ${at}`} of={line} open={setOpenId} />)}
        </div>
      ))}
      {openId && (
        <Modal opened onClose={() => setOpenId(null)} size="xl" title={text.openTitle} closeButtonProps={{ 'aria-label': text.close }}>
          <OpenInteraction id={openId} />
          <p className="acts"><Button onClick={() => setOpenId(null)}>{text.close}</Button></p>
        </Modal>
      )}
    </>
  );
}

function Line({ of, open }: { of: WhyShown; open: (id: string) => void }) {
  const { interaction, at, kind, topic, stance, quote, source, person } = of;
  const foot = (
    <>
      {topic && stance && <StanceChip stance={stance as Stance}>{topic}</StanceChip>}
      {kind && <span>{kind}</span>}
      {person && <span>{text.of(person)}</span>}
      {at && <span className="num">{moment(at)}</span>}
      {source && <span>{source}</span>}
      {interaction && <button type="button" className="link" onClick={() => open(interaction)}>{text.open}</button>}
    </>
  );
  if (!quote) return <p className="proof-foot meta flex wrap">{foot}</p>;
  return <Proof quote={quote} mark={[0, quote.length]} {...(kind && ICONS[kind] ? { icon: ICONS[kind] } : {})}>{foot}</Proof>;
}
