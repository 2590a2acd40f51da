// Words that were not understood are told what they mean: a topic, for everybody where one may, else for oneself.
import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { toast } from '#surfaces/web/ui/toast.ts';
import { correctingText as text } from '#rooms/question/correcting.text.ts';
import { useRemember } from './correcting.ui.tsx';

const TYPING_MS = 150;
const SHOWN = 8;
const PHRASE_MAX = 60;

export function MeansTopic({ phrase }: { phrase: string }) {
  const [isOpen, setOpen] = useState(false);
  if (phrase.length > PHRASE_MAX) return null;
  return (
    <>
      <button type="button" className="pick" onClick={() => setOpen(true)}>{text.means(phrase)}</button>
      {isOpen && <Choosing phrase={phrase} onClose={() => setOpen(false)} />}
    </>
  );
}

function Choosing({ phrase, onClose }: { phrase: string; onClose: () => void }) {
  const { mayWrite } = useSession();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data } = useAnswer('topics.list', { limit: SHOWN, ...(search ? { search } : {}) }, { keepsPrevious: true });
  const update = useAct('topics.update');
  const remember = useRemember();
  const choose = ({ id, name, aliases }: { id: string; name: string; aliases: string[] }) => {
    onClose();
    if (!mayWrite) return remember({ spelling: phrase, type: 'topic', id }, name, () => {});
    update.mutate({ id, aliases: [...aliases, phrase] }, {
      onSuccess: () => toast(text.added(phrase, name), () => update.mutate({ id, aliases })),
      onError: (error) => toast(error.message),
    });
  };
  return (
    <Modal opened onClose={onClose} title={text.meansTitle(phrase)} closeButtonProps={{ 'aria-label': text.close }}>
      <p className="muted">{mayWrite ? text.meansWords : text.meansMine}</p>
      <TextInput label={text.find} value={typed} data-autofocus onChange={(event) => setTyped(event.currentTarget.value)} />
      <ul className="lines examples-list">{data?.items.map((one) => <li key={one.id}><button type="button" className="example" onClick={() => choose(one)}>{one.name}</button></li>)}</ul>
      {data?.items.length === 0 && <p className="muted">{text.noTopic}</p>}
    </Modal>
  );
}
