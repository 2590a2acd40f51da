// A fact is one value of one field with the source that said it. Every value ever told stays; one of them is current.
// What a member typed stays current whatever an import brings later; a file beats what a mail header said.
import { nameQuality } from './name.ts';
import type { Value } from './field.ts';

export type SourceKind = 'import' | 'mail' | 'member' | 'api';

/** Who says something, and in which run. `recordIds` go with the inputs, one each. */
export interface Source {
  kind: SourceKind;
  runId: string | null;
  recordIds?: readonly (string | null)[];
  memberId?: string;
  now: Date;
}

export interface KnownFact {
  id: string;
  field: string;
  text: string;
  /** As what it was judged. */
  source: SourceKind;
  isCurrent: boolean;
  /** The run that told it; null outside of imports. */
  runId: string | null;
}

const RANK: Record<SourceKind, number> = { mail: 1, import: 2, api: 2, member: 3 };

/** What becomes of a value told by `source` when `known` was told of the same field before. */
export function judgeValue(field: string, value: Value, source: SourceKind, known: readonly KnownFact[]): 'current' | 'noted' | 'known' {
  const current = known.find((fact) => fact.isCurrent);
  if (current?.text === value.text) return RANK[source] > RANK[current.source] && source === 'member' ? 'current' : 'known';
  const wins = !current || (RANK[source] >= RANK[current.source] && (source === 'member' || field !== 'name' || isBetterName(value.text, source, current.text)));
  if (wins) return 'current';
  return known.some((fact) => fact.text === value.text && fact.source === source) ? 'known' : 'noted';
}

export interface Judged<Fact> {
  fact: Fact;
  isCurrent: boolean;
  /** The fact that took its place; itself where it was never current. */
  replacedBy: Fact | null;
}

/** Judges everything told of one field again, oldest first. */
export function judgeAll<Fact extends Omit<KnownFact, 'isCurrent'>>(field: string, told: readonly Fact[]): Judged<Fact>[] {
  const judged: Judged<Fact>[] = [];
  const known: KnownFact[] = [];
  for (const fact of told) {
    const isCurrent = judgeValue(field, { text: fact.text, number: null, date: null }, fact.source, known) === 'current';
    if (isCurrent) {
      for (const before of known) before.isCurrent = false;
      for (const before of judged) if (before.isCurrent) Object.assign(before, { isCurrent: false, replacedBy: fact });
    }
    known.push({ ...fact, isCurrent });
    judged.push({ fact, isCurrent, replacedBy: isCurrent ? null : fact });
  }
  return judged;
}

/**
 * Of everything told of one field, oldest first, what would have been written had it been told of one person from the start:
 * without what the same source had told already, and without an organisation guessed from a mail domain for whoever has one.
 */
export function withoutRepeats<Fact extends Omit<KnownFact, 'isCurrent'>>(field: string, told: readonly Fact[]): Fact[] {
  const kept: Fact[] = [];
  for (const fact of told) {
    const current = judgeAll(field, kept).find((one) => one.isCurrent)?.fact;
    const known = kept.map((one): KnownFact => ({ id: one.id, field, text: one.text, source: one.source, runId: one.runId, isCurrent: one === current }));
    const isRepeat = judgeValue(field, { text: fact.text, number: null, date: null }, fact.source, known) === 'known' && kept.some((one) => one.text === fact.text && one.runId === fact.runId);
    const isNeedlessGuess = field === 'organisation_id' && fact.source === 'mail' && Boolean(current?.text);
    if (!isRepeat && !isNeedlessGuess) kept.push(fact);
  }
  return kept;
}

function isBetterName(name: string, source: SourceKind, current: string): boolean {
  const gain = nameQuality(name) - nameQuality(current);
  return source === 'mail' ? gain > 0 : gain >= 0;
}
