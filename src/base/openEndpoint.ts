// Endpoints that are asked before anybody is signed in (the first visit, signing in, an invitation) or that are about the
// session itself. They stand outside every workspace, so they get no transaction and open the doors themselves.
import type { z } from 'zod';
import type { Deps, Endpoint } from './endpoint.ts';

export interface OpenCall extends Deps {
  /** Of the request. */
  headers: Headers;
  /** The peer's address; empty over the local socket. */
  address: string;
  /** Whether the request came from this machine, straight and under a local name. */
  isLoopback: boolean;
  via: 'web' | 'socket';
  /** Headers of the answer, e.g. cookies. */
  reply: Headers;
  now: Date;
}

export interface OpenEndpoint<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType, Name extends string = string> extends Omit<Endpoint<Input, Output, Name>, 'handler' | 'permission'> {
  permission: 'public';
  handler: (call: OpenCall, input: z.output<Input>) => Promise<z.input<Output>>;
}

/** Declares an open endpoint with its types inferred. */
export const openEndpoint = <I extends z.ZodObject, O extends z.ZodType, N extends string>(declaration: OpenEndpoint<I, O, N>): OpenEndpoint<I, O, N> => declaration;
