// What is wrong with an input, as a sentence a person understands: zod's findings in our words, with the field at fault.
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** The sentence and the field (dots between its parts) of one finding. */
export function sayIssue(issue: Issue, above: readonly PropertyKey[] = []): { sentence: string; field: string } {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return { field: [...path, key].join('.'), sentence: `There is no field "${key}" here.` };
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return sayIssue(nearest(issue.errors), path);
  const field = path.join('.');
  const name = field ? `"${field}"` : 'The input';
  if (issue.input === undefined && issue.code !== 'custom') return { field, sentence: `${name} is missing.` };
  return { field, sentence: /^[A-Z].*\.$/.test(issue.message) ? issue.message : `${name} ${fault(issue)}.` };
}

/** Of the shapes an input could have had, the finding that got furthest. */
function nearest(branches: readonly (readonly Issue[])[]): Issue {
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map(({ path, code }) => path.length + (code === 'invalid_type' && path.length === 0 ? -1 : 0)));
  const [best] = branches.filter((issues) => issues.length > 0).sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  return best?.[0] as Issue;
}

const TYPES: Record<string, string> = { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object', record: 'an object', date: 'a moment', null: 'null' };
const FORMATS: Record<string, string> = { uuid: 'an id', datetime: 'a moment like 2026-11-25T10:00:00Z', date: 'a day like 2026-11-25', email: 'a mail address', url: 'a web address' };

function fault(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_format': return FORMATS[issue.format] ? `must be ${FORMATS[issue.format]}` : 'is not written as it should be';
    case 'invalid_value': return `must be one of: ${issue.values.join(', ')}`;
    case 'too_big': return `${amount(issue.origin, 'at most', Number(issue.maximum))}`;
    case 'too_small': return issue.origin === 'string' && Number(issue.minimum) === 1 ? 'must not be empty' : amount(issue.origin, 'at least', Number(issue.minimum));
    case 'not_multiple_of': return `must be a multiple of ${issue.divisor}`;
    default: return 'is not right';
  }
}

const amount = (origin: string, bound: string, count: number): string =>
  (origin === 'string' ? `must have ${bound} ${count} characters` : origin === 'array' || origin === 'set' ? `must have ${bound} ${count} entries` : `must be ${bound} ${count}`);
