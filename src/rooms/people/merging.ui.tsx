// Choosing another one and merging it: what stays, what will stand of each value, what goes over.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAct, useAnswer, useItems } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { number } from '#surfaces/web/ui/format.ts';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { uiText } from '#surfaces/web/ui/ui.text.ts';
import { mergingText as text } from './merging.text.ts';

type Preview = Answer<'people.mergePreview'>;
type Subject = Preview['subject'];
interface ActProps { id: string; name: string; onClose: () => void }

/** The entries of the menus of a person and an organisation. */
export const MergePerson = (props: ActProps) => <Choosing subject="person" {...props} />;
export const MergeOrganisation = (props: ActProps) => <Choosing subject="organisation" {...props} />;

const TYPING_MS = 200;
const SHOWN = 8;

function Choosing({ subject, id, name, onClose }: ActProps & { subject: Subject }) {
  const [other, setOther] = useState<string | null>(null);
  if (other) return <MergeTwo subject={subject} kept={id} gone={other} onClose={onClose} onOther={() => setOther(null)} />;
  const isPerson = subject === 'person';
  return (
    <Modal opened onClose={onClose} title={isPerson ? text.mergeTitle(name) : text.mergeOrganisationTitle(name)} closeButtonProps={{ 'aria-label': uiText.dismiss }}>
      {isPerson ? <PickPerson not={id} pick={setOther} /> : <PickOrganisation not={id} pick={setOther} />}
    </Modal>
  );
}

interface PickProps { not: string; pick: (id: string) => void }

function PickPerson({ not, pick }: PickProps) {
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), TYPING_MS);
  const people = useItems('people.list', { ...(search ? { search } : {}), limit: SHOWN });
  return <Picking label={text.pick} placeholder={text.search} words={words} onWords={setWords} pick={pick} error={people.error}
    found={people.items.filter((one) => one.id !== not).map(({ id, name, email, organisation }) => ({ id, name, beside: [email, organisation?.name].filter(Boolean).join(' · ') }))} />;
}

function PickOrganisation({ not, pick }: PickProps) {
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), TYPING_MS);
  const organisations = useItems('organisations.list', { ...(search ? { search } : {}), limit: SHOWN });
  return <Picking label={text.pickOrganisation} placeholder={text.searchOrganisation} words={words} onWords={setWords} pick={pick} error={organisations.error}
    found={organisations.items.filter((one) => one.id !== not).map(({ id, name, domains }) => ({ id, name, beside: domains.join(', ') }))} />;
}

interface PickingProps { label: string; placeholder: string; words: string; onWords: (words: string) => void; pick: (id: string) => void; error: { message: string } | null; found: { id: string; name: string; beside: string }[] }

function Picking({ label, placeholder, words, onWords, pick, error, found }: PickingProps) {
  return (
    <Stack gap="md">
      <TextInput label={label} placeholder={placeholder} value={words} onChange={(event) => onWords(event.currentTarget.value)} data-autofocus />
      <Trouble of={error} />
      {found.length === 0 && <p className="muted">{text.nobody}</p>}
      <ul className="lines">{found.map(({ id, name, beside }) => <li key={id} className="line"><span className="grow"><b>{name}</b><span className="meta">{beside}</span></span><Button size="compact-sm" onClick={() => pick(id)} aria-label={`${text.look}: ${name}`}>{text.look}</Button></li>)}</ul>
    </Stack>
  );
}

/** Two side by side, and what will stand. */
export function MergeTwo({ subject, kept: first, gone: second, onClose, onOther }: { subject: Subject; kept: string; gone: string; onClose: () => void; onOther?: () => void }) {
  const [[kept, gone], setPair] = useState([first, second]);
  const people = useAnswer('people.mergePreview', { id: kept ?? '', gone: gone ?? '' }, { isOff: subject !== 'person' });
  const organisations = useAnswer('organisations.mergePreview', { id: kept ?? '', gone: gone ?? '' }, { isOff: subject !== 'organisation' });
  const { data, error } = subject === 'person' ? people : organisations;
  const undo = useAct('mergings.undo', () => toast(text.undone));
  const done = ({ merging }: Answer<'people.merge'>) => {
    if (data) toast(text.merged(data.gone.name, data.kept.name), () => undo.mutate({ id: merging }));
    onClose();
  };
  const mergePeople = useAct('people.merge', done);
  const mergeOrganisations = useAct('organisations.merge', done);
  const merge = subject === 'person' ? mergePeople : mergeOrganisations;
  return (
    <Modal opened onClose={onClose} size="lg" title={data ? (subject === 'person' ? text.mergeTitle(data.kept.name) : text.mergeOrganisationTitle(data.kept.name)) : text.title} closeButtonProps={{ 'aria-label': uiText.dismiss }}>
      <Stack gap="lg">
        <Trouble of={error ?? merge.error} />
        {!data && !error && <Waiting lines={5} />}
        {data && <Side of={data.kept} says={text.stays} />}
        {data && <Side of={data.gone} says={text.goes} />}
        {data && <Values of={data} />}
        {data && data.moves.length > 0 && <p className="meta">{text.moves}: {data.moves.map(({ what, count }) => `${number(count)} ${what}`).join(', ')}</p>}
        <p className="muted">{text.valuesStay}</p>
        <Group justify="flex-end" gap="sm">
          {onOther && <Button variant="subtle" onClick={onOther}>{text.other}</Button>}
          <Button variant="subtle" onClick={() => setPair([gone, kept])}>{text.turn}</Button>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button variant="filled" loading={merge.isPending} disabled={!data} onClick={() => merge.mutate({ id: kept ?? '', gone: gone ?? '' })}>{text.merge}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export function Side({ of: { name, known, organisation, interactions }, says }: { of: Preview['kept']; says: string }) {
  return (
    <div>
      <b>{name}</b> <span className="meta">{says}</span>
      <div className="meta break">{[organisation, ...known, text.interactions(number(interactions), interactions === 1)].filter(Boolean).join(' · ')}</div>
    </div>
  );
}

/** Only values that differ: the rest needs no look. */
function Values({ of: { fields } }: { of: Preview }) {
  const differing = fields.filter(({ kept, gone }) => kept !== gone);
  if (differing.length === 0) return null;
  return (
    <ul className="lines" aria-label={text.after}>
      {differing.map(({ label, kept, gone, after }) => (
        <li key={label} className="line"><span className="muted">{label}</span><span className="grow break"><b>{after ?? text.nothing}</b> <span className="meta">{[kept, gone].filter((one) => one && one !== after).join(' · ')}</span></span></li>
      ))}
    </ul>
  );
}
