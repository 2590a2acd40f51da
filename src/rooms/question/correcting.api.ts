// The parts of a reading that can be corrected, each with what it may have meant instead.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { shownParts } from './correcting.store.ts';
import { chosenMeaning, namedTypes } from './nameChoice.ts';
import { questionInput } from './reading.ts';
import { readQuestion } from './reading.store.ts';

const kind = z.enum(['find', 'stance', 'window', ...namedTypes]);

export const correctingEndpoints = [
  endpoint({
    name: 'questions.parts', method: 'POST', path: '/questions/parts', permission: 'read',
    summary: 'The parts of a question as it is read, each with what it may have meant instead and the words that ask so',
    input: z.object(questionInput),
    output: z.object({
      understood: z.string(),
      parts: z.array(z.object({
        start: z.number().describe('in `understood`'), end: z.number(), said: z.string(), kind,
        alternatives: z.array(z.object({ label: z.string(), kind, words: z.string(), choice: chosenMeaning.extend({ spelling: z.string() }).nullable().describe('for nameChoices.choose, where it is about a name') })),
      })),
    }),
    async handler(call, input) {
      const read = await readQuestion(call, input);
      return { understood: read.understood, parts: await shownParts(call, input.words, read) };
    },
  }),
];
