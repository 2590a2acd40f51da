// Answers to our two questions: how likely they would recommend us, and whether they would buy again.
import { isActive, memberAt, sceneOf } from './exchange.ts';
import type { Random } from './random.ts';
import type { Arc, Making, SamplePerson } from './shapes.ts';
import { topicByKey } from './topics.ts';
import { COMMENTS_HIGH, COMMENTS_LOW, COMMENTS_MIDDLE } from './wordsFrames.ts';

const ASKED_EVERY_DAYS = 170;

export function addResponses(making: Making): void {
  for (const person of making.company.persons) {
    if (!person.email || person.isUnknown || person.arc === 'prospect') continue;
    const random = making.random.branch(`responses/${person.key}`);
    for (let age = random.whole(5, ASKED_EVERY_DAYS); age < person.startedDaysAgo - 20; age += random.whole(120, 220)) {
      if (!random.chance(ANSWERS[person.arc])) continue;
      const at = making.times.daysAgo(age, random);
      if (isActive(making, person, at) && at <= making.times.end) respond(making, random, person, at, drawScore(random, person.arc, age));
    }
  }
}

/** How often an invitation is answered. */
const ANSWERS: Record<Arc, number> = { steady: 0.5, fan: 0.8, star: 0.9, sceptic: 0.6, souring: 0.75, warming: 0.7, fading: 0.4, newcomer: 0.6, reader: 0.4, quiet: 0.15, prospect: 0, gone: 0.4 };

function drawScore(random: Random, arc: Arc, age: number): number {
  const middle = { steady: 8, fan: 9.6, star: 9.7, sceptic: 4.2, souring: 3 + Math.min(6, age / 90), warming: 9.6 - Math.min(5.5, age / 110), fading: 7.2, newcomer: 8.4, reader: 8.2, quiet: 7.4, prospect: 0, gone: 6.4 }[arc];
  return Math.max(0, Math.min(10, Math.round(middle + (random.next() - 0.5) * 2.4)));
}

export function respond(making: Making, random: Random, person: SamplePerson, at: Date, score: number): void {
  const { company, speech } = making;
  const member = memberAt(making, person.owner, at);
  const scene = sceneOf(making, person, member, at, topicByKey(random.pick(person.topics)));
  const comment = random.chance(0.62) ? speech.say(score >= 9 ? COMMENTS_HIGH : score >= 7 ? COMMENTS_MIDDLE : COMMENTS_LOW, scene) : '';
  const more = comment && scene.topic && random.chance(0.25) && score >= 9 ? ` ${speech.say(scene.topic.praise, scene)}` : '';
  company.responses.push({
    key: `response-${String(company.responses.length + 1).padStart(5, '0')}`, at, person: person.key, score, comment: `${comment}${more}`,
    buyAgain: random.chance(0.15) ? null : score >= 8 ? (random.chance(0.92) ? 'yes' : 'perhaps') : score >= 5 ? random.pick(['perhaps', 'perhaps', 'yes', 'no']) : random.pick(['no', 'no', 'perhaps']),
  });
}
