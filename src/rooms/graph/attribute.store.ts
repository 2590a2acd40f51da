// What questions may ask of people from what happened: survey answers and contacts, each as of the moment asked about and each
// with the interaction that shows it.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { attributes, searchSources } from '#base/registry.ts';
import type { Attribute, AttributeProof, AttributeScope } from '#base/registry.ts';
import { runNames } from '#rooms/people/index.ts';
import { ownText } from './event.ts';
import type { EventDetails } from './event.ts';
import { excerptOf } from './interaction.ts';
import { findInteractions, findTopics } from './search.store.ts';
import { registerTables } from './tables.store.ts';

type Moment = Omit<AttributeScope, 'id'>;

/** Responses up to `now` that say `what`, the latest of each person first. */
const responses = ({ workspaceId, now }: Moment, what: RawBuilder<unknown>, whose: RawBuilder<unknown>) => sql`
  select r.person_id, r.at, r.id, ${what} as said, row_number() over (partition by r.person_id order by r.at desc, r.id desc) as place
  from survey_response r where r.workspace_id = ${workspaceId} and r.at <= ${now}::timestamptz and ${what} is not null ${whose}`;

/** A value over the latest two responses, for one person or for all. `value` speaks of `l`: person_id, said, place. */
function overResponses(what: RawBuilder<unknown>, value: RawBuilder<unknown>): Required<Pick<Attribute, 'value' | 'rows'>> {
  return {
    value: (scope) => sql`(select ${value} from (${responses(scope, what, sql`and r.person_id = ${scope.id}`)}) l where l.place <= 2)`,
    rows: (moment) => sql`select l.person_id as id, ${value} as value from (${responses(moment, what, sql``)}) l where l.place <= 2 group by l.person_id`,
  };
}

const score = sql`r.score`;
const latest = sql`max(l.said) filter (where l.place = 1)`;
const before = sql`max(l.said) filter (where l.place = 2)`;

/** The latest response alone, for all: one walk over the index. */
const latestRows = (what: RawBuilder<unknown>): NonNullable<Attribute['rows']> => ({ workspaceId, now }) => sql`
  select distinct on (r.person_id) r.person_id as id, ${what} as value from survey_response r
  where r.workspace_id = ${workspaceId} and r.at <= ${now}::timestamptz and ${what} is not null order by r.person_id, r.at desc, r.id desc`;

function overContacts(value: RawBuilder<unknown>): Required<Pick<Attribute, 'value' | 'rows'>> {
  const from = ({ workspaceId, now }: Moment) => sql`from contact k where k.workspace_id = ${workspaceId} and k.at <= ${now}::timestamptz`;
  return {
    value: (scope) => sql`(select ${value} ${from(scope)} and k.person_id = ${scope.id})`,
    rows: (moment) => sql`select k.person_id as id, ${value} as value ${from(moment)} group by k.person_id`,
  };
}

const ATTRIBUTES: readonly Attribute[] = [
  {
    key: 'person.latest score', subject: 'person', label: 'latest score', aliases: ['nps', 'score'], type: 'number',
    ...overResponses(score, latest), rows: latestRows(score), proof: responseProof(sql`v.score is not null`, 1),
  },
  {
    key: 'person.score trend', subject: 'person', label: 'score trend', aliases: ['trend of the score'], type: 'choice', choices: ['rising', 'falling', 'steady'],
    ...overResponses(score, sql`case when ${latest} > ${before} then 'rising' when ${latest} < ${before} then 'falling' when ${latest} = ${before} then 'steady' end`),
    proof: responseProof(sql`v.score is not null`, 2),
  },
  {
    key: 'person.would buy again', subject: 'person', label: 'would buy again', aliases: ['buy again'], type: 'choice', choices: ['yes', 'no', 'perhaps'],
    ...overResponses(sql`r.buy_again`, latest), rows: latestRows(sql`r.buy_again`), proof: responseProof(sql`v.buy_again is not null`, 1),
  },
  { key: 'person.last contact', subject: 'person', label: 'last contact', aliases: [], type: 'date', ...overContacts(sql`(max(k.at) at time zone 'UTC')::date`), proof: contactProof('desc') },
  { key: 'person.first contact', subject: 'person', label: 'first contact', aliases: [], type: 'date', ...overContacts(sql`(min(k.at) at time zone 'UTC')::date`), proof: contactProof('asc') },
];

interface ShownRow {
  interaction: string | null;
  at: Date;
  kind: string;
  subject: string | null;
  text: string;
  spans: number[];
  details: EventDetails;
  run: string | null;
  source: string | null;
}

const shown = (workspaceId: string, personId: string, from: RawBuilder<unknown>) => sql`
  select i.id as interaction, e.at, e.kind, e.subject, e.text, e.own_spans as spans, e.details, coalesce(c.run_id, e.run_id) as run, c.source
  from ${from}
  join event e on e.workspace_id = ${workspaceId} and e.id = v.event_id
  left join interaction i on i.workspace_id = ${workspaceId} and i.event_id = e.id and i.person_id = ${personId}::uuid
  left join record c on c.workspace_id = ${workspaceId} and c.id = e.record_id`;

async function asProof(tx: WorkspaceTx, rows: readonly ShownRow[], quoteOf: (row: ShownRow) => string): Promise<AttributeProof[]> {
  const runs = await runNames(tx, rows.map((row) => row.run));
  return rows.map((row) => ({ interaction: row.interaction, at: row.at, kind: row.kind, quote: quoteOf(row), source: (row.run && runs.get(row.run)) || (row.source?.startsWith('api') ? 'api' : row.source) || 'api' }));
}

/** The latest responses, quoting their comment or else what was ticked. */
function responseProof(what: RawBuilder<unknown>, most: number): Attribute['proof'] {
  return async (tx, personId, now, limit) => asProof(tx, await tx.run<ShownRow>(sql`
    ${shown(tx.workspaceId, personId, sql`survey_response v`)}
    where v.workspace_id = ${tx.workspaceId} and v.person_id = ${personId}::uuid and v.at <= ${now}::timestamptz and ${what} order by v.at desc, v.id desc limit ${Math.min(most, limit)}`), (row) => {
    const { response } = row.details;
    const ticked = [...(response && response.score !== null ? [`scored ${response.score}`] : []), ...(response?.buyAgain ? [`would buy again: ${response.buyAgain}`] : [])].join(', ');
    return row.text || ticked;
  });
}

/** The mail, call or meeting that was the last, or the first. */
function contactProof(way: 'asc' | 'desc'): Attribute['proof'] {
  return async (tx, personId, now, limit) => asProof(tx, await tx.run<ShownRow>(sql`
    ${shown(tx.workspaceId, personId, sql`(
      select k.event_id, k.at from contact k where k.workspace_id = ${tx.workspaceId} and k.person_id = ${personId}::uuid and k.at <= ${now}::timestamptz
      order by k.at ${sql.raw(way)}, k.event_id limit ${Math.min(1, limit)}) v`)}`), (row) => row.subject || excerptOf(ownText(row.text, row.spans)) || row.kind);
}

/** Registers what this room adds: its attributes, and its tables with rows of a person. Safe to repeat. */
export function registerGraph(): void {
  for (const attribute of ATTRIBUTES) if (!attributes.get(attribute.key)) attributes.add(attribute);
  if (!searchSources.get('topic')) searchSources.add({ key: 'topic', find: findTopics });
  if (!searchSources.get('interaction')) searchSources.add({ key: 'interaction', find: findInteractions });
  registerTables();
}
