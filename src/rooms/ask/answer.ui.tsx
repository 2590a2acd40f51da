// The answer: how many, the strongest first, each row with its proof; the first row's stands open.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Avatar } from '#surfaces/web/ui/Avatar.ui.tsx';
import { ago, counted, day, number } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { List } from '#surfaces/web/ui/List.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { Nearness } from '#surfaces/web/ui/Nearness.ui.tsx';
import { Empty, RowSkeletons, Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { AnswerActs } from './answerActs.ui.tsx';
import { Viewed, Views, useView } from './answerViews.ui.tsx';
import { askText as text } from './ask.text.ts';
import { Meanings } from './meanings.ui.tsx';
import { Nobody } from './nobody.ui.tsx';
import { ProofOf } from './proof.ui.tsx';
import { Way } from './way.ui.tsx';

type Given = Answer<'questions.ask'>;
type Row = Given['rows'][number];
const LIMITS = [50, 200, 1000] as const;
const LIMIT_MAX = 1000;

/** `isUnclear`: a name must be chosen first. */
export function Answered({ words, isUnclear, ask }: { words: string; isUnclear: boolean; ask: (words: string) => void }) {
  const [step, setStep] = useState(0);
  const [chosen, setView] = useView();
  const { data, error, isFetching, refetch } = useAnswer('questions.ask', { words, limit: LIMITS[step] ?? LIMIT_MAX }, { keepsPrevious: step > 0 });
  if (error) return <div className="column"><Trouble of={error} again={() => void refetch()} /></div>;
  if (!data) return <><div className="answer-head" /><RowSkeletons rows={12} /></>;
  if (!data.tree) return <Empty title={isUnclear ? text.unclear : text.none}>{isUnclear ? text.unclearWords : text.noneWords}</Empty>;
  const [one, many] = text.found[data.find];
  const isPath = data.find === 'paths';
  const view = data.find === 'people' && data.count > 0 ? chosen : 'list';
  return (
    <>
      <div className="answer-head">
        <h2 className="num">{counted(data.count, one, many)}</h2>
        {data.asOf && <span className="chip">{text.asOf(day(data.asOf))}</span>}
        <span className="meta num grow">{data.rows.length < data.count && `${text.shownFirst(number(data.rows.length))} · `}{text.ms(number(Math.round(data.ms)))}<Meanings words={words} /></span>
        {data.find === 'people' && data.count > 0 && <Views view={view} set={setView} />}
        <AnswerActs words={words} understood={data.understood} isPath={isPath} count={data.count} />
      </div>
      {view !== 'list' ? <Viewed view={view} words={words} asOf={data.asOf} /> : (
        <>
          <List label={text.list} items={data.rows} columns={COLUMNS[data.find](data.asOf)} opensFirst lead={Lead} opened={(row) => <ProofOf why={row.why} />} hasMore={false}
            empty={isPath ? <Empty title={text.noWay}>{text.noWayWords}</Empty> : <Nobody of={data} ask={ask} />} />
          {data.rows.length < data.count && <p className="answer-more">{step < LIMITS.length - 1 ? <Button loading={isFetching} onClick={() => setStep(step + 1)}>{text.more}</Button> : <span className="muted">{text.noMore(number(data.rows.length))}</span>}</p>}
        </>
      )}
    </>
  );
}

/** Of a way the one of us where it begins. */
function Lead({ id, name, kind, steps }: Row) {
  const first = steps?.[0];
  return first ? <Avatar id={first.id} name={first.name} /> : <Avatar id={id} name={name} isOrganisation={kind === 'organisation'} />;
}

const proofColumn: Column<Row> = { key: 'proof', label: text.columns.proof, kind: 'number', phone: 'end', cell: ({ why }) => <span className="proofs">{number(why.length)}<Icon name="right" size="sm" /></span> };
const nearColumn = (label: string): Column<Row> => ({ key: 'near', label, kind: 'near', phone: 'end', cell: ({ strength }) => <Nearness strength={strength} /> });
/** As of a past moment it is told from there. */
const lastColumn = (asOf: string | null): Column<Row> => ({ key: 'last', label: text.columns.last, kind: 'date', cell: ({ lastContactAt }) => ago(lastContactAt, asOf ? new Date(asOf) : new Date()) });

const COLUMNS: Record<Given['find'], (asOf: string | null) => Column<Row>[]> = {
  people: (asOf) => [
    { key: 'name', label: text.columns.name, kind: 'name', cell: ({ id, name }) => <Link to={`/people/${id}`}>{name}</Link> },
    { key: 'organisation', label: text.columns.organisation, kind: 'text', phone: 'line', cell: ({ organisation, organisationId }) => organisation && organisationId && <Link className="quiet-link" to={`/organisations/${organisationId}`}>{organisation}</Link> },
    nearColumn(text.columns.strength), lastColumn(asOf), proofColumn,
  ],
  organisations: (asOf) => [{ key: 'name', label: text.columns.organisation, kind: 'name', cell: ({ id, name }) => <Link to={`/organisations/${id}`}>{name}</Link> }, nearColumn(text.columns.strength), lastColumn(asOf), proofColumn],
  paths: () => [{ key: 'name', label: text.columns.way, kind: 'name', cell: ({ steps }) => <Way steps={steps ?? []} /> }, nearColumn(text.columns.wayStrength), proofColumn],
};
