// The quote bank: what other customers said of why they hired us, those most like this person first.
import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { Proof } from '#surfaces/web/ui/Proof.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { SourceLine } from './sourceLine.ui.tsx';
import { understandingText as text } from './understanding.text.ts';

const TYPING_MS = 200;
const SHOWN = 50;

export function QuoteBank({ like, onClose }: { like: string; onClose: () => void }) {
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), TYPING_MS);
  const { data, error } = useAnswer('learned.list', { kind: 'job', like, limit: SHOWN, ...(search ? { search } : {}) }, { keepsPrevious: true });
  return (
    <Modal opened onClose={onClose} size="lg" title={text.bankTitle} closeButtonProps={{ 'aria-label': text.close }}>
      <div className="stack">
        <p className="muted">{text.bankWords}</p>
        <TextInput aria-label={text.bankSearch} placeholder={text.bankSearch} data-autofocus autoFocus value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        <Trouble of={error} />
        {!data && !error && <Waiting lines={6} />}
        {data?.items.length === 0 && <p className="muted">{text.bankNone}</p>}
        {data?.items.map((one) => (
          <div key={one.id} className="stack tight">
            <Proof quote={one.quote ?? one.words} mark={null} />
            <SourceLine of={one}><Link className="link" to={`/people/${one.person.id}`} onClick={onClose}>{one.person.name}</Link></SourceLine>
          </div>
        ))}
      </div>
    </Modal>
  );
}
