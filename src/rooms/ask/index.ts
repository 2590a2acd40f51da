// The door of the room ask.
import { answerEndpoints } from './answer.api.ts';
import { overviewEndpoints } from './overview.api.ts';
import { segmentEndpoints } from './segment.api.ts';

export { evaluate } from './evaluate.store.ts';
export type { Asking } from '#rooms/question/index.ts';
export type { Found, FoundRow, Page, PathStep, Why } from './found.ts';
export { segmentJob } from './segment.jobs.ts';
export { registerAsk } from './register.store.ts';

export const askEndpoints = [...answerEndpoints, ...segmentEndpoints, ...overviewEndpoints] as const;
