// What the large made-up graph consists of, drawn from a seed: few topics, people and members do most (Zipf), things grow over
// three years and end now. The same seed and size draw the same, whichever engine they are loaded into.
import { newId } from '#base/ids.ts';
import { randomFrom } from '#test/random.ts';

export interface Size { persons: number; interactions: number }
export const SIZES: Record<string, Size> = { S: { persons: 10_000, interactions: 100_000 }, M: { persons: 100_000, interactions: 1_000_000 }, L: { persons: 1_000_000, interactions: 10_000_000 } };

interface Named { id: string; name: string }
export interface Names { topics: Named[]; members: Named[]; persons: Named[]; organisations: Named[] }

export const DAY = 86_400_000;
export const TEXT = 'We wrote about this before; it still does what it did.';
const YEARS = 3;
const TOPICS = 200;
const MEMBERS = 40;
const STANCES = ['interest', 'concern', 'concern', 'praise', 'idea', 'question', 'question', 'neutral'] as const;
const KINDS: readonly [kind: string, share: number][] = [['mail', 0.4], ['reading', 0.65], ['purchase', 0.8], ['usage', 0.92], ['call', 0.97], ['survey response', 0.98], ['meeting', 1]];
const EDGE_KINDS = ['knows', 'knows', 'works with', 'works with', 'referred', 'introduced', 'reports to', 'replied to'] as const;

/** Ranks 0 to n − 1, rank r with weight 1 / (r + 1)^s. */
function zipf(n: number, s: number, next: () => number): () => number {
  const sums = new Float64Array(n);
  let sum = 0;
  for (let r = 0; r < n; r += 1) sums[r] = sum += 1 / (r + 1) ** s;
  return () => {
    const wanted = next() * sum;
    let [low, high] = [0, n - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function shuffled<T>(list: readonly T[], below: (n: number) => number): T[] {
  const mixed = [...list];
  for (let n = mixed.length - 1; n > 0; n -= 1) {
    const other = below(n + 1);
    [mixed[n], mixed[other]] = [mixed[other] as T, mixed[n] as T];
  }
  return mixed;
}

export function makeNames(size: Size): Names {
  const named = (many: number, word: string): Named[] => Array.from({ length: many }, (_, n) => ({ id: newId(), name: `${word} ${n}` }));
  return { topics: named(TOPICS, 'topic'), members: named(MEMBERS, 'Member'), persons: named(size.persons, 'Person'), organisations: named(Math.ceil(size.persons / 5), 'Organisation') };
}

export interface EventDrawn {
  id: string; kind: string; at: Date; direction: string; role: string; person: string; member: string | null; hours: number | null; amount: number | null; score: number | null;
  mentions: { id: string; topic: string; stance: string; counts: boolean }[];
}

export type GraphDraws = ReturnType<typeof drawGraph>;

/** Draws rows for these names in the order in which they are asked for: names first, then events, then edges. */
export function drawGraph(names: Names, size: Size, seed: number, now: Date) {
  const random = randomFrom(seed);
  const { topics, members, persons, organisations } = names;
  const created = new Date(now.getTime() - 1_200 * DAY);
  const start = now.getTime() - YEARS * 365 * DAY;
  const place = zipf(organisations.length, 0.5, random.next);
  const topicRank = zipf(topics.length, 0.8, random.next);
  const memberRank = zipf(members.length, 0.8, random.next);
  const pick = (list: readonly Named[], rank: () => number) => () => (list[rank()] as Named).id;
  const [topic, member] = [pick(topics, topicRank), pick(members, memberRank)];
  const busy = pick(shuffled(persons, random.below), zipf(persons.length, 0.6, random.next));
  const acquainted = pick(shuffled(persons, random.below), zipf(persons.length, 0.5, random.next));
  return {
    members: () => members.map(({ id, name }, n) => ({ id, name, email: `member${n}@ours.example`, role: 'member', joined_at: created })),
    topics: () => topics.map(({ id, name }) => ({ id, name, aliases: [], state: 'accepted', created_at: created })),
    organisation: ({ id, name }: Named) => ({
      id, name, name_key: name, yearly_revenue: random.maybe(0.9, () => Math.round(100 * 10 ** (random.next() * 3))), renewal_date: random.maybe(0.9, () => new Date(now.getTime() + (random.below(365) - 30) * DAY).toISOString().slice(0, 10)),
      created_at: created, updated_at: created,
    }),
    person: ({ id, name }: Named) => ({
      id, name, organisation_id: random.maybe(0.8, () => (organisations[place()] as Named).id), owner_member_id: random.maybe(0.05, () => random.pick(members).id), tags: [], strength: 0, created_at: created, updated_at: created,
    }),
    handle: ({ id }: Named, n: number) => ({ kind: 'email', value: `person${n}@example.org`, person_id: id, created_at: created }),
    /** The n-th event of all, with everything that follows from it. */
    event(n: number): EventDrawn {
      const luck = random.next();
      const kind = (KINDS.find(([, share]) => luck < share) as [string, number])[0];
      const isTouch = kind === 'mail' || kind === 'call' || kind === 'meeting';
      const direction = kind === 'mail' && random.chance(0.4) ? 'out' : 'in';
      const role = kind === 'mail' ? (direction === 'in' ? 'author' : 'to') : 'subject';
      const stances = kind === 'reading' ? ['interest'] : role !== 'to' && isTouch ? [random.pick(STANCES), random.pick(STANCES)] : [];
      return {
        id: newId(), kind, at: new Date(start + (now.getTime() - start) * Math.sqrt(n / size.interactions)), direction, role, person: busy(), member: isTouch ? member() : null, hours: isTouch ? random.maybe(0.5, () => random.below(72) + 0.5) : null,
        amount: kind === 'purchase' ? 10 + random.below(500) : null, score: kind === 'survey response' ? Math.min(10, 2 + random.below(10)) : null,
        mentions: stances.map((stance) => ({ id: newId(), topic: topic(), stance, counts: random.chance(0.9) })),
      };
    },
    /** Who knows whom: half as many as there are people, nobody themselves, each pair once of a kind. */
    edges() {
      const seen = new Set<string>();
      return Array.from({ length: Math.round(size.persons / 2) }, () => {
        const since = new Date(start + random.next() * 1_000 * DAY);
        return { id: newId(), person_id: acquainted(), other_person_id: acquainted(), kind: random.pick(EDGE_KINDS), since, last_at: since, times: 1 };
      }).filter((row) => {
        const key = `${row.person_id}${row.other_person_id}${row.kind}`;
        const isNew = row.person_id !== row.other_person_id && !seen.has(key);
        if (isNew) seen.add(key);
        return isNew;
      });
    },
  };
}

/** What questions are drawn from, topics and members as often as they are spoken of; the same for a graph that is just loaded and one that was kept. */
export function drawQuestions({ topics, members }: Pick<Names, 'topics' | 'members'>, seed: number): { drawTopic: () => Named; drawMember: () => Named } {
  const { next } = randomFrom(seed + 1);
  const [topicRank, memberRank] = [zipf(topics.length, 0.8, next), zipf(members.length, 0.8, next)];
  return { drawTopic: () => topics[topicRank()] as Named, drawMember: () => members[memberRank()] as Named };
}
