// What the page for mapping columns is shown: the titles, some values of each, what each was taken for, and what it could be instead.
import type { ImportOptions, TableView } from '#rooms/imports/index.ts';
import { Problem } from '#base/problem.ts';
import { decodeHead } from './encoding.ts';
import { LAYOUTS, layoutShapes } from './layouts.ts';
import type { Layout } from './layouts.ts';
import { COLUMN_CUSTOM, COLUMN_IGNORED } from './map.ts';
import { planTable, proposeMap } from './plan.ts';
import type { Plan } from './plan.ts';
import { AmbiguousDates, AmbiguousLayout, NoHeader, UnknownLayout } from './planProblem.ts';
import { sampleTable, sampleWithoutHeader } from './sample.ts';
import type { Sample } from './sample.ts';
import { wishOf } from './wish.ts';

const HEAD_BYTES = 64 * 1024;
const EXAMPLES_MAX = 5;
const EXAMPLE_CHARS = 80;

/** Throws a Problem for what is no table at all; a table that cannot be read yet is shown with a proposal and with what is to be asked. */
export function viewTable(head: Uint8Array, fileName: string, options: ImportOptions, layout: Layout | null): TableView {
  const text = decodeHead(head);
  const isWhole = head.length < HEAD_BYTES;
  const wish = wishOf(fileName, options, layout);
  const sample = sampleTable(text, isWhole, wish);
  try {
    return view(sample, decided(planTable(sample, wish)));
  } catch (error) {
    if (error instanceof NoHeader) {
      const bare = sampleWithoutHeader(text, isWhole);
      return view(bare, proposed(bare, layout));
    }
    if (error instanceof UnknownLayout) return view(sample, guessed(error.proposed, sample));
    if (error instanceof AmbiguousLayout) return view(sample, { ...proposed(sample, error.layouts[0]!), asks: 'layout' });
    if (error instanceof AmbiguousDates) return view(sample, { ...decided(error.decided), asks: 'day order' });
    if (error instanceof Problem) return view(sample, proposed(sample, sample.map?.layout ?? layout));
    throw error;
  }
}

type Guess = Pick<TableView, 'layout' | 'asks'> & { fieldOf: (index: number) => string };

function decided(plan: Pick<Plan, 'layout' | 'columnOf' | 'customs'>): Guess {
  const byIndex = new Map([...plan.columnOf].map(([field, index]) => [index, field]));
  const customs = new Set(plan.customs.map((custom) => custom.index));
  return { layout: plan.layout, asks: null, fieldOf: (index) => byIndex.get(index) ?? (customs.has(index) ? COLUMN_CUSTOM : COLUMN_IGNORED) };
}

const proposed = (sample: Sample, layout: Layout | null): Guess => guessed(proposeMap(sample.titles, sample.rows, layout), sample);

const guessed = ({ layout, columns }: ReturnType<typeof proposeMap>, sample: Sample): Guess =>
  ({ layout, asks: 'columns', fieldOf: (index) => columns[sample.titles[index] ?? ''] ?? COLUMN_CUSTOM });

function view(sample: Sample, { layout, asks, fieldOf }: Guess): TableView {
  return {
    layout, asks, hasHeader: sample.headerLine > 0, layoutHash: sample.key,
    madeBy: sample.shipped?.label ?? null,
    layouts: LAYOUTS.map((key) => ({ key, label: layoutShapes[key].label, fields: fieldChoices(key) })),
    columns: sample.titles.map((title, index) => ({ title, field: fieldOf(index), examples: examplesOf(sample, index) })),
  };
}

const fieldChoices = (layout: Layout): TableView['layouts'][number]['fields'] =>
  Object.keys(layoutShapes[layout].fields).map((key) => ({ key, label: key, isRequired: layoutShapes[layout].needs.some((group) => group.length === 1 && group[0] === key) }));

function examplesOf(sample: Sample, index: number): string[] {
  const found = new Set<string>();
  for (const row of sample.rows) {
    if (row[index]) found.add(row[index].slice(0, EXAMPLE_CHARS));
    if (found.size === EXAMPLES_MAX) break;
  }
  return [...found];
}
