// Which layout a header means. Each layout whose needs are met is a candidate; the one that explains most columns wins, and our
// own words count a little more than other people's. Two that explain equally much are never chosen between silently.
import { isDoubtful } from './doubt.ts';
import { LAYOUTS, fieldFor, layoutShapes, plainTitle } from './layouts.ts';
import type { Layout } from './layouts.ts';

export type Detection = { layout: Layout } | { between: Layout[] } | { nearest: Layout | null };

/** Finds the layout of these titles. `rows` are some first rows, to tell a list of people from a list of what people did. */
export function detectLayout(titles: readonly string[], rows: readonly (readonly string[])[]): Detection {
  const fits = LAYOUTS.map((layout) => ({ layout, fit: fitOf(layout, titles) })).sort((a, b) => b.fit.score - a.fit.score);
  const happenings = fits.some(({ layout, fit }) => layout !== 'people' && layout !== 'content' && fit.meetsNeeds);
  const good = fits.filter(({ layout, fit }) => fit.isWhole && !isDoubtful(layout, fit.columnOf, titles, rows) && !(happenings && isOnlyAnId(layout, fit.columnOf)));
  const [best, second] = good;
  if (!best) return { nearest: (fits.find(({ fit }) => fit.isWhole) ?? fits.find(({ fit }) => fit.score > 0))?.layout ?? null };
  if (!second || best.fit.score - second.fit.score > 0.05) return { layout: best.layout };
  return { between: good.filter(({ fit }) => best.fit.score - fit.score <= 0.05).map(({ layout }) => layout) };
}

/** Field → index of the column that means it: for each field the column whose title is nearest to our own word. */
export function columnsByTitle(layout: Layout, titles: readonly string[], isFree: (index: number) => boolean = () => true): Map<string, number> {
  const ranks = new Map<string, number>();
  const columnOf = new Map<string, number>();
  titles.forEach((title, index) => {
    const found = isFree(index) ? fieldFor(layout, title) : undefined;
    if (!found || found.rank >= (ranks.get(found.field) ?? Infinity)) return;
    ranks.set(found.field, found.rank);
    columnOf.set(found.field, index);
  });
  return columnOf;
}

/** The first of a layout's needs that these fields do not meet, or null. */
export const unmetNeed = (layout: Layout, has: (field: string) => boolean): readonly string[] | null =>
  layoutShapes[layout].needs.find((group) => !group.some(has)) ?? null;

function fitOf(layout: Layout, titles: readonly string[]) {
  const columnOf = columnsByTitle(layout, titles);
  let score = 0;
  for (const index of columnOf.values()) score += fieldFor(layout, titles[index]!)!.rank === 0 ? 1 : 0.9;
  const refused = refusedTitles.get(layout)!;
  const meetsNeeds = !unmetNeed(layout, (field) => columnOf.has(field));
  return { columnOf, score, meetsNeeds, isWhole: meetsNeeds && !titles.some((title) => refused.has(plainTitle(title))) };
}

/** A table that could be about something that happened is not a list of people because a customer's id stands in it. */
const isOnlyAnId = (layout: Layout, columnOf: ReadonlyMap<string, number>): boolean =>
  layout === 'people' && !['email', 'phone', 'name', 'first name', 'last name'].some((field) => columnOf.has(field));

const refusedTitles = new Map(LAYOUTS.map((layout) => [layout, new Set((layoutShapes[layout].refuses ?? []).flatMap((field) => wordsFor(field)).map(plainTitle))]));

function wordsFor(field: string): readonly string[] {
  return LAYOUTS.map((layout) => layoutShapes[layout].fields[field]).find(Boolean) ?? [field];
}
