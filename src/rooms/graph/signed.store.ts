// Private and work addresses linked by signatures: mails from a private address are signed with an address that is known as
// somebody else's of a like name.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { addressesIn } from '#language/needle.ts';
import type { Likeness } from '#rooms/people/index.ts';

/** So many of the newest mails from persons without an organisation are looked at, and so much of their ends. */
const MAILS_MAX = 20_000;
const END_CHARACTERS = 700;

interface Signed { author: string; name: string; address: string; line: string }

export async function findSigned(tx: WorkspaceTx): Promise<Likeness[]> {
  const mails = await tx.run<{ author: string; name: string; text: string; own: number[] }>(sql`
    select e.author_person_id as author, p.name, e.text, e.own_spans as own from event e
    join person p on p.workspace_id = ${tx.workspaceId} and p.id = e.author_person_id and p.organisation_id is null
    where e.workspace_id = ${tx.workspaceId} and e.kind = 'mail' and right(e.text, 20000) like '%@%' order by e.at desc limit ${MAILS_MAX}`);
  const signed = mails.flatMap(({ author, name, text, own }): Signed[] => {
    const end = own.at(-1) ?? 0;
    // Quotes begin with a sign; what follows the last own words unquoted is the signature.
    const tail = text.slice(end, end + END_CHARACTERS).split('\n').filter((line) => !/^\s*>/.test(line));
    const last = tail.findIndex((line) => /wrote:|^-{2,}.*original/i.test(line));
    const lines = last >= 0 ? tail.slice(0, last) : tail;
    return addressesIn(lines.join('\n')).map((address) => ({ author, name, address, line: lines.find((one) => one.toLowerCase().includes(address))?.trim().slice(0, 200) ?? address }));
  });
  const owners = await tx.run<{ id: string; name: string; address: string }>(sql`
    select h.person_id as id, p.name, h.value as address from handle h join person p on p.workspace_id = ${tx.workspaceId} and p.id = h.person_id
    where h.workspace_id = ${tx.workspaceId} and h.kind = 'email' and h.value = any(${[...new Set(signed.map((one) => one.address))]}::text[])`);
  const byAddress = new Map(owners.map((owner) => [owner.address, owner]));
  return signed.flatMap((one): Likeness[] => {
    const owner = byAddress.get(one.address);
    if (!owner || owner.id === one.author || !isLike(one.name, owner.name)) return [];
    return [{ oneId: one.author, otherId: owner.id, kind: 'signature', proof: one.line, why: `Mails of ${one.name} are signed with an address that is known as another ${owner.name === one.name ? 'one' : 'person'}'s.` }];
  });
}

/** Names that share a word of three letters or more. */
function isLike(one: string, other: string): boolean {
  const words = (name: string) => name.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 2);
  const own = new Set(words(one));
  return words(other).some((word) => own.has(word));
}
