// An answer as a table: one line for everybody found, with the sentences that prove it.
import { csvLine } from '#base/csv.ts';
import type { FoundRow, Why } from './found.ts';

type Find = 'people' | 'organisations' | 'paths';
const PROOF_MAX = 2_000;

const HEADS: Readonly<Record<Find, readonly string[]>> = {
  people: ['Name', 'E-mail', 'Organisation', 'Title', 'Strength', 'Last contact', 'Why'],
  organisations: ['Name', 'Strength', 'Last contact', 'Why'],
  paths: ['Way', 'Strength', 'Why'],
};

export const exportHead = (find: Find, further: readonly string[] = []): string => csvLine([...HEADS[find], ...further]);

/** One line; `further` are the workspace's own fields of people and of organisations. */
export function exportLine(row: FoundRow, why: readonly Pick<Why, 'condition' | 'quote' | 'what' | 'source' | 'person'>[], { title, further = [] }: { title?: string | null | undefined; further?: readonly (string | null | undefined)[] } = {}): string {
  const proof = proofText(why);
  if (row.kind === 'path') return csvLine([(row.steps ?? []).map(({ name }) => name).join(' → '), row.strength, proof]);
  if (row.kind === 'organisation') return csvLine([row.name, row.strength, row.lastContactAt, proof, ...further]);
  return csvLine([row.name, row.email, row.organisation, title, row.strength, row.lastContactAt, proof, ...further]);
}

/** Every condition with what shows it, the quote verbatim and where it comes from. */
function proofText(why: readonly Pick<Why, 'condition' | 'quote' | 'what' | 'source' | 'person'>[]): string {
  const lines = why.map(({ condition, quote, what, source, person }) => [person && !condition.includes(person) ? `${person}: ` : '', condition, quote || what ? `: ${quote ? `“${quote}”` : what}` : '', source ? ` (${source})` : ''].join(''));
  const whole = [...new Set(lines)].join(' · ');
  return whole.length > PROOF_MAX ? `${whole.slice(0, PROOF_MAX - 1)}…` : whole;
}
