// The input of an endpoint from a request: parameters of the path, the query (GET, DELETE) or the JSON body, in one flat object.
import { z } from 'zod';
import { sayIssue } from '#base/issue.ts';
import { Problem } from '#base/problem.ts';

export const BODY_BYTES_MAX = 16 * 1024 * 1024;

interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  additionalProperties?: unknown;
}

/** What a caller may send, as JSON Schema. */
export const inputJsonSchema = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: dateAsText }) as JsonSchema;

/** Dates are ISO text on the wire. */
export function dateAsText(context: { zodSchema: { _zod: { def: { type: string } } }; jsonSchema: object }): void {
  if (context.zodSchema._zod.def.type === 'date') Object.assign(context.jsonSchema, { type: 'string', format: 'date-time' });
}

const schemas = new WeakMap<z.ZodType, JsonSchema>();
function schemaOf(input: z.ZodObject): JsonSchema {
  const known = schemas.get(input) ?? inputJsonSchema(input);
  schemas.set(input, known);
  return known;
}

/** Reads and checks the input. `list`: the field that a bare JSON array stands for. Throws a Problem that names the first field at fault. */
export async function readInput<I extends z.ZodObject>(input: I, request: Request, pathParameters: Record<string, string>, list?: string): Promise<z.output<I>> {
  const schema = schemaOf(input);
  const isQuery = request.method === 'GET' || request.method === 'DELETE';
  const given = isQuery ? fromQuery(new URL(request.url).searchParams, schema) : await fromBody(request, list);
  for (const name of Object.keys(given)) {
    if (!(name in (schema.properties ?? {})) && schema.additionalProperties === undefined) {
      const known = Object.keys(schema.properties ?? {}).filter((field) => !(field in pathParameters));
      throw new Problem('bad input', `There is no field "${name}" here. ${known.length > 0 ? `There are: ${known.join(', ')}.` : 'Nothing is asked.'}`, name);
    }
  }
  return checkInput(input, { ...given, ...pathParameters });
}

/** Checks a whole input. Throws a Problem with a sentence and the field. */
export function checkInput<I extends z.ZodObject>(input: I, given: unknown): z.output<I> {
  const result = input.safeParse(given, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const said = issue ? sayIssue(issue) : { sentence: 'The input could not be read.', field: '' };
  throw new Problem('bad input', said.sentence, said.field || undefined);
}

function fromQuery(query: URLSearchParams, schema: JsonSchema): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    const property = schema.properties?.[name];
    given[name] = hasType(property, 'array')
      ? values.flatMap((value) => (values.length === 1 ? value.split(',') : [value])).map((value) => fromText(value, property?.items))
      : fromText(values[0] ?? '', property);
  }
  return given;
}

const hasType = (schema: JsonSchema | undefined, type: string): boolean =>
  schema !== undefined && ([schema.type].flat().includes(type) || (schema.anyOf ?? []).some((one) => hasType(one, type)));

/** Text of a query or a command line as the schema wants it; what does not fit stays text and is refused by the schema. */
export function fromText(text: string, schema: JsonSchema | undefined): unknown {
  if ((hasType(schema, 'number') || hasType(schema, 'integer')) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (hasType(schema, 'boolean') && /^(true|false|yes|no)$/.test(text)) return text === 'true' || text === 'yes';
  if (hasType(schema, 'object') && text.startsWith('{')) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  }
  return text;
}

async function fromBody(request: Request, list: string | undefined): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (text.trim() === '') return {};
  const mediaType = request.headers.get('content-type') ?? '';
  // A form of a foreign page can post text or form fields, never JSON, without the browser asking first.
  if (!/^application\/([a-z.+-]*\+)?json\b/i.test(mediaType)) throw new Problem('bad input', 'The body must be JSON, with Content-Type: application/json.');
  try {
    const body = JSON.parse(text) as unknown;
    if (list && Array.isArray(body)) return { [list]: body };
    if (body === null || typeof body !== 'object' || Array.isArray(body)) throw new Problem('bad input', 'The body must be one JSON object.');
    return body as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('bad input', 'The body is not readable as JSON.');
  }
}

async function readText(request: Request): Promise<string> {
  const tooLarge = new Problem('too large', `A request may hold at most ${BODY_BYTES_MAX / 1024 / 1024} MB. Send less at once, or upload a file.`);
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) throw tooLarge;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.byteLength;
    if (bytes > BODY_BYTES_MAX) throw tooLarge;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
