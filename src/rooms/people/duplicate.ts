// Two entries that may be one and the same: each proposal says why, and shows what it was read from. Nothing is merged by itself;
// what somebody decided is remembered, and never proposed again.
import { z } from 'zod';
import { mergeSubjects, mergedOne } from './merging.ts';

export const DUPLICATE_KINDS = ['same address', 'list address', 'told together', 'signature', 'same name and organisation', 'same name', 'same domain name'] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

/** How sure a reason is, 0 to 1; reasons of one pair add up as independent ones do. */
const SURENESS: Record<DuplicateKind, number> = {
  'same address': 0.95, 'list address': 0.95, 'told together': 0.9, signature: 0.85, 'same name and organisation': 0.8, 'same name': 0.5, 'same domain name': 0.5,
};

export const duplicateReason = z.object({
  kind: z.enum(DUPLICATE_KINDS),
  why: z.string().describe('a sentence'),
  proof: z.string().describe('the words, addresses or names it was read from'),
});
export type DuplicateReason = z.output<typeof duplicateReason>;

export const duplicateItem = z.object({
  id: z.string().describe('both ids'),
  subject: z.enum(mergeSubjects),
  kept: mergedOne.describe('the one we know longer and better'),
  gone: mergedOne,
  sureness: z.number().describe('0 to 1'),
  reasons: z.array(duplicateReason),
});
export type DuplicateItem = z.output<typeof duplicateItem>;

/** Two that look like one, by one reason. */
export interface Likeness extends DuplicateReason {
  oneId: string;
  otherId: string;
}

export interface Pair { oneId: string; otherId: string; sureness: number; reasons: DuplicateReason[] }

/** Likenesses gathered by pair, the surest first. */
export function pairUp(likenesses: readonly Likeness[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { oneId, otherId, ...reason } of likenesses) {
    const [first, second] = oneId < otherId ? [oneId, otherId] : [otherId, oneId];
    const pair = pairs.get(`${first} ${second}`) ?? { oneId: first, otherId: second, sureness: 0, reasons: [] };
    pairs.set(`${first} ${second}`, pair);
    if (pair.reasons.some((one) => one.kind === reason.kind)) continue;
    pair.reasons.push(reason);
    pair.sureness = 1 - (1 - pair.sureness) * (1 - SURENESS[reason.kind]);
  }
  return [...pairs.values()].sort((a, b) => b.sureness - a.sureness || (a.oneId < b.oneId ? -1 : 1));
}

/**
 * What stays of an address when what mail programs and lists add to it is taken away: ada+news@acme.com is ada@acme.com, Google
 * takes no notice of dots, and lists that may not send for others write ada=acme.com@list.example or ada@acme.com.invalid.
 */
export function plainAddress(address: string): { plain: string; isRewritten: boolean } {
  const [whole = '', isInvalid] = address.endsWith('.invalid') ? [address.slice(0, -'.invalid'.length), true] : [address, false];
  const at = whole.lastIndexOf('@');
  const local = whole.slice(0, at);
  const rewritten = /^([^=]+)=([^=@]+\.[^=@]+)$/.exec(local.replace(/^.*\+(?=[^+]+=)/, ''));
  const [name = '', domain = ''] = rewritten ? [rewritten[1], rewritten[2]] : [local, whole.slice(at + 1)];
  const plain = name.replace(/\+.*$/, '');
  const bare = /^(?:gmail|googlemail)\.com$/.test(domain) ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${domain}`;
  return { plain: bare, isRewritten: Boolean(rewritten) || isInvalid };
}
