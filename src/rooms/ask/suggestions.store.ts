// Suggestions are questions that were asked: each comes with how many it finds, and none without an answer is shown.
import type { WorkspaceTx } from '#base/database/database.ts';
import { evaluateCount } from './evaluate.store.ts';
import { findExamples, loadGist } from './exampleQuestions.store.ts';
import type { Reading, Suggestion } from '#rooms/question/index.ts';
import { asksMoney, wordings, understand } from '#rooms/question/index.ts';

const TRIED_MAX = 12;
const SHOWN_MAX = 10;
const EXAMPLES_MAX = 3;

/** The nearest questions that have an answer, for words that were not understood whole; none where everything was. */
export async function findSuggestions(tx: WorkspaceTx, typed: string, read: Reading): Promise<Suggestion[]> {
  if (read.notUnderstood.length + read.ambiguous.length === 0) return [];
  const spentTop = asksMoney(read) ? (await loadGist(tx, read.asking.now)).spentTop : null;
  const found: Suggestion[] = [];
  for (const { label, words, isCandidate } of wordings(typed, read, spentTop).slice(0, TRIED_MAX)) {
    if (found.length >= SHOWN_MAX) break;
    const { question, ambiguous } = understand(words, read.vocabulary);
    if (!question || ambiguous.length >= Math.max(1, read.ambiguous.length)) continue;
    const count = question.find === 'paths' ? null : await evaluateCount(tx, question, read.asking);
    if (count !== 0 || isCandidate) found.push({ label, words, count });
  }
  if (found.length > 0 || read.question) return found;
  return (await findExamples(tx, read.asking, EXAMPLES_MAX, typed)).map(({ words, count }) => ({ label: words, words, count }));
}
