// The door of the room ask.
import { answerEndpoints } from './answer.api.ts';
import { overviewEndpoints } from './overview.api.ts';
import { segmentEndpoints } from './segment.api.ts';
import { watchEndpoints } from './watch.api.ts';
import { askedEndpoints } from './asked.api.ts';
import { answerViewEndpoints } from './answerViews.api.ts';
import { answerExportEndpoints } from './answerExport.api.ts';

export { evaluate } from './evaluate.store.ts';
export type { Asking } from '#rooms/question/index.ts';
export type { Found, FoundRow, Page, PathStep, Why } from './found.ts';
export { segmentJob } from './segment.jobs.ts';
export { registerAsk } from './register.store.ts';

export const askEndpoints = [...answerEndpoints, ...answerViewEndpoints, ...segmentEndpoints, ...watchEndpoints, ...askedEndpoints, ...answerExportEndpoints, ...overviewEndpoints] as const;
