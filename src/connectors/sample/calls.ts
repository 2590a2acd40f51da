// What happens besides mail: calls, meetings, visits, trainings, our notes, answers among customers, reviews, and events.
import { point } from './dialogue.ts';
import type { Talk } from './dialogue.ts';
import { isActive, memberAt, sceneOf } from './exchange.ts';
import type { Arc, Making, SampleMoment, SamplePerson } from './shapes.ts';
import type { Random } from './random.ts';
import type { Stance } from '#language/stance.ts';
import { topicByKey } from './topics.ts';
import { MEETING_NOTES, NOTES } from './wordsFrames.ts';
import { COMMUNITY_ANSWERS, COMMUNITY_TITLES, HAPPENINGS, OUR_NOTES, REVIEW_ENDS, REVIEW_TITLES, TRAINING_NOTES, TRAINING_TITLES, VISIT_NOTES } from './wordsMoments.ts';

export function addCalls(making: Making): void {
  for (const person of making.company.persons) {
    if (person.isUnknown) continue;
    const random = making.random.branch(`calls/${person.key}`);
    for (const { kind, perYear } of KINDS) {
      const count = random.count(perYear * LIVELINESS[person.arc] * (person.isPrimary ? 1.8 : 0.8) * ((person.startedDaysAgo - person.leftDaysAgo) / 365));
      for (let index = 0; index < count; index++) {
        const at = making.times.daysAgo(random.whole(1, person.startedDaysAgo), random);
        if (isActive(making, person, at)) addMoment(making, random, person, kind, at);
      }
    }
  }
}

const KINDS: readonly { kind: SampleMoment['kind']; perYear: number }[] = [
  { kind: 'call', perYear: 0.8 }, { kind: 'meeting', perYear: 0.25 }, { kind: 'note', perYear: 0.35 }, { kind: 'visit', perYear: 0.18 }, { kind: 'training', perYear: 0.3 },
  { kind: 'community answer', perYear: 0.3 }, { kind: 'review', perYear: 0.12 }, { kind: 'event', perYear: 0.12 },
];
const LIVELINESS: Record<Arc, number> = { steady: 1, fan: 1.6, star: 3, sceptic: 1.1, souring: 1, warming: 1.1, fading: 0.8, newcomer: 2.2, reader: 0.5, quiet: 0.2, prospect: 1, gone: 0.6 };

function addMoment(making: Making, random: Random, person: SamplePerson, kind: SampleMoment['kind'], at: Date, topicKey = random.pick(person.topics)): SampleMoment {
  const { company, speech } = making;
  const talk = { random, speech };
  const topic = topicByKey(topicKey);
  const member = memberAt(making, WORKSHOP.has(kind) && random.chance(0.25) ? 'sven' : person.owner, at);
  const scene = sceneOf(making, person, member, at, topic);
  const words = wordsFor(talk, kind, person, scene);
  const others = kind === 'training' || kind === 'meeting' ? random.some(company.persons.filter((one) => one !== person && one.organisation === person.organisation && person.organisation && isActive(making, one, at) && !one.isUnknown && one.silentDays === 0), random.whole(0, 2)) : [];
  const moment: SampleMoment = {
    key: `${kind.replace(' ', '-')}-${String(company.moments.length + 1).padStart(5, '0')}`, at, kind, persons: [person, ...others].map((one) => one.key),
    member: MEMBERLESS.has(kind) ? null : member.key, direction: words.direction, channel: words.channel, subject: words.subject, text: words.text,
    mentions: words.stance ? [{ topic: topic.name, stance: words.stance }] : [],
  };
  company.moments.push(moment);
  return moment;
}

/** Where the workshop sends somebody now and then. */
const WORKSHOP: ReadonlySet<string> = new Set(['visit', 'training']);
const MEMBERLESS: ReadonlySet<string> = new Set(['community answer', 'review', 'event']);

interface Words { direction: 'in' | 'out'; channel: string | null; subject: string | null; text: string; stance?: Stance }

function wordsFor(talk: Talk, kind: SampleMoment['kind'], person: SamplePerson, scene: ReturnType<typeof sceneOf>): Words {
  const { random, speech } = talk;
  const topic = scene.topic ?? topicByKey('support');
  const say = (templates: readonly string[]) => speech.say(templates, scene);
  const subject = (templates: readonly string[]) => speech.title(templates, scene);
  switch (kind) {
    case 'call': {
      const direction = random.pick(['in', 'out', 'out'] as const);
      const stance: Stance = direction === 'out' ? 'neutral' : CRITICAL.has(person.arc) ? 'concern' : random.pick(['question', 'question', 'concern', 'praise', 'idea']);
      // What they said is theirs; what we write down about them is not.
      const text = direction === 'in' && stance !== 'neutral' ? point(talk, stance as 'concern', topic, scene) : [say(topic.learned), ...(random.chance(0.6) ? [say(NOTES)] : [])].join(' ');
      return { direction, channel: 'phone', subject: null, text, ...(direction === 'out' && random.chance(0.4) ? { stance } : {}) };
    }
    case 'meeting': return { direction: 'out', channel: random.pick(['in person', 'video']), subject: null, text: [say(MEETING_NOTES), say(topic.learned)].join(' '), stance: random.pick(['interest', 'neutral', 'idea', 'concern']) };
    case 'visit': return { direction: 'out', channel: 'in person', subject: null, text: [say(VISIT_NOTES), ...(random.chance(0.5) ? [say(topic.learned)] : [])].join(' ') };
    case 'note': return { direction: 'out', channel: null, subject: null, text: [say(OUR_NOTES), ...(random.chance(0.4) ? [say(NOTES)] : [])].join(' ') };
    case 'training': return { direction: 'out', channel: random.pick(['video', 'video', 'in person']), subject: subject(TRAINING_TITLES), text: say(TRAINING_NOTES), stance: 'interest' };
    case 'community answer': return { direction: 'in', channel: 'community', subject: subject(COMMUNITY_TITLES), text: [say(COMMUNITY_ANSWERS), ...(random.chance(0.5) ? [say(COMMUNITY_ANSWERS)] : [])].join(' ') };
    case 'review': return { direction: 'in', channel: 'review site', subject: subject(REVIEW_TITLES), text: [point(talk, CRITICAL.has(person.arc) ? 'concern' : 'praise', topic, scene), say(REVIEW_ENDS)].join(' ') };
    case 'event': return { direction: 'in', channel: null, subject: null, text: say(HAPPENINGS) };
  }
}

const CRITICAL: ReadonlySet<Arc> = new Set(['sceptic', 'souring']);
