// What must be in the company so that it can be asked for: a handful of people whose years are told on purpose. Each story
// takes persons whom chance has not promised to another story.
import { introduce } from './circulars.ts';
import { converse } from './conversations.ts';
import { slug } from './cast.ts';
import { drawClosing } from './mailText.ts';
import { daysAfter } from './exchange.ts';
import { buy } from './purchases.ts';
import { read } from './readings.ts';
import { relate } from './relationships.ts';
import { respond } from './responses.ts';
import { CONTENT } from './topics.ts';
import type { Arc, Making, SampleOrganisation, SamplePerson } from './shapes.ts';
import type { Random } from './random.ts';

interface Telling {
  making: Making;
  random: Random;
  /** The next free person that fits, taken; the first description that somebody fits decides. */
  take(...descriptions: Description[]): SamplePerson;
  /** The same among a member's people; where nobody is left, somebody comes to that member. */
  takeOf(owner: string, fits: Description): SamplePerson;
  organisationOf(person: SamplePerson): SampleOrganisation;
}

type Description = (person: SamplePerson, organisation: SampleOrganisation) => boolean;

/** Shapes the cast; to be told before chance adds the everyday. */
export function tellStories(making: Making): void {
  const random = making.random.branch('stories');
  const taken = new Set<SamplePerson>();
  const organisationOf = (person: SamplePerson): SampleOrganisation => {
    const found = making.company.organisations.find((one) => one.key === person.organisation);
    if (!found) throw new Error(`${person.name} works nowhere.`);
    return found;
  };
  const order = random.some(making.company.persons.filter((person) => person.email), making.company.persons.length);
  const telling: Telling = {
    making, random, organisationOf,
    take(...descriptions) {
      for (const fits of descriptions) {
        const found = order.find((person) => !taken.has(person) && person.leftDaysAgo === 0 && fits(person, organisationOf(person)));
        if (!found) continue;
        taken.add(found);
        return found;
      }
      throw new Error('Nobody is left for a story.');
    },
    takeOf(owner, fits) {
      const person = telling.take((one, place) => one.owner === owner && fits(one, place), fits, isCustomer);
      if (person.owner !== owner) Object.assign(person, { owner });
      return person;
    },
  };
  tellStars(telling);
  tellReaders(telling);
  tellSilence(telling);
  tellReferrals(telling);
  tellWinterBuyers(telling);
  tellFirmware(telling);
  tellMoods(telling);
  tellGraceHopper(telling);
}

const isCustomer = (person: SamplePerson, { fortune }: SampleOrganisation): boolean => fortune !== 'prospect' && fortune !== 'leaving' && person.startedDaysAgo > 400;
const become = (person: SamplePerson, arc: Arc): SamplePerson => Object.assign(person, { arc });

/** A few people whom we know as well as one can. */
function tellStars({ takeOf }: Telling): void {
  for (const owner of ['mina', 'mina', 'ada', 'ada', 'tomasz', 'priya', 'leila']) become(takeOf(owner, (person, place) => isCustomer(person, place) && person.isPrimary), 'star');
}

/** People Mina knows who enjoy white papers about CRM; two of them worry about churn. */
function tellReaders({ making, random, takeOf }: Telling): void {
  const papers = CONTENT.filter((item) => item.kind === 'white paper' && item.topics.includes('crm'));
  const readers = [0, 1, 2, 3].map(() => takeOf('mina', (person, place) => isCustomer(person, place) && ['steady', 'fan', 'reader', 'warming'].includes(person.arc)));
  for (const [index, person] of readers.entries()) {
    for (const paper of random.some(papers, index === 0 ? 4 : random.whole(2, 3))) {
      read(making, person, paper.externalId, making.times.daysAgo(Math.min(paper.publishedDaysAgo - 3, random.whole(12, 330)), random, false));
    }
    converse(making, random, person, making.times.daysAgo(random.whole(20, 70), random), index < 2 ? 'concern' : 'question', index < 2 ? 'churn' : 'crm');
  }
}

/** Customers of Ada whom nobody has spoken to for a long time, and people who slip away from the others. */
function tellSilence({ random, takeOf }: Telling): void {
  for (const owner of ['ada', 'ada', 'ada', 'ada', 'tomasz', 'mina', 'joost']) {
    const person = become(takeOf(owner, (one, place) => isCustomer(one, place) && !one.isPrimary), 'fading');
    person.silentDays = random.whole(98, 190);
  }
}

/** Promoters who sent somebody, where the contract turns soon. */
function tellReferrals({ making, random, take, organisationOf }: Telling): void {
  for (const days of [9, 24, 41, 55]) {
    const promoter = become(take(...[900, 700, 500].map((age): Description => (person, place) => isCustomer(person, place) && person.isPrimary && person.startedDaysAgo > age)), 'fan');
    const referred = take(...[true, false].map((isPrimary): Description => (person, place) => isCustomer(person, place) && person.isPrimary === isPrimary && person.startedDaysAgo < promoter.startedDaysAgo - 40 && person.organisation !== promoter.organisation));
    relate(making, promoter, referred, 'referred', referred.startedDaysAgo + 6);
    respond(making, random, promoter, making.times.daysAgo(random.whole(3, 4), random), random.pick([9, 10]));
    setRenewal(making, organisationOf(referred), days);
    if (days > 30) setRenewal(making, organisationOf(promoter), days - 12);
  }
}

function setRenewal({ company }: Making, organisation: SampleOrganisation, daysAhead: number): void {
  organisation.renewal = daysAfter(company.endsAt, daysAhead).toISOString().slice(0, 10);
}

/** Buyers who come back in the winter months, when hardly anybody buys. */
function tellWinterBuyers({ making, random, take }: Telling): void {
  for (let index = 0; index < 8; index++) {
    const person = take((one, place) => isCustomer(one, place) && one.isPrimary && one.startedDaysAgo > 500, (one, place) => isCustomer(one, place) && one.startedDaysAgo > 500);
    for (const age of winterDays(making, person)) buy(making, random, person, making.times.daysAgo(age, random));
  }
}

/** A summer day and a later one in deep winter, within what the person has lived through with us. */
function winterDays({ company }: Making, person: SamplePerson): number[] {
  const monthAt = (age: number) => daysAfter(company.endsAt, -age).getUTCMonth();
  const ages = Array.from({ length: Math.min(person.startedDaysAgo, 800) - 10 }, (_, index) => index + 5);
  const winter = ages.filter((age) => monthAt(age) === 11 || monthAt(age) === 0);
  const summer = ages.filter((age) => monthAt(age) >= 3 && monthAt(age) <= 6 && winter.some((later) => later < age));
  return [summer.at(-1), winter.at(Math.floor(winter.length / 3))].filter((age) => age !== undefined);
}

/** People with firmware and scales on their minds who have bought more than once. */
function tellFirmware({ making, random, take }: Telling): void {
  for (let index = 0; index < 6; index++) {
    const person = take((one, place) => isCustomer(one, place) && one.isPrimary, isCustomer);
    for (let order = 0; order < 3; order++) buy(making, random, person, making.times.daysAgo(random.whole(20, Math.min(700, person.startedDaysAgo)), random));
    converse(making, random, person, making.times.daysAgo(random.whole(8, 82), random), 'concern', index % 3 === 2 ? 'scale' : 'firmware');
    converse(making, random, person, making.times.daysAgo(random.whole(8, 82), random), 'concern', index % 3 === 1 ? 'scale' : 'firmware');
  }
  for (const topic of ['pricing', 'pricing', 'pricing', 'churn', 'churn']) {
    const person = take((one, place) => isCustomer(one, place) && one.arc !== 'star');
    converse(making, random, person, making.times.daysAgo(random.whole(4, 60), random), 'concern', topic);
  }
}

/** Scores that fall and scores that rise. */
function tellMoods({ making, random, take }: Telling): void {
  for (const [arc, scores] of [['souring', [9, 7, 3]], ['souring', [10, 8, 5]], ['souring', [8, 6, 2]], ['warming', [5, 7, 10]], ['warming', [4, 8, 9]], ['warming', [6, 8, 10]]] as const) {
    const person = become(take((one, place) => isCustomer(one, place) && one.startedDaysAgo > 500), arc);
    scores.forEach((score, index) => respond(making, random, person, making.times.daysAgo([400, 190, 4][index] ?? 4, random), score));
  }
}

/** Somebody of a known name whom none of us has met: two customers know her, and one knows somebody who does. */
function tellGraceHopper({ making, random, takeOf }: Telling): void {
  const { company } = making;
  const place: SampleOrganisation = {
    key: 'saltpanorchard', name: 'Saltpan Orchard', domain: 'saltpanorchard.example', town: 'Hexleypool', country: 'Ireland', size: 14, boxes: 210, plan: null, renewal: null, yearlyRevenue: null,
    owner: 'joost', fortune: 'prospect', startedDaysAgo: 130, leftDaysAgo: 0, rounds: ['the Hexleypool round', 'the Rushypan round'], shed: 'stone barn', isOrganic: true,
  };
  company.organisations.push(place);
  const grace: SamplePerson = {
    key: slug('Grace Hopper'), first: 'Grace', name: 'Grace Hopper', email: 'grace.hopper@saltpanorchard.example', customerId: null, phone: null, organisation: place.key, title: 'Head of packing', town: place.town, country: place.country,
    owner: place.owner, tags: [], startedDaysAgo: 130, leftDaysAgo: 0, arc: 'prospect', isPrimary: true, topics: ['packing', 'scale'], silentDays: 0, isUnknown: true, reachedBy: 'phone',
    closing: drawClosing(random, { first: 'Grace', name: 'Grace Hopper', place: 'Head of packing, Saltpan Orchard', phone: null }),
  };
  company.persons.push(grace);
  const friends = company.persons.filter((person) => person.arc === 'star');
  const [minas] = friends.filter((person) => person.owner === 'mina');
  const [adas] = friends.filter((person) => person.owner === 'ada');
  const between = takeOf('tomasz', isCustomer);
  if (!minas || !adas) throw new Error('Nobody knows Grace Hopper.');
  relate(making, minas, grace, 'knows', 320);
  relate(making, between, grace, 'works with', 240);
  relate(making, adas, between, 'knows', 500);
  // Introductions that did happen, so that one knows how they look.
  for (let index = 0; index < 3; index++) {
    const newcomer = company.persons.find((person) => person.isPrimary && person.arc === 'prospect' && !person.isUnknown && !company.relationships.some((one) => one.to === person.key));
    const from = friends[index];
    if (!newcomer || !from) continue;
    relate(making, from, newcomer, 'introduced', newcomer.startedDaysAgo);
    introduce(making, random, from, newcomer, making.times.daysAgo(newcomer.startedDaysAgo, random));
  }
}
