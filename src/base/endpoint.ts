// An endpoint is declared once, beside its room. The HTTP routes, the OpenAPI document, the web client's types and the
// command line are all derived from the list of these declarations.
import type { z } from 'zod';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database, WorkspaceTx } from '#base/database/database.ts';
import type { Jobs } from './jobs.ts';

export type Role = 'owner' | 'member' | 'reader';
/** What a caller must be allowed: anybody in the workspace may `read`, members and owners `write`, owners `own`; `public` needs no key. */
export type Permission = 'read' | 'write' | 'own' | 'public';

export interface Caller {
  memberId: string;
  name: string;
  email: string;
  role: Role;
  /** Scopes of the API key, or null for a session or the local socket. */
  scopes: readonly ('read' | 'write')[] | null;
  via: 'session' | 'key' | 'socket';
}

/** What the process gives to every call. */
export interface Deps {
  db: Database;
  clock: Clock;
  config: Config;
  jobs: Jobs;
}

/** One call of an endpoint: who asks, in which workspace, when, and the open transaction to answer in. */
export interface Call extends Deps {
  tx: WorkspaceTx;
  workspaceId: string;
  timeZone: string;
  caller: Caller;
  now: Date;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Endpoint<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType, Name extends string = string> {
  /** `people.list`: the web client calls it by this name, the command line as `regulars people list`. */
  name: Name;
  method: Method;
  /** Below /api/v1, parameters in braces: `/people/{id}`. */
  path: string;
  permission: Permission;
  /** One sentence for the documentation and `--help`. */
  summary: string;
  /** Path parameters, query (GET, DELETE) or JSON body (others) in one flat object: each name stands once. */
  input: Input;
  output: Output;
  /** The field of the input that a bare JSON array stands for. */
  list?: string;
  /** What reading it shows of a customer; the log notes it once per member, customer and hour. */
  shows?: 'person' | 'organisation' | 'interaction';
  /** Reading takes more out than a page shows; the log notes it every time. */
  isExport?: boolean;
  handler: (call: Call, input: z.output<Input>) => Promise<z.input<Output>>;
}

/** Whether it only asks: nobody misses it when it is given up, because whoever asked has gone. */
export const isAsking = ({ method, permission }: Pick<Endpoint, 'method' | 'permission'>): boolean => method === 'GET' || (method === 'POST' && permission === 'read');

/** Declares an endpoint with its types inferred. */
export const endpoint = <I extends z.ZodObject, O extends z.ZodType, N extends string>(declaration: Endpoint<I, O, N>): Endpoint<I, O, N> => declaration;
