// What our members wrote down about their customers after talks, told through the endpoints they would use in the browser.
// Sentences of what they need are quoted from their own mails and calls.
import type { Call, Deps } from '#base/endpoint.ts';
import type { WorkspaceTx } from '#base/database/database.ts';
import { graphEndpoints } from '#rooms/graph/index.ts';
import { peopleEndpoints } from '#rooms/people/index.ts';
import { ensureMembers } from '#rooms/team/index.ts';
import { callOfMina, calling } from './decisions.ts';
import { DAY_MS } from './times.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import type { Company, SamplePerson } from './shapes.ts';
import { ASPIRATIONS, DRIVERS, ENABLES, HELPS, JOBS, NEEDS, WAITS } from './wordsLearned.ts';

const PEOPLE = 64;
const DEALT_MAX = 3;
const STANCES = ['idea', 'concern', 'question'] as const;

/** Whom something was written down about: who belongs to us and writes, the leading ones first. */
export const talkedTo = ({ persons }: Company): SamplePerson[] => persons.filter(({ email, arc, leftDaysAgo, isUnknown, startedDaysAgo }) => email && !isUnknown && leftDaysAgo === 0 && arc !== 'prospect' && startedDaysAgo > 40)
  .toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary)).slice(0, PEOPLE);

/** Writes it all down; where anything is written down already, nothing is added. */
export async function writeLearned(deps: Deps, tx: WorkspaceTx, company: Company, now: Date): Promise<void> {
  const call = await callOfMina(deps, tx, now);
  const { items } = await calling(peopleEndpoints, 'learned.list')(call, { kind: 'job', search: '', limit: 1 }) as { items: unknown[] };
  if (items.length > 0) return;
  const random = createRandom('furrowbox/learned');
  const cards = createCards(random);
  const members = await ensureMembers(tx, company.members.map(({ name, email }) => ({ name, address: email })), null, now);
  for (const person of talkedTo(company)) {
    const { id } = await calling(peopleEndpoints, 'people.find')(call, { handle: person.email ?? '' }) as { id: string };
    const author = company.members.find(({ key }) => key === person.owner) ?? company.members[0];
    const memberId = (author && members.get(author.email)) ?? call.caller.memberId;
    const write = async (daysAgo: number, told: object) => {
      const at = new Date(company.endsAt.getTime() - daysAgo * DAY_MS);
      await calling(peopleEndpoints, 'learned.create')({ ...call, now: at, caller: { ...call.caller, memberId } } satisfies Call, { id, ...told });
    };
    await writeOne(call, id, { random: random.branch(person.key), cards, write, oldest: Math.min(person.startedDaysAgo, 700) });
  }
}

interface Writing { random: Random; cards: Cards; write: (daysAgo: number, told: object) => Promise<void>; oldest: number }

async function writeOne(call: Call, id: string, { random, cards, write, oldest }: Writing): Promise<void> {
  const job = cards.deal(JOBS);
  if (job) await write(random.whole(Math.min(30, oldest - 1), oldest), { kind: 'job', words: job, quote: job, isSaid: true });
  await writeNeeds(call, id, { random, cards, write, oldest });
  for (const [kind, from, most, chance] of [['aspiration', ASPIRATIONS, 420, 0.55], ['driver', DRIVERS, 170, 0.55], ['enable', ENABLES, 200, 0.45], ['help', HELPS, 200, 0.45]] as const) {
    const words = random.chance(chance) ? cards.deal(from) : null;
    if (words) await write(random.whole(1, Math.min(most, oldest)), { kind, words, isSaid: kind === 'driver' ? random.chance(0.7) : kind === 'aspiration' && random.chance(0.4) });
  }
  if (random.chance(0.5)) await write(random.whole(1, Math.min(300, oldest)), { kind: 'preference', choice: random.pick(['talk', 'talk', 'write', 'alone']), isSaid: random.chance(0.6) });
  const wait = random.chance(0.08) ? cards.deal(WAITS) : null;
  if (wait) await write(random.whole(1, 20), { kind: 'wait', words: wait, isSaid: false });
}

interface Heard { id: string; at: Date; mentions: { topic: { name: string }; stance: string; quote: string; counts: boolean }[] }

/** Up to two needs, each from a sentence of their own. */
async function writeNeeds(call: Call, id: string, { random, cards, write, oldest }: Writing): Promise<void> {
  const { items } = await calling(graphEndpoints, 'interactions.list')(call, { person: id, limit: 40 }) as { items: Heard[] };
  const said = items.flatMap(({ id: interaction, at, mentions }) => mentions.flatMap(({ topic, stance, quote, counts }) => {
    const known = STANCES.find((one) => one === stance);
    return known && counts && quote ? [{ interaction, at, topic: topic.name, stance: known, quote }] : [];
  }));
  for (const { interaction, at, topic, stance, quote } of random.some(said, 2)) {
    const frame = cards.deal(NEEDS[stance], topic);
    const daysAgo = Math.floor((call.now.getTime() - at.getTime()) / DAY_MS);
    if (!frame || daysAgo > oldest) continue;
    const words = frame.replace('{topic}', topic);
    await write(Math.max(0, daysAgo - 1), { kind: 'need', words: words.charAt(0).toUpperCase() + words.slice(1), isSaid: true, quote, interaction });
  }
}

interface Cards { deal(from: readonly string[], about?: string): string | null }

/** Deals lines so that none comes more than three times (with the same subject). */
function createCards(random: Random): Cards {
  const dealt = new Map<string, number>();
  return {
    deal(from, about = '') {
      const least = Math.min(...from.map((line) => dealt.get(line + about) ?? 0));
      if (least >= DEALT_MAX) return null;
      const line = random.pick(from.filter((one) => (dealt.get(one + about) ?? 0) === least));
      dealt.set(line + about, least + 1);
      return line;
    },
  };
}
