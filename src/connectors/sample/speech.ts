// Turns templates into what a certain person says on a certain day, and takes care that nobody says the same twice.
import { CROPS, DAYS, PLACES, SHEDS } from './names.ts';
import { DAY_MS } from './times.ts';
import type { Random } from './random.ts';
import type { SampleMember, SampleOrganisation, SamplePerson } from './shapes.ts';
import { spoken } from './topicWords.ts';
import type { TopicWords } from './topicWords.ts';

/** Who speaks, of whom and when; what the braces of a template are filled from. */
export interface Scene {
  at: Date;
  person: SamplePerson;
  organisation: SampleOrganisation | null;
  /** First names of others there. */
  colleagues: readonly string[];
  member: SampleMember;
  topic?: TopicWords;
}

export interface Speech {
  /** One sentence, new as long as there are new ones, and never more than three times. */
  say(templates: readonly string[], scene: Scene, more?: Readonly<Record<string, string>>): string;
  /** A subject line. */
  title(templates: readonly string[], scene: Scene, more?: Readonly<Record<string, string>>): string;
  /** A greeting and the sentence that goes on after its comma: "Hi Mina, the scale ...". */
  greet(name: string, sentence: string): string;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const SINCES = ['{day}', 'the last update', 'the frost', 'the new year', 'our move into the {shed}', 'the start of {month}', 'the storm', '{colleague} went on holiday', 'the power cut in {town}', 'we added {round}', 'the {crop1} week', 'yesterday', 'the day before yesterday', 'the open day'];
const GREETINGS = ['Hi', 'Hello', 'Dear', 'Good morning', 'Hey'];
const TRIES_MAX = 60;
const SAID_MAX = 3;
const TITLED_MAX = 3;

export function createSpeech(random: Random, members: readonly SampleMember[]): Speech {
  const said = new Map<string, number>();
  const used = new Map<string, number>();
  const titled = new Map<string, number>();
  const continued = new Map<string, string>();
  const draw = (template: string, scene: Scene, more: Readonly<Record<string, string>>) => {
    const slots = slotsOf(scene, random, members);
    let text = template;
    // A filled brace may bring further braces: a clause, a reason.
    for (let depth = 0; depth < 3 && /[{[]/.test(text); depth++) {
      text = text.replace(/\[([^\]]+)\]/g, (_all, choices: string) => random.pick(choices.split('|')));
      text = text.replace(/\{(\w+)\}/g, (_all, slot: string) => more[slot] ?? slots(slot));
    }
    return text;
  };
  return {
    say(templates, scene, more = {}) {
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        const template = leastUsed(random, templates, used);
        const drawn = draw(template, scene, more);
        const sentence = finish(drawn);
        const times = said.get(sentence.toLowerCase()) ?? 0;
        if (times >= (tries < TRIES_MAX / 2 ? 1 : SAID_MAX)) continue;
        said.set(sentence.toLowerCase(), times + 1);
        used.set(template, (used.get(template) ?? 0) + 1);
        continued.set(sentence, afterComma(template, drawn) + sentence.slice(drawn.trim().length));
        return sentence;
      }
      throw new Error(`The sample company has run out of ways to say: ${templates[0]}`);
    },
    title(templates, scene, more = {}) {
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        const title = upperFirst(draw(random.pick(templates), scene, more));
        const times = titled.get(title) ?? 0;
        if (times >= TITLED_MAX && tries < TRIES_MAX - 1) continue;
        titled.set(title, times + 1);
        return title;
      }
      return '';
    },
    greet: (name, sentence) => `${random.pick(GREETINGS)} ${name}, ${continued.get(sentence) ?? sentence}`,
  };
}

/** Of three drawn the one heard least, so that no turn of phrase becomes a habit of everybody. */
function leastUsed(random: Random, templates: readonly string[], used: ReadonlyMap<string, number>): string {
  const times = (template: string) => used.get(template) ?? 0;
  return [random.pick(templates), random.pick(templates)].reduce((best, one) => (times(one) < times(best) ? one : best), random.pick(templates));
}

/** A sentence as it stands in the middle of a line: small, unless it begins with a name, an abbreviation or "I". */
export function afterComma(template: string, drawn = template): string {
  const text = drawn.trim();
  return /^[A-Z]/.test(template) && !/^(?:I\b|[A-Z]{2})/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function slotsOf(scene: Scene, random: Random, members: readonly SampleMember[]): (slot: string) => string {
  const { at, person, organisation, colleagues, member, topic } = scene;
  const boxes = organisation?.boxes ?? 40;
  const [crop, crop1] = random.pick(CROPS);
  const monthIn = (months: number) => MONTHS[(at.getUTCMonth() + 12 + months) % 12] ?? 'May';
  const [month, soon] = [monthIn(random.whole(-4, -1)), monthIn(random.whole(1, 3))];
  const filled: Record<string, () => string> = {
    day: () => random.pick(DAYS), month: () => month, soon: () => soon, present: () => monthIn(0), crop: () => crop, crop1: () => crop1, shed: () => random.pick(SHEDS),
    since: () => random.pick(SINCES), round: () => random.pick(organisation?.rounds ?? ['our round']), town: () => (random.chance(0.5) ? person.town : random.pick(PLACES)),
    n: () => String(Math.max(12, Math.round(boxes * (0.7 + random.next() * 0.6)))), n2: () => String(random.whole(2, 14)), pct: () => String(random.whole(4, 38)),
    v: () => versionAt(scene), hour: () => `${random.whole(6, 18)}:${random.pick(['05', '10', '15', '20', '30', '40', '45', '50'])}`,
    first: () => person.first, org: () => organisation?.name ?? person.name, member: () => member.first,
    other: () => random.pick(members.filter((one) => one !== member && !one.leftDaysAgo)).first,
    colleague: () => (colleagues.length > 0 ? random.pick(colleagues) : 'my sister'),
    topic: () => (topic ? spoken(topic) : 'the season'), Topic: () => upperFirst(topic?.name ?? 'the season'),
  };
  return (slot) => {
    const fill = filled[slot];
    if (!fill) throw new Error(`Nothing to put in for ${slot}.`);
    return fill();
  };
}

/** Releases come four times a year; the numbers only have to grow. */
function versionAt({ at }: Scene): string {
  const quarter = Math.floor(at.getTime() / (DAY_MS * 91));
  return `${Math.floor(quarter / 20)}.${quarter % 20}`;
}

function finish(text: string): string {
  const isAsked = /^(could you|have you|I have an idea: what if)/i.test(text);
  const whole = upperFirst(text.trim());
  return /[.?!]$/.test(whole) ? whole : `${whole}${isAsked ? '?' : '.'}`;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
