// Proof of what is a value: a field with the record that told it, an owner, a tie with its strength and latest touch.
import { sql } from 'kysely';
import { attributes } from '#base/registry.ts';
import type { Attribute } from '#base/registry.ts';
import { matchedContacts } from './matched.store.ts';
import { interactionLines, noLine } from './proofLines.store.ts';
import type { Lines, Proving } from './proofLines.store.ts';
import type { Node, Scope } from '#rooms/question/index.ts';
import { keep, noSets, subjects, withSets } from './sets.store.ts';
import { strengthsOf, tiesOf } from './tieSets.store.ts';

/** What told the value; where nothing is known of that, the condition alone. */
export async function proveAttribute({ tx, ready, each }: Proving, { proof }: Attribute, condition: string, ids: readonly string[]): Promise<Lines> {
  const lines: Lines = new Map();
  for (const id of ids) {
    const shown = proof ? await proof(tx, id, ready.now, each) : [];
    lines.set(id, shown.length === 0 ? [noLine(condition)] : shown.map((one) => ({ ...noLine(condition), ...one })));
  }
  return lines;
}

type TieNode = Node & { is: 'strength' | 'known' | 'owned' };

/** Who owns is shown by what told it, who is known by the latest touches; the strength is said. */
export async function proveTie(proving: Proving, node: TieNode, scope: Scope, ids: readonly string[], condition: string): Promise<Lines> {
  const { ready } = proving;
  const who = node.is === 'strength' ? node.member : node.by === 'anyone' ? undefined : node.by;
  const member = who ? ready.idOf('member', who) : null;
  const owned = node.is === 'strength' ? new Set<string>() : await ownedBy(proving, scope, ids, member);
  const rows = matchedContacts({ is: 'contact', ...(who ? { member: who } : {}) }, { from: null, to: ready.now }, ready);
  const touched = await interactionLines(proving, ids.filter((id) => !owned.has(id)), { rows, condition, scope, limit: node.is === 'known' ? proving.each : 1 });
  const lines = new Map(ids.map((id) => [id, touched.get(id) ?? [noLine(condition)]]));
  const owner = attributes.get(`${scope}.owner`);
  if (owned.size > 0 && owner) for (const [id, shown] of await proveAttribute(proving, owner, condition, [...owned])) lines.set(id, shown);
  if (node.is === 'known') return lines;
  const strengths = await strengthsBy(proving, scope, ids, member);
  return new Map([...lines].map(([id, list]) => [id, owned.has(id) ? list : list.map((line) => ({ ...line, condition: `${condition}: strength ${strengths.get(id) ?? 0}` }))]));
}

async function ownedBy({ tx, ready }: Proving, scope: Scope, ids: readonly string[], member: string | null): Promise<Set<string>> {
  const sets = noSets(ready);
  const all = subjects(sets, scope, 'b');
  const rows = await tx.run<{ id: string }>(sql`
    ${withSets(sets)} select b.id from ${all.from} where ${all.where} and b.id = any(${[...ids]}::uuid[])
      and ${member ? sql`b.owner_member_id = ${member}` : sql`b.owner_member_id is not null`}`);
  return new Set(rows.map((row) => row.id));
}

/** The strength with a member (as the asker may know it), or the strongest of all, of persons or of the people of organisations. */
async function strengthsBy({ tx, ready }: Proving, scope: Scope, ids: readonly string[], member: string | null): Promise<Map<string, number>> {
  const sets = noSets(ready);
  const all = subjects(sets, 'person', 'p');
  const people = keep(sets, sql`select p.id from ${all.from} where ${all.where} and ${scope === 'person' ? sql`p.id` : sql`p.organisation_id`} = any(${[...ids]}::uuid[])`);
  const strengths = member ? sql`select person_id as id, strength from (${tiesOf(sets, people)}) t where member_id = ${member}` : strengthsOf(sets, people);
  const rows = await tx.run<{ id: string; strength: number }>(sql`
    ${withSets(sets)} select ${scope === 'person' ? sql`p.id` : sql`p.organisation_id`} as id, max(s.strength)::int as strength
    from (${strengths}) s join ${all.from} on ${all.where} and p.id = s.id group by 1`);
  return new Map(rows.map((row) => [row.id, row.strength]));
}
