// Who knows whom among the customers.
import type { Making, SamplePerson, SampleRelationship } from './shapes.ts';
import { daysAfter } from './exchange.ts';

export function addRelationships(making: Making): void {
  const { company, times } = making;
  const random = making.random.branch('relationships');
  const known = company.persons.filter((person) => person.email && !person.isUnknown);
  for (const { key } of company.organisations) {
    const [lead, ...others] = known.filter((person) => person.organisation === key);
    if (!lead) continue;
    for (const other of others) relate(making, other, lead, 'reports to', laterStart(other, lead));
    others.forEach((other, index) => {
      const next = others[index + 1];
      if (next && random.chance(0.4)) relate(making, other, next, 'works with', laterStart(other, next));
    });
  }
  const leads = known.filter((person) => person.isPrimary && person.arc !== 'prospect');
  for (const lead of leads) {
    for (const other of random.some(leads.filter((one) => one !== lead), random.pick([0, 0, 1, 1, 2]))) {
      relate(making, lead, other, 'knows', Math.max(1, Math.min(lead.startedDaysAgo, other.startedDaysAgo) - random.whole(0, 90)));
    }
  }
  // Whoever came later was often sent by somebody who was content.
  const content = leads.filter((lead) => lead.arc === 'fan' || lead.arc === 'star' || lead.arc === 'steady' || lead.arc === 'warming');
  for (const lead of known.filter((person) => person.isPrimary)) {
    const before = content.filter((one) => one !== lead && one.startedDaysAgo > lead.startedDaysAgo + 30);
    if (before.length > 0 && random.chance(0.4)) relate(making, random.pick(before), lead, random.chance(0.75) ? 'referred' : 'introduced', lead.startedDaysAgo);
  }
  company.relationships.sort((a, b) => a.since.getTime() - b.since.getTime());
  for (const relationship of company.relationships) if (!times.isTold(relationship.since)) throw new Error('A relationship begins after the end.');
}

const laterStart = (one: SamplePerson, other: SamplePerson): number => Math.min(one.startedDaysAgo, other.startedDaysAgo);

/** Adds the edge once. */
export function relate({ company }: Making, from: SamplePerson, to: SamplePerson, kind: SampleRelationship['kind'], daysAgo: number): void {
  if (company.relationships.some((one) => one.from === from.key && one.to === to.key && one.kind === kind)) return;
  company.relationships.push({ from: from.key, to: to.key, kind, since: daysAfter(company.endsAt, -daysAgo) });
}
