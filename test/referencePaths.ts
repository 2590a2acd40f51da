// Warm paths the naive way: every simple way to the one to be met is walked, and the strongest kept for each of us and each
// person they know.
import { EDGE_STRENGTH } from '#rooms/ask/path.ts';
import type { Question } from '#rooms/question/question.ts';
import { tieStrength } from './reference.ts';
import type { Reference } from './reference.ts';

interface Way { people: string[]; edges: string[]; strength: number }

/** The steps' ids of every way, strongest first, with its strength of 0–100. */
export function answerPaths(question: Extract<Question, { find: 'paths' }>, it: Reference): { id: string; strength: number }[] {
  const best = new Map<string, Way>();
  for (const way of waysTo(question.to.id as string, question.hops - 1, it)) {
    const from = way.people[0] as string;
    const known = best.get(from);
    if (!known || isBetter(way, known)) best.set(from, way);
  }
  const members = it.graph.members.filter((member) => question.from === 'anyone' || member.id === question.from.id);
  const paths = members.flatMap((member) => [...best.values()].flatMap((way) => {
    const by = (id: string) => (tieStrength(id, member.id, it) / 100) * (best.get(id) as Way).strength;
    const strength = by(way.people[0] as string);
    return strength === 0 || way.people.slice(1).some((id) => by(id) >= strength) ? [] : [{ id: [member.id, ...way.people].join('/'), strength, length: way.people.length }];
  }));
  return paths.sort((a, b) => b.strength - a.strength || a.length - b.length || (a.id < b.id ? -1 : 1)).map(({ id, strength }) => ({ id, strength: Math.round(strength * 100) }));
}

/** All ways without a circle, each from its far end to the one to be met. */
function waysTo(target: string, edges: number, it: Reference): Way[] {
  const found: Way[] = [{ people: [target], edges: [], strength: 1 }];
  let ends = found;
  for (let n = 0; n < edges; n += 1) {
    ends = ends.flatMap((way) => it.graph.relationships.filter((edge) => edge.since <= it.asking.now && edge.from !== edge.to && (edge.from === way.people[0] || edge.to === way.people[0])).flatMap((edge) => {
      const next = edge.from === way.people[0] ? edge.to : edge.from;
      return way.people.includes(next) ? [] : [{ people: [next, ...way.people], edges: [edge.id, ...way.edges], strength: way.strength * EDGE_STRENGTH[edge.kind] }];
    }));
    found.push(...ends);
  }
  return found;
}

/** Stronger, else shorter, else over whoever comes first by id. */
function isBetter(a: Way, b: Way): boolean {
  if (a.strength !== b.strength) return a.strength > b.strength;
  if (a.people.length !== b.people.length) return a.people.length < b.people.length;
  const order = (way: Way) => way.people.slice(1).map((id, n) => `${id} ${way.edges[n]}`).join(' ');
  return order(a) < order(b);
}
