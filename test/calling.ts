// Calls endpoints as the server does: input through the schema, one transaction, output through the schema.
import type { z } from 'zod';
import type { Caller, Endpoint } from '#base/endpoint.ts';
import type { World } from './world.ts';

interface Options { as?: Caller; now?: Date; workspaceId?: string }
type Named<E extends readonly { name: string }[], N extends string> = Extract<E[number], { name: N }>;
type InputOf<E> = E extends { input: infer I extends z.ZodType } ? z.input<I> : never;
type OutputOf<E> = E extends { output: infer O extends z.ZodType } ? z.output<O> : never;

/** `calling(world, endpoints)('people.get', { id })`. Throws the Problem that the endpoint throws. */
export function calling<const E extends readonly { name: string }[]>(world: World, endpoints: E) {
  return async <N extends E[number]['name']>(name: N, input: InputOf<Named<E, N>>, options: Options = {}): Promise<OutputOf<Named<E, N>>> => {
    const found = endpoints.find((one) => one.name === name) as unknown as Endpoint;
    return world.inCall(async (call) => found.output.parse(await found.handler(call, found.input.parse(input) as never)), options) as Promise<OutputOf<Named<E, N>>>;
  };
}
