// What is said in a mail: a handful of sentences in paragraphs, by the reason for writing.
import type { Random } from './random.ts';
import { afterComma } from './speech.ts';
import type { Scene, Speech } from './speech.ts';
import { isTool } from './topicWords.ts';
import type { TopicWords } from './topicWords.ts';
import {
  ANSWER_OPENINGS, CONCERN_ENDINGS, CONCERN_NAMED, CONCERN_OF_TOOL, CONCERN_OPENINGS, IDEA_NAMED, IDEA_OPENINGS, NEWS_ANSWERS, OUR_NEWS, OUR_PROMISES, PRAISE_NAMED, PRAISE_OPENINGS, QUESTION_OPENINGS, READ_PAPER, SMALL_TALK,
  SUBJECTS_CONCERN, SUBJECTS_IDEA, SUBJECTS_OURS, SUBJECTS_PRAISE, SUBJECTS_QUESTION,
} from './wordsFrames.ts';
import { CONCERN_MORE, NEWS_MORE, NOT_SOLVED, OUR_IDEAS, OUR_MORE, OUR_MORE_CONCERN, OUR_OPENINGS, OUR_OPENINGS_CONCERN, OUR_THANKS, PLEASED, QUESTION_MORE, SOLVED, UNDERSTOOD } from './wordsReplies.ts';

export type Reason = 'concern' | 'question' | 'idea' | 'praise' | 'paper' | 'ours';

export interface Talk {
  random: Random;
  speech: Speech;
}

const SUBJECTS: Record<Reason, readonly string[]> = { concern: SUBJECTS_CONCERN, question: SUBJECTS_QUESTION, idea: SUBJECTS_IDEA, praise: SUBJECTS_PRAISE, paper: SUBJECTS_PRAISE, ours: SUBJECTS_OURS };

export const subjectFor = ({ speech }: Talk, reason: Reason, scene: Scene): string => speech.title(SUBJECTS[reason], scene);

/** The sentence that a mail is written for. */
export function point(talk: Talk, reason: Exclude<Reason, 'ours'>, topic: TopicWords, scene: Scene): string {
  const { random, speech } = talk;
  const isNamed = random.chance(0.65);
  switch (reason) {
    case 'concern': {
      const openings = !isNamed ? CONCERN_OPENINGS : isTool(topic) ? [...CONCERN_NAMED, ...CONCERN_OF_TOOL, ...CONCERN_OF_TOOL] : CONCERN_NAMED;
      return speech.say(openings.map((opening) => `${opening}${random.pick(CONCERN_ENDINGS)}`), scene, { clause: random.pick(topic.concern) });
    }
    case 'idea': return speech.say(isNamed ? IDEA_NAMED : IDEA_OPENINGS, scene, { clause: random.pick(topic.idea) });
    case 'question': return led(talk, QUESTION_OPENINGS, topic.question, scene);
    case 'praise': return led(talk, isNamed ? PRAISE_NAMED : PRAISE_OPENINGS, topic.praise, scene);
    case 'paper': return speech.say(READ_PAPER, scene);
  }
}

/** A sentence, half of the times with something that leads to it. */
function led({ random, speech }: Talk, openings: readonly string[], templates: readonly string[], scene: Scene): string {
  return random.chance(0.6) ? speech.say(openings.flatMap((opening) => [opening.replace('{clause}', afterComma(random.pick(templates)))]), scene) : speech.say(templates, scene);
}

/** A first mail of theirs, in paragraphs. */
export function opening(talk: Talk, reason: Exclude<Reason, 'ours'>, topic: TopicWords, scene: Scene): string[] {
  const { random, speech } = talk;
  const first = [point(talk, reason, topic, scene)];
  const more = reason === 'concern' ? CONCERN_MORE : reason === 'question' ? QUESTION_MORE : null;
  if (more) while (first.length < 4 && random.chance(0.5)) first.push(speech.say(more, scene));
  return greeted(talk, scene.member.first, first, random.chance(0.35) ? [speech.say(SMALL_TALK, scene)] : []);
}

/** Our answer to it. */
export function reply(talk: Talk, reason: Exclude<Reason, 'ours'>, topic: TopicWords, scene: Scene): string[] {
  const { random, speech } = talk;
  const say = (templates: readonly string[]) => speech.say(templates, scene);
  if (reason === 'praise' || reason === 'paper') return greeted(talk, scene.person.first, [say(OUR_THANKS)], random.chance(0.4) ? [say(OUR_NEWS)] : []);
  if (reason === 'idea') return greeted(talk, scene.person.first, [say(OUR_IDEAS)], random.chance(0.5) ? [say(OUR_MORE)] : []);
  const isTrouble = reason === 'concern';
  const first = [...(random.chance(0.72) ? [say(isTrouble ? OUR_OPENINGS_CONCERN : OUR_OPENINGS)] : []), led(talk, ANSWER_OPENINGS, topic.answer, scene)];
  const second = [...(random.chance(0.65) ? [say(isTrouble ? OUR_MORE_CONCERN : OUR_MORE)] : []), ...(random.chance(isTrouble ? 0.45 : 0.15) ? [say(OUR_PROMISES)] : [])];
  return greeted(talk, scene.person.first, first, second);
}

/** What they answer to our answer. */
export function followUp(talk: Talk, reason: Exclude<Reason, 'ours'>, isSolved: boolean, topic: TopicWords, scene: Scene): string[] {
  const { random, speech } = talk;
  const first = [speech.say(!isSolved ? NOT_SOLVED : reason === 'concern' ? SOLVED : reason === 'question' ? UNDERSTOOD : PLEASED, scene)];
  if (isSolved && random.chance(0.2)) first.push(speech.say(topic.praise, scene));
  else if (!isSolved && random.chance(0.6)) first.push(speech.say(CONCERN_MORE, scene));
  return greeted(talk, scene.member.first, first, random.chance(0.2) ? [speech.say(SMALL_TALK, scene)] : []);
}

/** We write without being asked. */
export function news(talk: Talk, scene: Scene): string[] {
  const { random, speech } = talk;
  return greeted(talk, scene.person.first, [speech.say(OUR_NEWS, scene), ...(random.chance(0.4) ? [speech.say(OUR_NEWS, scene)] : [])], random.chance(0.5) ? [speech.say(NEWS_MORE, scene)] : []);
}

export function newsAnswer(talk: Talk, scene: Scene): string[] {
  const { random, speech } = talk;
  return greeted(talk, scene.member.first, [speech.say(NEWS_ANSWERS, scene), ...(random.chance(0.3) ? [speech.say(QUESTION_MORE, scene)] : [])], random.chance(0.4) ? [speech.say(SMALL_TALK, scene)] : []);
}

/** Paragraphs with the greeting in the first sentence, so that no line says "Hi Ada" alone a hundred times. */
export const greeted = ({ speech }: Talk, name: string, ...paragraphs: (readonly string[])[]): string[] =>
  paragraphs.filter((sentences) => sentences.length > 0).map(([first = '', ...others], index) => [index === 0 ? speech.greet(name, first) : first, ...others].join(' '));
