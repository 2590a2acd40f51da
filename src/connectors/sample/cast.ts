// Who there is: our members, the farms we look after, and their people.
import { COUNTRIES, FIRST_NAMES, farmNames, lastNames, PLACES } from './names.ts';
import { drawClosing } from './mailText.ts';
import { TOPICS } from './topics.ts';
import { DAY_MS, HISTORY_DAYS } from './times.ts';
import type { Random } from './random.ts';
import type { Arc, Fortune, SampleMember, SampleOrganisation, SamplePerson } from './shapes.ts';
import type { Times } from './times.ts';

const ORGANISATIONS = 68;

/** Who "I" am in the sample company. */
export const ME = { name: 'Mina Falk', email: 'mina@furrowbox.example' };

const TEAM: readonly Omit<SampleMember, 'closing'>[] = [
  { key: 'mina', first: 'Mina', ...ME, role: 'owner', replyHours: 9, share: 2, joinedDaysAgo: 1200 },
  { key: 'ada', first: 'Ada', name: 'Ada Quillon', email: 'ada@furrowbox.example', role: 'member', replyHours: 3, share: 4, joinedDaysAgo: 1095 },
  { key: 'tomasz', first: 'Tomasz', name: 'Tomasz Wrenfield', email: 'tomasz@furrowbox.example', role: 'member', replyHours: 5, share: 3, joinedDaysAgo: 1095 },
  { key: 'priya', first: 'Priya', name: 'Priya Sandoe', email: 'priya@furrowbox.example', role: 'member', replyHours: 6, share: 3, joinedDaysAgo: 760 },
  { key: 'joost', first: 'Joost', name: 'Joost Hammerling', email: 'joost@furrowbox.example', role: 'member', replyHours: 14, share: 2, joinedDaysAgo: 900 },
  { key: 'leila', first: 'Leila', name: 'Leila Marrable', email: 'leila@furrowbox.example', role: 'member', replyHours: 8, share: 2, joinedDaysAgo: 420 },
  { key: 'sven', first: 'Sven', name: 'Sven Okorie', email: 'sven@furrowbox.example', role: 'colleague', replyHours: 26, share: 0, joinedDaysAgo: 1095 },
  { key: 'rhian', first: 'Rhian', name: 'Rhian Dell', email: 'rhian@furrowbox.example', role: 'colleague', replyHours: 10, share: 0, joinedDaysAgo: 1095, leftDaysAgo: 380 },
];
const MEMBER_CLOSINGS = ['Warm regards,\nMina', 'Best wishes,\nAda\n\n-- \nAda Quillon\nFurrowbox, customer care\nTel. +44 1632 960011', 'Cheers,\nTomasz', 'Kind regards,\nPriya Sandoe\nFurrowbox', 'Best,\nJoost\n\nSent from my phone', 'All the best,\nLeila', '-- \nSven Okorie\nFurrowbox workshop\nTel. +44 1632 960017', 'Take care,\nRhian'];
const MEMBERS: readonly SampleMember[] = TEAM.map((member, index) => ({ ...member, closing: MEMBER_CLOSINGS[index] ?? '' }));

const TITLES = ['Packing lead', 'Route planner', 'Office', 'Bookkeeper', 'Customer care', 'Head of drivers', 'Farm shop lead', 'Grower', 'Field manager', 'Co-founder', 'Marketing', 'Apprentice'];
const TAGS = ['early adopter', 'speaks at meetups', 'organic', 'two depots', 'farm shop', 'co-op', 'talks rather than writes', 'beta tester'];
const SHED_TYPES = ['timber barn', 'steel hall', 'brick dairy', 'polytunnel', 'cold store', 'stone barn'];

interface Cast {
  members: SampleMember[];
  organisations: SampleOrganisation[];
  persons: SamplePerson[];
}

export function drawCast(random: Random, times: Times): Cast {
  const members = MEMBERS.map((member) => ({ ...member }));
  const organisations = drawOrganisations(random.branch('organisations'), times, members);
  const persons = drawPersons(random.branch('persons'), organisations, members);
  return { members, organisations, persons };
}

function drawOrganisations(random: Random, times: Times, members: readonly SampleMember[]): SampleOrganisation[] {
  const fortunes: Fortune[] = [...Array<Fortune>(24).fill('steady'), ...Array<Fortune>(14).fill('growing'), ...Array<Fortune>(11).fill('troubled'), ...Array<Fortune>(6).fill('leaving'), ...Array<Fortune>(6).fill('new'), ...Array<Fortune>(7).fill('prospect')];
  return random.some(farmNames(), ORGANISATIONS).map(({ base, kinds }, index) => {
    const name = `${base} ${random.pick(kinds.filter((kind) => !base.includes(kind)))}`;
    const fortune = fortunes[index % fortunes.length] ?? 'steady';
    const isCustomer = fortune !== 'prospect';
    const boxes = Math.round(30 * Math.exp(random.next() * 2.9));
    const startedDaysAgo = fortune === 'new' ? random.whole(25, 110) : fortune === 'prospect' ? random.whole(40, 200) : random.whole(250, HISTORY_DAYS - 5);
    const leftDaysAgo = fortune === 'leaving' ? random.whole(20, 160) : 0;
    // The year of a contract turns on its first day, so renewals lie all over the coming year.
    const renewalIn = 365 - (startedDaysAgo % 365);
    const plan = !isCustomer ? null : boxes < 60 ? 'Seedling' : boxes < 150 ? 'Row' : boxes < 320 ? 'Field' : 'Estate';
    return {
      key: slug(name), name, domain: `${slug(name)}.example`, town: random.pick(PLACES), country: random.pick(COUNTRIES), size: Math.max(2, Math.round(boxes / 18 + random.whole(0, 6))), boxes, plan,
      renewal: isCustomer && !leftDaysAgo ? new Date(times.end.getTime() + renewalIn * DAY_MS).toISOString().slice(0, 10) : null,
      yearlyRevenue: isCustomer && !leftDaysAgo ? Math.round(240 + boxes * (9 + random.next() * 7)) : null,
      owner: byShare(random, members), fortune, startedDaysAgo, leftDaysAgo,
      rounds: random.some(PLACES, random.whole(2, 5)).map((place) => `the ${place} round`), shed: random.pick(SHED_TYPES), isOrganic: random.chance(0.6),
    };
  });
}

function drawPersons(random: Random, organisations: readonly SampleOrganisation[], members: readonly SampleMember[]): SamplePerson[] {
  const identities = createIdentities(random);
  const persons: SamplePerson[] = [];
  for (const organisation of organisations) {
    const count = Math.min(8, 2 + random.count(organisation.fortune === 'prospect' ? 0.8 : 2.4));
    for (let index = 0; index < count; index++) persons.push(drawPerson(random, organisation, identities, index, members));
  }
  // Growers without a scheme of their own: they buy rolls and crates, are known by a customer number, and write to nobody.
  for (let index = 0; index < 10; index++) {
    const { first, name } = identities.name();
    persons.push({
      key: slug(name), first, name, email: null, customerId: identities.customerId(), phone: identities.phone(), organisation: null, title: 'Grower', town: random.pick(PLACES), country: random.pick(COUNTRIES), owner: byShare(random, members), tags: [],
      startedDaysAgo: random.whole(200, 1000), leftDaysAgo: 0, arc: 'quiet', isPrimary: false, topics: drawTopics(random), silentDays: 0, isUnknown: false, closing: '', reachedBy: 'phone',
    });
  }
  return persons;
}

function drawPerson(random: Random, organisation: SampleOrganisation, identities: Identities, index: number, members: readonly SampleMember[]): SamplePerson {
  const { first, name } = identities.name();
  const isPrimary = index === 0;
  const isArrival = index >= 3 && random.chance(0.25);
  const hasLeft = !isPrimary && index >= 2 && organisation.fortune !== 'new' && random.chance(0.12);
  const startedDaysAgo = isArrival ? Math.min(organisation.startedDaysAgo, random.whole(30, 300)) : organisation.startedDaysAgo;
  const title = isPrimary ? random.pick(['Founder', 'Owner', 'Managing grower']) : TITLES[(index * 3 + random.whole(0, 2)) % TITLES.length] ?? 'Office';
  const phone = random.chance(0.6) ? identities.phone() : null;
  return {
    key: slug(name), first, name, email: `${slug(first)}.${slug(name.slice(first.length + 1))}@${organisation.domain}`, customerId: isPrimary ? identities.customerId() : null, phone, organisation: organisation.key, title,
    town: organisation.town, country: organisation.country, owner: random.chance(0.85) ? organisation.owner : byShare(random, members), tags: random.chance(0.3) ? random.some(TAGS, random.whole(1, 2)) : [],
    startedDaysAgo, leftDaysAgo: organisation.leftDaysAgo || (hasLeft && startedDaysAgo > 120 ? random.whole(60, startedDaysAgo - 50) : 0),
    arc: hasLeft ? 'gone' : arcOf(random, organisation, isArrival), isPrimary, topics: drawTopics(random), silentDays: 0, isUnknown: false, reachedBy: random.pick(['mail', 'mail', 'phone', 'a visit']),
    closing: drawClosing(random, { first, name, place: `${title}, ${organisation.name}`, phone }),
  };
}

/** Everybody has a few subjects; some are on many minds. */
const drawTopics = (random: Random): string[] =>
  [...new Set([...(random.chance(0.5) ? [random.pick(['firmware', 'firmware', 'scale', 'crm', 'churn', 'pricing'])] : []), ...random.some(TOPICS, random.whole(2, 3)).map(({ key }) => key)])];

const ARCS: Record<Fortune, readonly Arc[]> = {
  steady: ['steady', 'steady', 'steady', 'fan', 'reader', 'quiet', 'quiet', 'warming', 'fading'],
  growing: ['fan', 'fan', 'warming', 'steady', 'reader', 'steady', 'quiet'],
  troubled: ['sceptic', 'souring', 'souring', 'fading', 'steady', 'quiet'],
  leaving: ['souring', 'fading', 'sceptic'],
  new: ['newcomer'],
  prospect: ['prospect'],
};

const arcOf = (random: Random, { fortune }: SampleOrganisation, isArrival: boolean): Arc => (isArrival && fortune !== 'prospect' ? 'newcomer' : random.pick(ARCS[fortune]));

function byShare(random: Random, members: readonly SampleMember[]): string {
  let left = random.next() * members.reduce((sum, member) => sum + member.share, 0);
  for (const member of members) {
    left -= member.share;
    if (left < 0) return member.key;
  }
  return members[0]?.key ?? '';
}

interface Identities {
  name(): { first: string; name: string };
  phone(): string;
  customerId(): string;
}

/** Names, numbers and customer ids, each given once. */
function createIdentities(random: Random): Identities {
  const firsts = random.some(FIRST_NAMES, FIRST_NAMES.length);
  const lasts = random.some(lastNames(), 600);
  // The range that is set aside for stories (Ofcom): 01632 960000 to 960999.
  const numbers = random.some(Array.from({ length: 900 }, (_, index) => index + 100), 900);
  let names = 0;
  let ids = 10_000;
  return {
    name() {
      const first = firsts[names % firsts.length] ?? 'Ida';
      const name = `${first} ${lasts[names % lasts.length] ?? 'Ashley'}`;
      names += 1;
      return { first, name };
    },
    phone: () => `+44 1632 960${String(numbers.pop() ?? 0).padStart(3, '0')}`,
    customerId: () => `FB-${(ids += random.whole(3, 90))}`,
  };
}

export const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
