// What is said when a table cannot be read as a whole: one sentence that names the file and what to do.
import { Problem } from '#base/problem.ts';
import type { OpenOrder } from './dates.ts';
import type { Layout } from './layouts.ts';
import type { Plan } from './plan.ts';

/** A table whose titles we do not know. It carries what a person needs to say what they mean. */
export class UnknownLayout extends Problem {
  readonly titles: readonly string[];
  readonly preview: readonly (readonly string[])[];
  readonly proposed: { layout: Layout; columns: Record<string, string> };
  constructor(name: string, titles: readonly string[], rows: readonly (readonly string[])[], proposed: { layout: Layout; columns: Record<string, string> }, reason?: string) {
    const shown = titles.slice(0, 20).map((title) => `"${title.slice(0, 60)}"`).join(', ');
    super('bad input', `${reason ?? `The columns of ${name} (${shown}${titles.length > 20 ? ', …' : ''}) name no layout that is known here`}. Say what they mean with a map (--map FILE), for example ${exampleOf(proposed)}.`, 'map');
    this.titles = titles;
    this.preview = rows.slice(0, 10);
    this.proposed = proposed;
  }
}

type Decided = Pick<Plan, 'layout' | 'columnOf' | 'customs'>;

/** Dates such as 3/4/2024 and nothing in the column that tells day from month. */
export class AmbiguousDates extends Problem {
  readonly index: number;
  readonly separator: OpenOrder['separator'];
  readonly decided: Decided;
  constructor(name: string, { index, title }: { index: number; title: string }, { separator, example }: OpenOrder, decided: Decided) {
    super('bad input', `In the column "${title}" of ${name} "${example}" can be two days. Say which comes first with a map (--map FILE): {"dateFormat":"day first"} or {"dateFormat":"month first"}.`, 'map');
    this.index = index;
    this.separator = separator;
    this.decided = decided;
  }
}

/** A table whose titles fit several layouts. */
export class AmbiguousLayout extends Problem {
  readonly layouts: readonly Layout[];
  constructor(name: string, layouts: readonly Layout[]) {
    super('bad input', `The columns of ${name} fit ${layouts.join(' and ')} equally well. Say which it is with --format ${layouts.map(formatKeyOf).join(' or --format ')}.`, 'format');
    this.layouts = layouts;
  }
}

/** A table whose first row holds values instead of titles. */
export class NoHeader extends Problem {
  constructor(name: string, value: string) {
    super('bad input', `${name} has no column titles: its first row ${value ? `holds "${value.slice(0, 60)}"` : 'is empty'}. Put a row with titles first, or give a map (--map FILE) with "hasHeader": false that names the columns "1", "2", ...`, 'map');
  }
}

export const emptyFile = (name: string): Problem => new Problem('bad input', `${name} is empty.`);

export const notText = (name: string): Problem => new Problem('bad input', `${name} is not a table: it is not text.`);

export const twoColumns = (name: string, first: string, second: string): Problem =>
  new Problem('bad input', first === second
    ? `Two columns of ${name} are called "${first}". Give each column a name of its own.`
    : `Two columns of ${name}, "${first}" and "${second}", have one name. Give each column a name of its own.`, first);

/** How a layout is called on the command line. */
export const formatKeyOf = (layout: Layout): string => layout.replaceAll(' ', '-');

function exampleOf(proposed: { layout: Layout; columns: Record<string, string> }): string {
  const columns = Object.fromEntries(Object.entries(proposed.columns).slice(0, 8).map(([title, field]) => [title.slice(0, 60), field]));
  return JSON.stringify({ layout: proposed.layout, columns });
}
