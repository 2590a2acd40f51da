// The door of the room ask.
import { fuzzyEndpoints } from './fuzzy.api.ts';
import { overviewEndpoints } from './overview.api.ts';
import { questionEndpoints } from './question.api.ts';
import { segmentEndpoints } from './segment.api.ts';

export { evaluate } from './evaluate.store.ts';
export type { Asking, Found, FoundRow, Page, PathStep, Why } from './asking.ts';
export { segmentJob } from './segment.jobs.ts';
export { registerAsk } from './register.ts';

export const askEndpoints = [...questionEndpoints, ...segmentEndpoints, ...overviewEndpoints, ...fuzzyEndpoints] as const;
