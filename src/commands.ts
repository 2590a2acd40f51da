// Commands derived from the list of endpoints.
import { derivedCommand } from '#surfaces/cli/index.ts';
import type { Command } from '#surfaces/cli/index.ts';
import { inputJsonSchema } from '#surfaces/server/index.ts';
import { everyEndpoint } from './compose.ts';

export const derivedCommands: readonly Command[] = everyEndpoint.map((endpoint) => {
  const { properties = {}, required = [] } = inputJsonSchema(endpoint.input) as { properties?: Record<string, object>; required?: string[] };
  return derivedCommand({ ...endpoint, fields: properties, required });
});
