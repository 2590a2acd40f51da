// Taking an answer out as CSV, piece by piece until everybody found is in it: of a question, or of a segment.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { Problem } from '#base/problem.ts';
import type { Asking, Question, Vocabulary } from '#rooms/question/index.ts';
import { loadVocabulary, questionInput, readQuestion } from '#rooms/question/index.ts';
import { exportHead, exportLine } from './answerExport.ts';
import { furtherOf } from './answerExport.store.ts';
import { evaluate } from './evaluate.store.ts';
import { proveRows } from './proof.store.ts';
import { askingOf } from './segment.jobs.ts';
import { loadSegment } from './segment.store.ts';

const PIECE = 100;
const after = z.string().max(1_000).optional().describe('the `next` of the piece before');
const piece = z.object({ text: z.string().describe('lines of CSV; the first piece begins with the names of the columns'), rows: z.number(), total: z.number().describe('how many are found in all'), next: z.string().nullable() });

interface Exported { question: Question; asking: Asking; vocabulary: Vocabulary; after: string | undefined }

async function exportPiece({ tx }: Call, { question, asking, vocabulary, after: from }: Exported): Promise<z.output<typeof piece>> {
  const { rows, count, next } = await evaluate(tx, question, asking, { limit: PIECE, ...(from ? { after: from } : {}) });
  const proofs = await proveRows(tx, question, rows, asking, vocabulary);
  const further = question.find === 'paths' ? null : await furtherOf(tx, question.find === 'people' ? 'person' : 'organisation', rows.map(({ id }) => id));
  const lines = rows.map((row) => exportLine(row, proofs.get(row.id) ?? [], { title: further?.rows.get(row.id)?.title, further: further?.rows.get(row.id)?.cells ?? [] }));
  return { text: `${from ? '' : exportHead(question.find, further?.labels)}${lines.join('')}`, rows: rows.length, total: count, next };
}

export const answerExportEndpoints = [
  endpoint({
    name: 'questions.export', method: 'POST', path: '/questions/export', permission: 'read', isExport: true,
    summary: 'Everybody a question finds, as CSV in pieces, each with the sentences that prove it; cells that look like formulas are made harmless',
    input: z.object({ ...questionInput, after }), output: piece,
    async handler(call, { after: from, ...input }) {
      const { question, asking, vocabulary, notUnderstood } = await readQuestion(call, input);
      if (!question) throw new Problem('bad input', `This was not understood: ${notUnderstood.join(', ')}. Ask it first, then take it out.`, 'words');
      return exportPiece(call, { question, asking, vocabulary, after: from });
    },
  }),
  endpoint({
    name: 'segments.export', method: 'GET', path: '/segments/{id}/export', permission: 'read', isExport: true,
    summary: 'Everybody in a segment, as CSV in pieces, each with the sentences that prove it',
    input: z.object({ id: z.uuid(), after }), output: piece,
    async handler(call, { id, after: from }) {
      const segment = await loadSegment(call.tx, id);
      if (!segment) throw new Problem('not found', 'There is no such segment.');
      const asking = await askingOf(call.tx, segment, call.now);
      return exportPiece(call, { question: segment.tree, asking, vocabulary: await loadVocabulary(call.tx, null, asking), after: from });
    },
  }),
];
