// The answer: how many, the strongest first, and each row opens to its proof.
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { ago, counted, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Empty, RowSkeletons, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { askText as text } from './ask.text.ts';
import { ProofOf } from './proof.ui.tsx';

type Given = Answer<'questions.ask'>;
type Row = Given['rows'][number];
const LIMITS = [50, 200, 1000] as const;

export function Answered({ words, ask }: { words: string; ask: (words: string) => void }) {
  const { mayWrite } = useSession();
  const [step, setStep] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const answer = useAnswer('questions.ask', { words, limit: LIMITS[step] ?? LIMITS[0] }, { keepsPrevious: step > 0 });
  const { data } = answer;
  if (answer.error) return <div className="column"><Trouble of={answer.error} again={() => void answer.refetch()} /></div>;
  if (!data) return <RowSkeletons rows={12} />;
  if (!data.tree) return <div className="column reading"><Suggestions of={data} ask={ask} /></div>;
  const [one, many] = text.found[data.find];
  const isPath = data.find === 'paths';
  return (
    <>
      <div className="answer-head">
        <b>{counted(data.count, one, many)}</b>
        <span className="meta num">{data.rows.length < data.count && `${text.shownFirst(number(data.rows.length))} · `}{text.ms(number(Math.round(data.ms)))}</span>
        {mayWrite && !isPath && <Button className="end" variant="filled" leftSection={<Icon name="save" />} onClick={() => setSaving(true)}>{text.save}</Button>}
      </div>
      <List label={text.list} items={data.rows} columns={isPath ? PATHS : data.find === 'people' ? PEOPLE : ORGANISATIONS} lead={({ id, name, kind }) => <Avatar id={id} name={name} isOrganisation={kind === 'organisation'} />}
        opened={(row) => <ProofOf why={row.why} />} hasMore={false}
        empty={<Empty title={isPath ? text.noWay : text.nobody}>{isPath ? text.noWayWords : text.nobodyWords}</Empty>} />
      {data.rows.length < data.count && step < LIMITS.length - 1 && <p className="answer-more"><Button loading={answer.isFetching} onClick={() => setStep(step + 1)}>{text.more}</Button></p>}
      {isSaving && <Saving words={words} understood={data.understood} onClose={() => setSaving(false)} />}
    </>
  );
}

const proofColumn: Column<Row> = { key: 'proof', label: text.columns.proof, kind: 'number', phone: 'end', cell: ({ why }) => number(why.length) };
const nearColumn: Column<Row> = { key: 'near', label: text.columns.strength, kind: 'near', cell: ({ strength }) => <Nearness strength={strength ?? 0} /> };
const lastColumn: Column<Row> = { key: 'last', label: text.columns.last, kind: 'date', phone: 'line', cell: ({ lastContactAt }) => ago(lastContactAt) };

const PEOPLE: Column<Row>[] = [
  { key: 'name', label: text.columns.name, kind: 'name', cell: ({ id, name }) => <Link to={`/people/${id}`}>{name}</Link> },
  { key: 'organisation', label: text.columns.organisation, kind: 'text', phone: 'line', cell: ({ organisation, organisationId }) => organisation && organisationId && <Link className="quiet-link" to={`/organisations/${organisationId}`}>{organisation}</Link> },
  nearColumn, lastColumn, proofColumn,
];
const ORGANISATIONS: Column<Row>[] = [{ key: 'name', label: text.columns.organisation, kind: 'name', cell: ({ id, name }) => <Link to={`/organisations/${id}`}>{name}</Link> }, nearColumn, lastColumn, proofColumn];
const PATHS: Column<Row>[] = [{ key: 'name', label: text.columns.way, kind: 'name', cell: ({ name }) => name }, nearColumn, proofColumn];

/** Nothing was understood: say so and offer the nearest questions. */
function Suggestions({ of, ask }: { of: Given; ask: (words: string) => void }) {
  return (
    <Empty title={text.none} act={of.suggestions.map(({ label, words }) => <Button key={words} onClick={() => ask(words)}>{label}</Button>)}>
      {of.notUnderstood.map((phrase) => text.unused(phrase)).join(' ')} {of.suggestions.length > 0 && text.didYouMean}
    </Empty>
  );
}

function Saving({ words, understood, onClose }: { words: string; understood: string; onClose: () => void }) {
  const [name, setName] = useState(words.slice(0, 80));
  const create = useAct('segments.create', (made) => { toast(text.savedAs(made.name)); onClose(); });
  return (
    <Modal opened onClose={onClose} title={text.saveTitle} closeButtonProps={{ 'aria-label': text.close }}>
      <form onSubmit={(event) => { event.preventDefault(); create.mutate({ name: name.trim(), words }); }}>
        <Stack gap="md">
          <p className="muted">{text.saveWords}</p>
          <p>{understood}</p>
          <TextInput label={text.saveName} value={name} required data-autofocus maxLength={120} onChange={(event) => setName(event.currentTarget.value)} />
          <Trouble of={create.error} />
          <div className="acts"><Button type="submit" variant="filled" loading={create.isPending}>{text.saveAct}</Button><Button onClick={onClose}>{text.cancel}</Button></div>
        </Stack>
      </form>
    </Modal>
  );
}
