// The types of every call, taken from the declarations of the server; nothing of the server itself reaches the browser.
import type { z } from 'zod';
import type { endpoints, openEndpoints } from '#endpoints.ts';

type Declared = (typeof endpoints)[number] | (typeof openEndpoints)[number];

/** `people.list` and its like. */
export type Name = Declared['name'];
type Named<N extends Name> = Extract<Declared, { name: N }>;

export type Input<N extends Name> = z.input<Named<N>['input']>;
/** As it comes over the wire: dates are ISO text. */
export type Answer<N extends Name> = Json<z.output<Named<N>['output']>>;
/** One row of a list. */
export type Item<N extends ListName> = Answer<N> extends { items: (infer I)[] } ? I : never;
/** Endpoints that answer `{ items, next }`. */
export type ListName = { [N in Name]: Answer<N> extends { items: unknown[]; next: string | null } ? N : never }[Name];

export type Json<T> = T extends Date ? string
  : T extends object ? { [K in keyof T]: Json<T[K]> }
  : T;
