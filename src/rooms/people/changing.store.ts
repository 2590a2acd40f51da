// One change of many people or organisations at once: an owner, tags that come, tags that go.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Source } from './fact.ts';
import { planFacts, writeFacts } from './fact.store.ts';
import type { SubjectKind, Value } from './field.ts';
import { EMPTY, asText } from './edit.store.ts';
import { updateOrganisations } from './resolveOrganisation.store.ts';
import { updatePersons } from './resolvePerson.store.ts';
import { columnsOf } from './value.store.ts';

export interface Change {
  /** The member who looks after them; an empty value: nobody. Left out, it stays. */
  owner?: Value;
  addTags: readonly string[];
  removeTags: readonly string[];
}

interface Held { id: string; owner: string | null; tags: string[] }

/** Changes those of `ids` that are there and would differ. @returns their ids and the fields that were touched. */
export async function changeMany(tx: WorkspaceTx, subject: SubjectKind, ids: readonly string[], change: Change, source: Source): Promise<{ ids: string[]; fields: string[] }> {
  const held = await tx.run<Held>(sql`
    select x.id, x.owner_member_id as owner, ${subject === 'person' ? sql`x.tags` : sql`'{}'::text[]`} as tags from ${sql.table(subject)} x where x.workspace_id = ${tx.workspaceId} and x.id = any(${[...ids]}::uuid[])`);
  const told = held.map(({ id, owner, tags }) => ({ id, isNew: false, recordId: null, values: [...ownerOf(owner, change), ...tagsOf(tags, change)] })).filter(({ values }) => values.length > 0);
  const plan = await planFacts(tx, subject, told, source);
  const rows = [...plan.changed].map(([id, changes]) => ({ id, ...columnsOf(changes) }));
  await (subject === 'person' ? updatePersons(tx, rows, source.now) : updateOrganisations(tx, rows, source.now));
  await writeFacts(tx, subject, plan);
  return { ids: [...plan.changed.keys()], fields: [...new Set([...plan.changed.values()].flatMap((changes) => [...changes.keys()]))] };
}

const ownerOf = (held: string | null, { owner }: Change) => (owner && owner.text !== (held ?? '') ? [{ field: 'owner_member_id', value: owner }] : []);

function tagsOf(held: readonly string[], { addTags, removeTags }: Change) {
  const next = [...new Set([...held, ...addTags])].filter((tag) => !removeTags.includes(tag));
  return next.join(', ') === held.join(', ') ? [] : [{ field: 'tags', value: next.length > 0 ? asText(next.join(', ')) : EMPTY }];
}
