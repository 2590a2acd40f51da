// Custom fields: what this workspace knows beyond the fields that every workspace has.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import { page } from '#base/page.ts';
import { customFieldInput, customFieldSchema } from './customField.ts';
import { addCustomField, customFields } from './customField.store.ts';

export const fieldEndpoints = [
  endpoint({
    name: 'fields.list', method: 'GET', path: '/fields', permission: 'read',
    summary: 'All custom fields of people and organisations, by label; at most 500',
    input: z.object({}),
    output: page(customFieldSchema),
    handler: async ({ tx }) => ({ items: await customFields(tx), next: null }),
  }),
  endpoint({
    name: 'fields.create', method: 'POST', path: '/fields', permission: 'write',
    summary: 'Adds a custom field',
    input: customFieldInput,
    output: customFieldSchema,
    handler: ({ tx, now }, { subject, label, type }) => addCustomField(tx, subject, label, type, now),
  }),
];
