// The door out of the product; nothing else opens a connection to the outside.
export { createEgress } from './egress.ts';
export type { Address, Egress, EgressOptions, IncomingAnswer, OutgoingRequest } from './egress.ts';
