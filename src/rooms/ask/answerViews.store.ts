// Groups the people of an answer by their organisation.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import type { Asking, Question } from '#rooms/question/index.ts';
import { GROUPS_MAX, NAMED_MAX } from './answerViews.ts';
import type { ByOrganisation } from './answerViews.ts';
import { rankedPeopleOf } from './evaluate.store.ts';
import { makeReady } from './ready.store.ts';
import { subjects, withSets } from './sets.store.ts';

/** Everybody found, by organisation, the largest first. Throws a Problem for what does not find people. */
export async function groupByOrganisation(tx: WorkspaceTx, question: Question, asking: Asking): Promise<ByOrganisation> {
  if (question.find !== 'people') throw new Problem('bad input', 'Only people can be shown by organisation.', 'words');
  const { sets, ranked } = rankedPeopleOf({ ...question, find: 'people' }, await makeReady(tx, question, asking));
  const people = subjects(sets, 'person', 'p');
  const rows = await tx.run<{ id: string | null; name: string | null; people: number; strength: number; first: { id: string; name: string; strength: number }[]; groups: number }>(sql`
    ${withSets(sets)}, there as (
      select r.id, r.name, r.strength, p.organisation_id, row_number() over (partition by p.organisation_id order by r.strength desc, r.name, r.id) as place
      from (${ranked}) r join ${people.from} on ${people.where} and p.id = r.id)
    select t.organisation_id as id, o.name, count(*)::int as people, max(t.strength)::int as strength, count(*) over ()::int as groups,
      json_agg(json_build_object('id', t.id, 'name', t.name, 'strength', t.strength) order by t.place) filter (where t.place <= ${NAMED_MAX}) as first
    from there t left join organisation o on o.workspace_id = ${tx.workspaceId} and o.id = t.organisation_id
    group by t.organisation_id, o.name order by t.organisation_id is null desc, count(*) desc, max(t.strength) desc, o.name, t.organisation_id limit ${GROUPS_MAX + 1}`);
  const items = rows.flatMap(({ id, name, people: count, strength, first }) => (id && name ? [{ id, name, people: count, strength, first }] : [])).slice(0, GROUPS_MAX);
  const none = rows.find(({ id }) => id === null);
  return { items, elsewhere: none?.people ?? 0, left: Math.max(0, (rows[0]?.groups ?? 0) - items.length - (none ? 1 : 0)) };
}
