// The OpenAPI 3.1 document, derived from the list of endpoints.
import { z } from 'zod';
import type { Endpoint } from '#base/endpoint.ts';
import type { OpenEndpoint } from '#base/openEndpoint.ts';
import { dateAsText, inputJsonSchema } from './input.ts';
import { FILE_ROUTES } from './fileRoute.ts';

type Declared = Pick<Endpoint, 'name' | 'method' | 'path' | 'permission' | 'summary' | 'input' | 'output'> | OpenEndpoint;

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' },
    detail: { type: 'string', description: 'one sentence for the person who asked' },
    field: { type: 'string', description: 'the input at fault' },
  },
};

const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });

/** Which permission needs which scope of a key. */
const scopeOf = (permission: Declared['permission']): string[] => (permission === 'read' ? ['read'] : ['write']);

export function openApiDocument(endpoints: readonly Declared[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const declared of endpoints) (paths[declared.path] ??= {})[declared.method.toLowerCase()] = operation(declared);
  for (const { path, method, operation: described } of FILE_ROUTES) (paths[path] ??= {})[method.toLowerCase()] = described;
  return {
    openapi: '3.1.0',
    info: { title: 'Regulars', version, description: 'Everything an organisation knows about its customers in one relationship graph. Every page of the web app works through these endpoints.' },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(endpoints.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key: rk_...' },
        session: { type: 'apiKey', in: 'cookie', name: 'regulars.session_token' },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

export const tagOf = ({ name }: { name: string }): string => name.split('.')[0] ?? name;

function operation(declared: Declared): object {
  const { properties = {}, required = [], ...rest } = inputJsonSchema(declared.input) as { properties?: Record<string, object>; required?: string[] };
  const inPath = [...declared.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const outside = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  const isQuery = declared.method === 'GET' || declared.method === 'DELETE';
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
    ...(isQuery ? outside.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema })) : []),
    ...(isQuery || declared.permission === 'public' ? [] : [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 }, description: 'Sent again with the same key, the write is done once.' }]),
  ];
  const { $schema: _dialect, ...bodyRest } = rest as Record<string, unknown>;
  const body = { ...bodyRest, properties: Object.fromEntries(outside), required: required.filter((name) => !inPath.includes(name)) };
  return {
    operationId: declared.name,
    tags: [tagOf(declared)],
    summary: declared.summary,
    ...(declared.permission === 'public' ? { security: [] } : { security: [{ key: scopeOf(declared.permission) }, { session: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(isQuery ? {} : { requestBody: { required: body.required.length > 0, content: { 'application/json': { schema: body } } } }),
    responses: responses(declared, inPath.length > 0),
  };
}

function responses(declared: Declared, hasId: boolean): object {
  const { $schema: _dialect, ...output } = z.toJSONSchema(declared.output, { io: 'output', unrepresentable: 'any', override: dateAsText }) as Record<string, unknown>;
  return {
    200: { description: 'Done', content: { 'application/json': { schema: output } } },
    ...(declared.permission === 'public' ? {} : { 401: problemAnswer('Not signed in, or the key is not known'), 403: problemAnswer('Not allowed') }),
    ...(hasId ? { 404: problemAnswer('Not found in this workspace') } : {}),
    422: problemAnswer('The input is not right; `field` says where'),
  };
}
