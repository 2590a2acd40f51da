// Commands derived from the endpoints: `topics.create` is `regulars topics create --name Battery`. Whatever the product can
// do over HTTP, the command line can do too.
import type { Endpoint } from '#base/endpoint.ts';
import type { Option, OptionValues } from './arguments.ts';
import { UsageError } from './arguments.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION, WORKSPACE_OPTION, openWorkspace } from './command.ts';
import { moment } from './moment.ts';
import { pairs, table } from './terminal.ts';

export type Derivable = Pick<Endpoint, 'name' | 'method' | 'path' | 'summary' | 'permission'> & { fields: Record<string, FieldSchema>; required: readonly string[] };

export interface FieldSchema {
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  items?: FieldSchema;
  anyOf?: FieldSchema[];
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `ownDomains.list` → `own-domains list`. */
export const commandName = (endpointName: string): string => endpointName.split('.').map(kebab).join(' ');

export function derivedCommand(endpoint: Derivable): Command {
  const fields = Object.entries(endpoint.fields);
  return {
    name: commandName(endpoint.name),
    usage: endpoint.required.map((name) => `--${kebab(name)} ${valueWord(endpoint.fields[name] ?? {})}`).join(' '),
    summary: endpoint.summary,
    options: [...fields.filter(([name]) => name !== 'json' && name !== 'workspace').map(([name, schema]) => optionFor(name, schema, endpoint.required.includes(name))), JSON_OPTION, WORKSPACE_OPTION],
    run: (context) => runEndpoint(context, endpoint),
  };
}

function optionFor(name: string, schema: FieldSchema, isRequired: boolean): Option {
  const help = [schema.description ?? '', isRequired ? '(needed)' : ''].filter(Boolean).join(' ');
  return { name: kebab(name), kind: optionKind(schema), value: valueWord(schema), help };
}

function optionKind(schema: FieldSchema): Option['kind'] {
  const types = typesOf(schema);
  if (types.includes('array') && !typesOf(schema.items ?? {}).includes('object')) return 'list';
  if (types.length === 1 && types[0] === 'boolean') return 'yes/no';
  return types.includes('number') || types.includes('integer') ? 'number' : 'text';
}

const typesOf = (schema: FieldSchema): string[] => [...[schema.type ?? []].flat(), ...(schema.anyOf ?? []).flatMap(typesOf)].filter((type) => type !== 'null');

function valueWord(schema: FieldSchema): string {
  const choices = schema.enum ?? schema.items?.enum;
  if (choices) return choices.join('|');
  const [type] = typesOf(schema);
  return type === 'object' || (type === 'array' && optionKind(schema) === 'text') ? 'JSON' : type === 'integer' || type === 'number' ? 'N' : 'TEXT';
}

async function runEndpoint(context: Context, endpoint: Derivable): Promise<number> {
  if (context.words.length > 0) throw new UsageError(`"${context.words[0]}" is one word too many; values go behind options.`);
  for (const name of endpoint.required) if (context.options[kebab(name)] === undefined) throw new UsageError(`--${kebab(name)} is needed.`);
  const client = await openWorkspace(context);
  const input = inputFrom(endpoint, context.options, client.workspace.timeZone);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(input[name])));
  const outside = Object.fromEntries(Object.entries(input).filter(([name]) => !endpoint.path.includes(`{${name}}`)));
  const output = await client.call<unknown>(endpoint.method, path, outside);
  context.terminal.out(context.isJson ? JSON.stringify(output) : humanText(output, context));
  return 0;
}

function inputFrom(endpoint: Derivable, options: OptionValues, timeZone: string): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(endpoint.fields)) {
    const value = options[kebab(name)];
    if (value === undefined) continue;
    input[name] = name === 'now' ? moment(value, timeZone) : valueWord(schema) === 'JSON' ? parseJson(name, String(value)) : value;
  }
  return input;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`--${kebab(name)} takes JSON, and this is none: ${text.slice(0, 60)}`);
  }
}

function humanText(output: unknown, context: Context): string {
  const { terminal } = context;
  const list = output as { items?: Record<string, unknown>[]; next?: string | null };
  if (Array.isArray(list?.items)) {
    if (list.items.length === 0) return 'Nothing.';
    const { items } = list;
    const isSame = (name: string) => items.length > 1 && items.every((item) => item[name] === items[0]?.[name]);
    const columns = Object.keys(items[0] ?? {}).filter((name) => items.some((item) => isShort(item[name])) && !(name === 'kind' && isSame(name)));
    const rows = list.items.map((item) => columns.map((name) => cellText(item[name])));
    return `${table(columns.map((title) => ({ title, isWhole: title === 'id', isNumber: list.items?.every((item) => typeof item[title] === 'number') ?? false })), rows, terminal)}${list.next ? `\n${terminal.faint(`More: --after ${list.next}`)}` : ''}`;
  }
  return output && typeof output === 'object' ? pairs(Object.entries(output).map(([name, value]) => [name, cellText(value)] as const), terminal) : String(output);
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value) && value.every((one) => typeof one !== 'object');
/** A person, a member, a topic: what it is called. */
const nameOf = (value: unknown): string | null => (value && typeof value === 'object' && 'name' in value && typeof value.name === 'string' ? value.name : null);
const isShort = (value: unknown): boolean => value !== null && value !== undefined && (typeof value !== 'object' || isList(value) || nameOf(value) !== null);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const cellText = (value: unknown): string => (typeof value === 'string' && MOMENT.test(value) ? `${value.slice(0, 16).replace('T', ' ')} UTC` : value === null || value === undefined ? '' : isList(value) ? value.join(', ') : typeof value === 'object' ? nameOf(value) ?? JSON.stringify(value) : String(value));
