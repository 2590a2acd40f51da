// The door of the room ask.
export { evaluate, evaluateCount, evaluateIds } from './evaluate.store.ts';
export type { Page } from './evaluate.store.ts';
export { isAsOf } from './asking.ts';
export type { Asking, Found, FoundRow, PathStep, Why } from './asking.ts';
export { proveRows } from './proof.store.ts';
