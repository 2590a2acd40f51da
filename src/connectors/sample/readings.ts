// Who reads what we publish, and who uses which part of the product how much.
import { isActive } from './exchange.ts';
import type { Random } from './random.ts';
import type { Arc, Making, SamplePerson } from './shapes.ts';
import { CONTENT } from './topics.ts';
import type { SampleContent } from './topics.ts';
import { DAY_MS } from './times.ts';

const PER_YEAR: Record<Arc, number> = { steady: 1, fan: 3, star: 4, sceptic: 0.8, souring: 0.9, warming: 1.6, fading: 0.7, newcomer: 4, reader: 8, quiet: 0.5, prospect: 4, gone: 0.8 };

export function addReadings(making: Making): void {
  for (const person of making.company.persons) {
    if (!person.email || person.isUnknown) continue;
    const random = making.random.branch(`readings/${person.key}`);
    const count = random.count(Math.min(40, (PER_YEAR[person.arc] * person.startedDaysAgo) / 365));
    for (let index = 0; index < count; index++) {
      const at = making.times.daysAgo(random.whole(1, person.startedDaysAgo), random, false);
      const item = drawItem(random, person, making.times.age(at));
      if (item && isActive(making, person, at)) read(making, person, item.externalId, at);
    }
  }
}

export function read({ company }: Making, person: SamplePerson, content: string, at: Date): void {
  company.readings.push({ key: `reading-${String(company.readings.length + 1).padStart(5, '0')}`, at, person: person.key, content });
}

/** One of those already published, rather about what they care for. */
function drawItem(random: Random, person: SamplePerson, age: number): SampleContent | null {
  const out = CONTENT.filter((item) => item.publishedDaysAgo > age + 1);
  const near = out.filter((item) => item.topics.some((topic) => person.topics.includes(topic)));
  return out.length === 0 ? null : random.pick(near.length > 0 && random.chance(0.6) ? near : out);
}

const FEATURES = ['pack lists', 'route planning', 'driver app', 'invoice runs', 'web shop', 'harvest forecast', 'reports', 'labels printed'] as const;

/** Every month or so one count per organisation of one feature, by the one who uses the product most there. */
export function addUsage(making: Making): void {
  const { company, times } = making;
  for (const organisation of company.organisations) {
    const random = making.random.branch(`usage/${organisation.key}`);
    const people = company.persons.filter((person) => person.organisation === organisation.key && !person.isUnknown);
    const [lead] = people;
    if (!lead || lead.arc === 'prospect') continue;
    for (let age = lead.startedDaysAgo - random.whole(3, 20); age > lead.leftDaysAgo + 1; age -= random.whole(24, 48)) {
      const user = random.chance(0.6) ? lead : random.pick(people);
      const at = times.daysAgo(age, random);
      if (!isActive(making, user, at)) continue;
      const quantity = Math.max(1, Math.round(organisation.boxes * 0.2 * growth(organisation.fortune, age) * (0.7 + random.next() * 0.6)));
      company.usage.push({ key: `usage-${String(company.usage.length + 1).padStart(5, '0')}`, at: new Date(Math.min(at.getTime(), times.end.getTime() - DAY_MS / 8)), person: user.key, feature: random.pick(FEATURES), quantity });
    }
  }
}

/** Troubled schemes use less and less, growing ones more. */
const growth = (fortune: string, age: number): number => (fortune === 'growing' ? 1.5 - age / 1500 : fortune === 'troubled' || fortune === 'leaving' ? 0.4 + age / 900 : 1);
