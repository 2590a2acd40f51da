// The door of the room ask.
export { evaluate, evaluateCount, evaluateIds } from './evaluate.store.ts';
export { isAsOf } from './asking.ts';
export type { Asking, Found, FoundRow, Page, PathStep, Why } from './asking.ts';
export { proveRows } from './proof.store.ts';
