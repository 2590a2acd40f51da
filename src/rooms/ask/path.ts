// Warm paths: who of us can introduce us to somebody, over at most three people in between. Each step has a strength from 0 to
// 1 and a way is as strong as the product of its steps, so that no way is stronger than any part of it.
import type { RelationKind } from '#rooms/question/question.ts';

/** How much an edge between two customers is worth for an introduction. Who introduced or referred somebody does so again. */
export const EDGE_STRENGTH: Record<RelationKind, number> = { 'works with': 0.8, introduced: 0.8, referred: 0.7, 'reports to': 0.7, knows: 0.6, 'replied to': 0.3 };

/** A person from whom the one to be met is reached, as strongly as can be over so many edges. */
export interface Reached {
  id: string;
  /** 0–1 */
  strength: number;
  /** The next on the way and the edge there; null for the one to be met. */
  next: { person: Reached; edge: string; kind: RelationKind } | null;
}

/** One of us who knows a person, 1–100. */
export interface Knows {
  memberId: string;
  personId: string;
  strength: number;
}

export interface Path {
  memberId: string;
  knows: number;
  /** From the one whom the member knows to the one to be met. */
  people: Reached[];
  /** 0–1 */
  strength: number;
}

/** Everybody on the way from a person to the one to be met, both ends included. */
export function wayOf(from: Reached): Reached[] {
  const way: Reached[] = [];
  for (let at: Reached | null = from; at; at = at.next?.person ?? null) way.push(at);
  return way;
}

/**
 * All ways, strongest first, then the shorter: for each of us and each person they know the strongest way from there. A way
 * is left out where the same member knows somebody further on it and is there at least as strongly without the detour.
 */
export function rankPaths(reached: ReadonlyMap<string, Reached>, knows: readonly Knows[]): Path[] {
  const ties = new Map(knows.map((one) => [`${one.memberId} ${one.personId}`, one.strength]));
  const strengthBy = (memberId: string, person: Reached) => ((ties.get(`${memberId} ${person.id}`) ?? 0) / 100) * person.strength;
  const paths = knows.flatMap(({ memberId, personId, strength: tie }): Path[] => {
    const person = reached.get(personId);
    if (!person) return [];
    const [first, ...further] = wayOf(person) as [Reached, ...Reached[]];
    const strength = strengthBy(memberId, first);
    return further.some((one) => strengthBy(memberId, one) >= strength) ? [] : [{ memberId, knows: tie, people: [first, ...further], strength }];
  });
  return paths.sort((a, b) => b.strength - a.strength || a.people.length - b.people.length || (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const keyOf = ({ memberId, people }: Pick<Path, 'memberId' | 'people'>): string => [memberId, ...people.map((one) => one.id)].join('/');
