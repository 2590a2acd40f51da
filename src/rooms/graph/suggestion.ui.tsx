// One suggestion, above everything else: what fits and why, or "do not sell yet" and when to look again.
import { Button, Group, Modal, Stack, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { day, plainDay, today } from '#surfaces/web/ui/format.ts';
import { fieldErrors } from '#surfaces/web/ui/fieldErrors.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { addDays } from '#rooms/people/learned.ts';
import { graphText } from './graph.text.ts';
import { InteractionDialog } from './interaction.ui.tsx';
import { understandingText } from './understanding.text.ts';

const text = understandingText.suggestion;
const WAIT_DAYS = 90;

export default function SuggestionPanel({ id }: { id: string }) {
  const { mayWrite } = useSession();
  const { data, error } = useAnswer('people.suggestion', { id });
  const [isOpen, setOpen] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const lift = useAct('learned.end');
  const restore = useAct('learned.restore');
  if (!data) return <div className="suggestion"><Trouble of={error} />{!error && <Waiting lines={2} />}</div>;
  const { kind, words, why, rule, lookAgainOn, content, proof, decision } = data;
  const isHeld = kind === 'do not sell yet' || kind === 'nothing';
  const liftIt = () => decision && lift.mutate({ id: decision.id }, { onSuccess: () => toast(text.lifted, () => restore.mutate({ id: decision.id })) });
  return (
    <section className="suggestion" aria-label={text.label}>
      <Icon name={isHeld ? 'clock' : kind === 'ask' ? 'question' : 'idea'} />
      <div className="grow">
        <p><b>{/[.?!]$/.test(words) ? words : `${words}.`}</b> {why}</p>
        <p className="meta dots">
          {lookAgainOn && <span className={isHeld ? 'suggestion-day' : ''}>{text.lookAgain(plainDay(lookAgainOn))}</span>}
          {decision?.member && <span>{text.by(decision.member)}</span>}
          {proof && <button type="button" className="link" onClick={() => setOpen(true)}>“{proof.words.length > 70 ? `${proof.words.slice(0, 68)}…` : proof.words}” {graphText.kindOne[proof.kind] ?? proof.kind}, {day(proof.at)}</button>}
          {content?.url && <a className="link" href={content.url} target="_blank" rel="noreferrer">{text.read}</a>}
          <span className="why" tabIndex={0} title={`${text.rule}: ${rule}`}>{text.why}<span className="vh"> {rule}</span></span>
        </p>
      </div>
      {mayWrite && (decision ? <Button size="compact-sm" variant="subtle" onClick={liftIt}>{text.lift}</Button> : <Button size="compact-sm" variant="subtle" onClick={() => setWaiting(true)}>{text.wait}</Button>)}
      {isOpen && proof && <InteractionDialog id={proof.interaction} quoted={null} onClose={() => setOpen(false)} />}
      {isWaiting && <WaitForm id={id} onClose={() => setWaiting(false)} />}
    </section>
  );
}

function WaitForm({ id, onClose }: { id: string; onClose: () => void }) {
  const create = useAct('learned.create');
  const end = useAct('learned.end');
  const form = useForm({ initialValues: { words: '', expiresOn: addDays(today(), WAIT_DAYS) } });
  const submit = form.onSubmit((told) => create.mutate({ id, kind: 'wait', ...told, isSaid: false }, {
    onSuccess: (made) => { toast(text.waited, () => end.mutate({ id: made.id })); onClose(); }, onError: (error) => form.setErrors(fieldErrors(error)),
  }));
  return (
    <Modal opened onClose={onClose} title={text.wait} closeButtonProps={{ 'aria-label': understandingText.close }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Textarea label={text.waitWhy} required autosize minRows={2} data-autofocus autoFocus {...form.getInputProps('words')} />
          <TextInput type="date" label={text.waitUntil} required {...form.getInputProps('expiresOn')} />
          {create.error && !create.error.field && <Trouble of={create.error} />}
          <Group justify="flex-end" gap="sm"><Button onClick={onClose}>{understandingText.cancel}</Button><Button type="submit" variant="filled" loading={create.isPending}>{text.waitSave}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
