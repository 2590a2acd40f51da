// What customers buy besides their plan: much before and in the season, little in winter.
import { isActive } from './exchange.ts';
import type { Random } from './random.ts';
import type { Making, SamplePerson } from './shapes.ts';
import { DAY_MS } from './times.ts';

/** How much is bought in each calendar month, January first, relative to an even year. */
const SEASON = [0.12, 0.3, 1.5, 2.2, 1.9, 1.4, 1.2, 1.1, 1.2, 0.8, 0.22, 0.14];
const SEASON_MAX = Math.max(...SEASON);

interface Ware {
  item: string;
  price: number;
  quantities: readonly number[];
  share: number;
}

const WARES: readonly Ware[] = [
  { item: 'Label rolls, 60 mm', price: 4.2, quantities: [6, 12, 24, 48], share: 6 }, { item: 'Label rolls, rainproof', price: 6.9, quantities: [6, 12, 24], share: 3 }, { item: 'Paper bags, printed', price: 0.14, quantities: [500, 1000, 2500], share: 4 },
  { item: 'Folding crates, green', price: 7.4, quantities: [20, 40, 80], share: 3 }, { item: 'Insulated liners', price: 1.85, quantities: [50, 100, 200], share: 3 }, { item: 'Packing scale', price: 349, quantities: [1, 1, 2], share: 1.2 },
  { item: 'Label printer', price: 279, quantities: [1, 1, 2], share: 1 }, { item: 'Cold chain logger', price: 58, quantities: [1, 2, 3, 4], share: 1.6 }, { item: 'Wall tablet', price: 212, quantities: [1, 2], share: 0.8 },
  { item: 'Brass weight, 1 kg', price: 22.5, quantities: [1, 2], share: 0.8 }, { item: 'Crate tags, washable', price: 0.65, quantities: [100, 200, 400], share: 1.5 }, { item: 'Door cards for skip weeks', price: 0.09, quantities: [250, 500], share: 1.2 },
];

export function addPurchases(making: Making): void {
  for (const person of making.company.persons) {
    const random = making.random.branch(`purchases/${person.key}`);
    const perYear = appetite(random, person);
    const tries = random.count(Math.min(45, perYear * SEASON_MAX * (person.startedDaysAgo / 365)));
    for (let index = 0; index < tries; index++) {
      const at = making.times.daysAgo(random.whole(1, person.startedDaysAgo), random);
      if (random.chance((SEASON[at.getUTCMonth()] ?? 1) / SEASON_MAX) && mayBuy(making, person, at)) buy(making, random, person, at);
    }
  }
}

/** Growers without a mail address buy, although nobody hears from them. */
const mayBuy = (making: Making, person: SamplePerson, at: Date): boolean => making.times.age(at) >= 1 && (isActive(making, person, at) || (!person.email && making.times.age(at) <= person.startedDaysAgo));

function appetite(random: Random, { arc, isPrimary, email, isUnknown }: SamplePerson): number {
  if (arc === 'prospect' || isUnknown) return 0;
  if (!email) return random.pick([1, 2, 4]);
  if (isPrimary) return arc === 'star' || arc === 'fan' ? 4.5 : 2.8;
  return random.chance(0.3) ? 1.6 : 0;
}

/** One order of one to three things. */
export function buy({ company }: Making, random: Random, person: SamplePerson, at: Date): void {
  const orderId = `O-${50_000 + company.purchases.length}`;
  const chosen = new Set<Ware>();
  for (let count = random.pick([1, 1, 1, 2, 2, 3]); count > 0; count--) chosen.add(drawWare(random));
  for (const { item, price, quantities } of chosen) {
    const quantity = random.pick(quantities);
    const inflation = 1 + 0.06 * ((at.getTime() - company.endsAt.getTime()) / DAY_MS / 365);
    company.purchases.push({ key: `purchase-${String(company.purchases.length + 1).padStart(5, '0')}`, at, person: person.key, orderId, item, quantity, amount: Math.round(price * inflation * quantity * 100) / 100 });
  }
}

function drawWare(random: Random): Ware {
  let left = random.next() * WARES.reduce((sum, { share }) => sum + share, 0);
  for (const ware of WARES) {
    left -= ware.share;
    if (left < 0) return ware;
  }
  return WARES[0] as Ware;
}
