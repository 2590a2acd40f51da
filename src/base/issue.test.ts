import { expect, test } from 'vitest';
import { z } from 'zod';
import { sayIssue } from './issue.ts';

const said = (schema: z.ZodType, input: unknown): { sentence: string; field: string } => {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) throw new Error('Nothing is wrong with it.');
  return sayIssue(result.error.issues[0]!);
};

test.each<[string, z.ZodType, unknown, string, string]>([
  ['a missing field', z.object({ name: z.string() }), {}, 'name', '"name" is missing.'],
  ['a number too large', z.object({ limit: z.number().max(200) }), { limit: 300 }, 'limit', '"limit" must be at most 200.'],
  ['an empty text', z.object({ name: z.string().min(1) }), { name: '' }, 'name', '"name" must not be empty.'],
  ['too long a text', z.object({ name: z.string().max(3) }), { name: 'abcd' }, 'name', '"name" must have at most 3 characters.'],
  ['no id', z.object({ id: z.uuid() }), { id: 'xyz' }, 'id', '"id" must be an id.'],
  ['another type', z.object({ size: z.number() }), { size: 'large' }, 'size', '"size" must be a number.'],
  ['a word of few', z.object({ scopes: z.array(z.enum(['read', 'write'])) }), { scopes: ['all'] }, 'scopes.0', '"scopes.0" must be one of: read, write.'],
  ['a field nobody knows', z.strictObject({ a: z.string() }), { a: 'x', person: 1 }, 'person', 'There is no field "person" here.'],
  ['a sentence of our own', z.object({ a: z.string().refine(() => false, 'Write it otherwise.') }), { a: 'x' }, 'a', 'Write it otherwise.'],
  ['the branch that got furthest', z.object({ test: z.union([z.strictObject({ op: z.literal('='), value: z.number() }), z.strictObject({ op: z.literal('known') })]) }), { test: { op: '=', value: 'x' } }, 'test.value', '"test.value" must be a number.'],
  ['not even an object', z.object({}), 7, '', 'The input must be an object.'],
])('%s is said in a sentence with its field', (_name, schema, input, field, sentence) => {
  expect(said(schema, input)).toEqual({ field, sentence });
});
