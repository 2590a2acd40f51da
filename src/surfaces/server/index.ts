// The door of the server.
export { createApp, overSocket, problemAnswer } from './app.ts';
export type { App } from './app.ts';
export { inputJsonSchema } from './input.ts';
export { isAnswered, listen, listenOnSocket } from './listen.ts';
export type { Listening } from './listen.ts';
export type { Peer } from './peer.ts';
