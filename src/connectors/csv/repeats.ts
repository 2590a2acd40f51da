// Counts rows that say the same within one file. Only so many are remembered that a file of any length can be read: rows
// that belong together (the lines of one order, two equal sales of one day) stand near one another.

export const REMEMBERED_MAX = 500_000;

export class Repeats {
  readonly #seen = new Map<string, number | readonly number[]>();
  readonly #max: number;
  constructor(max: number = REMEMBERED_MAX) {
    this.#max = max;
  }

  /** How often this text was told so far, from 1. */
  count(text: string): number {
    const times = ((this.#seen.get(text) as number | undefined) ?? 0) + 1;
    this.#remember(text, times);
    return times;
  }

  /** Which of the different rows (by their sums) told under `key` this is, from 1; the same row again has its number again. */
  place(key: string, sum: number): number {
    // Nearly every key is told once, which a bare number remembers in a tenth of the memory of a list.
    const told = this.#seen.get(key);
    const sums = told === undefined ? [] : typeof told === 'number' ? [told] : told;
    const at = sums.indexOf(sum);
    if (at >= 0) return at + 1;
    this.#remember(key, sums.length === 0 ? sum : [...sums, sum]);
    return sums.length + 1;
  }

  #remember(key: string, value: number | readonly number[]): void {
    this.#seen.delete(key);
    this.#seen.set(key, value);
    if (this.#seen.size > this.#max) this.#seen.delete(this.#seen.keys().next().value as string);
  }
}
