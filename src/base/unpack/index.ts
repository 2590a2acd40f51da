// The door of unpacking: paths in, readable inputs out.
export { createSpool, gather } from './spool.ts';
export type { Spool } from './spool.ts';
export { inputBytes, openInputs } from './inputs.ts';
export type { ImportInput, LeftOut, OpenedInput } from './inputs.ts';
export { decodeWindows1252 } from './windows1252.ts';
