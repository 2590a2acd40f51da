// Reads a question with the names of a workspace: words become a tree, a tree written by hand gets its ids, and both are said back.
import type { WorkspaceTx } from '#base/database/database.ts';
import { endOfDay, parseMoment } from '#base/clock.ts';
import type { Call } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import type { Asking } from './asking.ts';
import { normaliseQuestion } from './normalise.ts';
import type { Unused } from './parser.ts';
import type { Question } from './question.ts';
import { problemOf } from './question.ts';
import type { Reading } from './reading.ts';
import { resolveNames } from './resolveNames.store.ts';
import { sayDay, sayQuestion } from './say.ts';
import { understand } from './understand.ts';
import { loadVocabulary, lookAgain, textsWith } from './vocabulary.store.ts';
import { namesIn } from './treeNames.ts';

export interface QuestionInput {
  words?: string | undefined;
  tree?: Question | undefined;
  now?: string | undefined;
}

/** Reads a question as the caller asks it. Throws a Problem for a tree that cannot be asked or a moment that is none. */
export async function readQuestion(call: Pick<Call, 'tx' | 'caller' | 'now' | 'timeZone'>, input: QuestionInput): Promise<Reading> {
  if ((input.words === undefined) === (input.tree === undefined)) throw new Problem('bad input', 'Ask with words or with a tree: one of them, not both.', 'words');
  const moment = input.now === undefined ? call.now : parseMoment(input.now, call.timeZone);
  if (!moment) throw new Problem('bad input', `"${input.now}" is no time. Write it like 2026-03-31 or 2026-03-31T12:00:00Z.`, 'now');
  const me = { id: call.caller.memberId, name: call.caller.name };
  const asking: Asking = { now: moment, present: call.now, timeZone: call.timeZone, me };
  return input.words === undefined ? readTree(call.tx, input.tree!, asking) : readWords(call.tx, input.words, asking);
}

async function readTree(tx: WorkspaceTx, tree: Question, asking: Asking): Promise<Reading> {
  const vocabulary = await loadVocabulary(tx, null, asking);
  const question = normaliseQuestion(await resolveNames(tx, tree, vocabulary));
  const problem = problemOf(question);
  if (problem) throw new Problem('bad input', problem, 'tree');
  return { question, understood: sayQuestion(question, vocabulary), notUnderstood: await missingWords(tx, question), unused: [], ambiguous: [], corrected: [], vocabulary, asking };
}

async function readWords(tx: WorkspaceTx, words: string, given: Asking): Promise<Reading> {
  let vocabulary = await loadVocabulary(tx, words, given);
  let read = understand(words, vocabulary);
  const open = read.unused.map((one) => one.words);
  const wider = open.length > 0 ? await lookAgain(tx, vocabulary, open, words) : null;
  const again = wider && understand(words, wider);
  if (wider && again && (length(again.unused) < length(read.unused) || again.ambiguous.length > read.ambiguous.length)) [vocabulary, read] = [wider, again];
  const { question, unused, ambiguous, corrected, asOf } = read;
  const end = asOf ? endOfDay(asOf, given.timeZone) : null;
  const asking = end ? { ...given, now: end < given.now ? end : given.now } : given;
  const understood = question ? `${asOf ? `as of ${sayDay(asOf)}, ` : ''}${sayQuestion(question, vocabulary)}` : '';
  const missing = question ? await missingWords(tx, question) : [];
  return { question, understood, notUnderstood: [...[...unused, ...ambiguous].toSorted((a, b) => a.start - b.start).map((one) => one.words), ...missing], unused, ambiguous, corrected, vocabulary, asking };
}

const length = (unused: readonly Unused[]): number => unused.reduce((sum, one) => sum + one.words.length, 0);

/** Words to look for that stand in no text at all. */
async function missingWords(tx: WorkspaceTx, question: Question): Promise<string[]> {
  const words = [...new Set(namesIn(question).words)];
  const standing = await textsWith(tx, words);
  return words.filter((_, index) => !standing[index]);
}
