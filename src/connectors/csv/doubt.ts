// Whether titles that fit a layout may be about something else after all. Nearly every table has an id, a name and a date in it;
// what a warehouse exports about tickets must not turn into people. Where there is doubt a person is asked.
import { readAmount } from './amounts.ts';
import { isDateLike } from './dates.ts';
import { fieldFor, layoutShapes, plainTitle } from './layouts.ts';
import type { Layout } from './layouts.ts';
import { FACES, INTERACTION_KINDS } from './words.ts';

type Rows = readonly (readonly string[])[];

interface Fit {
  layout: Layout;
  columnOf: ReadonlyMap<string, number>;
  titles: readonly string[];
  rows: Rows;
  /** The share of the columns that the layout explains. */
  share: number;
}

/** Whether the columns, though they fit, are too few or hold the wrong things. */
export function isDoubtful(layout: Layout, columnOf: ReadonlyMap<string, number>, titles: readonly string[], rows: Rows): boolean {
  const fit: Fit = { layout, columnOf, titles, rows, share: columnOf.size / Math.max(1, titles.filter(Boolean).length) };
  if (layout === 'people') return isDoubtfulList(fit);
  if (layout === 'content') return fit.share < 0.5 && !(has(fit, 'title') && title(fit, 'title') === 'title' && ['kind', 'url', 'topics'].some((field) => has(fit, field)));
  if (layout === 'organisations' || layout === 'relationships') return false;
  if (isInOurWords(fit)) return false;
  return (fit.share < 0.5 && (!saysWho(fit) || layout === 'usage')) || !fitsValues(fit);
}

/** People: each once, and known by an address, a number or an id of their own. */
function isDoubtfulList(fit: Fit): boolean {
  const isNamed = ['name', 'first name', 'last name'].some((field) => has(fit, field));
  if (fit.share > 0.99) return false;
  if (has(fit, 'email')) return (!isNamed || (fit.share < 0.5 && !has(fit, 'last name'))) && repeats(fit, 'email');
  if (has(fit, 'phone')) return isNamed ? fit.share < 0.5 && !has(fit, 'last name') : repeats(fit, 'phone') || fit.share < 0.5;
  const id = title(fit, 'customer id');
  if (id === null) return fit.share < 0.5;
  if (BARE_IDS.has(id)) return !isNamed || fit.share < 0.5;
  return isNamed ? fit.share < 0.5 && !OWN_IDS.has(id) : !OWN_IDS.has(id) || repeats(fit, 'customer id');
}

/** Ids that say of what thing they are. */
const BARE_IDS = new Set(['id', 'record id'].map(plainTitle));
const OWN_IDS = new Set(['customer id', 'customer number', 'customer no', 'cust id', 'client id'].map(plainTitle));

const has = (fit: Fit, field: string): boolean => fit.columnOf.has(field);
const title = (fit: Fit, field: string): string | null => {
  const index = fit.columnOf.get(field);
  return index === undefined ? null : plainTitle(fit.titles[index] ?? '');
};
const valuesOf = (fit: Fit, field: string): string[] => {
  const index = fit.columnOf.get(field);
  return index === undefined ? [] : fit.rows.slice(0, 200).map((row) => row[index] ?? '').filter(Boolean);
};

function repeats(fit: Fit, field: string): boolean {
  const values = valuesOf(fit, field).map((value) => value.toLowerCase());
  return values.length >= 5 && new Set(values).size < values.length * 0.9;
}

/** Whether everything the layout needs stands there under our own names for it. */
const isInOurWords = ({ layout, columnOf, titles }: Fit): boolean =>
  layoutShapes[layout].needs.every((group) => group.some((field) => columnOf.has(field) && fieldFor(layout, titles[columnOf.get(field)!]!)?.rank === 0));

const saysWho = (fit: Fit): boolean => has(fit, 'email') || has(fit, 'phone') || OWN_IDS.has(title(fit, 'customer id') ?? '') || title(fit, 'customer id') === 'customer';

function fitsValues(fit: Fit): boolean {
  const mostly = (field: string, test: (value: string) => boolean) => {
    const values = valuesOf(fit, field);
    return values.length === 0 || values.filter(test).length >= values.length / 2;
  };
  const word = (value: string) => value.toLowerCase().replace(/[\s_-]+/g, ' ');
  return ['at', 'date'].every((field) => mostly(field, (value) => isDateLike(value) || /^\d{9,13}$/.test(value)))
    && mostly('amount', (value) => readAmount(value, false) !== null || readAmount(value, true) !== null)
    && (fit.layout !== 'interactions' || mostly('kind', (value) => INTERACTION_KINDS.has(word(value))))
    && mostly('face', (value) => FACES.has(word(value)));
}
