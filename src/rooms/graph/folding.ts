// A timeline as it is read: a mail to three people of one organisation is told once, an order of four things is one purchase,
// and what machines tell (read, used, opened) is folded when there is more than a little of it in a row.
import type { EventKind } from './event.ts';

export interface Happening {
  id: string;
  event: string;
  kind: EventKind;
  at: string;
  isAutomatic: boolean;
  person: { id: string; name: string };
}

/** Interactions told together, the newest first; `isFolded`: told by their number until they are asked for. */
export interface Told<H extends Happening> {
  of: readonly [H, ...H[]];
  isFolded: boolean;
}

/** So many events of machines in a row are told one by one. */
const IN_A_ROW_MAX = 3;
const MACHINES = new Set<EventKind>(['reading', 'usage', 'visit', 'event']);

/** `of`: newest first. With `kind` only that one is shown, and none of it is folded. */
export function toldTogether<H extends Happening>(of: readonly H[], kind: EventKind | null): Told<H>[] {
  const single = inGroups(of, isOneThing);
  const told = single.map((group): Told<H> => ({ of: group, isFolded: false }));
  if (kind !== null) return told;
  return inGroups(told, (a, b) => isMachine(a.of[0]) && isMachine(b.of[0]))
    .flatMap((run): Told<H>[] => (run.length > IN_A_ROW_MAX ? [{ of: run.flatMap((one) => one.of) as [H, ...H[]], isFolded: true }] : run));
}

const isMachine = ({ kind, isAutomatic }: Happening): boolean => isAutomatic || MACHINES.has(kind);

/** One event with several people, or several rows of one order. */
const isOneThing = (a: Happening, b: Happening): boolean => a.event === b.event || (a.kind === 'purchase' && b.kind === 'purchase' && a.at === b.at && a.person.id === b.person.id);

/** Neighbours that belong together. */
function inGroups<T>(all: readonly T[], belong: (before: T, next: T) => boolean): [T, ...T[]][] {
  const groups: [T, ...T[]][] = [];
  for (const one of all) {
    const last = groups.at(-1);
    if (last && belong(last.at(-1) as T, one)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** How many of each kind, in the order in which they first come. */
export function countedKinds(of: readonly Happening[]): [EventKind, number][] {
  const counts = new Map<EventKind, number>();
  for (const { kind } of of) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts];
}
