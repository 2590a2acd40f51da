// `--now`: a moment, or a day, which means its end where the workspace lives.
import { parseMoment } from '#base/clock.ts';
import { UsageError } from './arguments.ts';
import type { OptionValues } from './arguments.ts';

/** The moment as ISO text with its zone, or undefined. Throws UsageError for what is no time. */
export function moment(given: OptionValues[string], timeZone: string, option = '--now'): string | undefined {
  if (given === undefined) return undefined;
  const at = typeof given === 'string' ? parseMoment(given, timeZone) : null;
  if (!at) throw new UsageError(`${option} takes a day like 2026-06-30 or a time like 2026-06-30T12:00:00Z, not "${String(given)}".`);
  return at.toISOString();
}
