// What was typed: words, options, and for each mistake one sentence that says what would be right.

export interface Option {
  name: string;
  /** `text` takes a value; `yes/no` stands alone; `list` takes values parted by commas or given again. */
  kind: 'text' | 'number' | 'yes/no' | 'list';
  /** How the value is called in the help, e.g. SLUG. */
  value?: string;
  help: string;
}

export type OptionValues = Record<string, string | number | boolean | string[] | undefined>;

/** The command was typed wrongly: exit code 2. */
export class UsageError extends Error {}

/** Parts words from options. `--limit 5`, `--limit=5`; everything behind `--` is a word. */
export function parseOptions(args: readonly string[], known: readonly Option[]): { words: string[]; options: OptionValues } {
  const words: string[] = [];
  const options: OptionValues = {};
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') { words.push(...args.slice(at + 1)); break; }
    if (!arg.startsWith('--')) {
      if (/^-[a-zA-Z]$/.test(arg)) throw new UsageError(`There is no option ${arg}. Options have whole names, like --json.`);
      words.push(arg);
      continue;
    }
    const [name = '', ...rest] = arg.slice(2).split('=');
    const option = known.find((one) => one.name === name);
    if (!option) throw new UsageError(`There is no option --${name} here.${suggestion(name, known.map((one) => one.name), '--')}`);
    if (option.kind === 'yes/no') {
      if (rest.length > 0) throw new UsageError(`--${name} takes no value.`);
      options[name] = true;
      continue;
    }
    const value = rest.length > 0 ? rest.join('=') : args[(at += 1)];
    if (value === undefined) throw new UsageError(`--${name} needs a value: --${name} ${option.value ?? 'VALUE'}`);
    options[name] = optionValue(option, value, options[name]);
  }
  return { words, options };
}

function optionValue(option: Option, value: string, before: OptionValues[string]): OptionValues[string] {
  if (option.kind === 'number') {
    if (!/^-?\d+(\.\d+)?$/.test(value)) throw new UsageError(`--${option.name} takes a number, not "${value}".`);
    return Number(value);
  }
  if (option.kind === 'list') return [...(Array.isArray(before) ? before : []), ...value.split(',').map((part) => part.trim()).filter(Boolean)];
  return value;
}

/** ` Did you mean ...?`, or nothing when no known name is near. */
export function suggestion(typed: string, known: readonly string[], prefix = ''): string {
  const near = known.map((name) => ({ name, distance: distance(typed, name) })).filter(({ name, distance: far }) => far <= Math.max(1, Math.floor(name.length / 3)) || (typed.length > 2 && name.startsWith(typed)));
  const [best] = near.sort((a, b) => a.distance - b.distance);
  return best ? ` Did you mean ${prefix}${best.name}?` : '';
}

/** Levenshtein's distance, a swap of neighbours counting as one (Damerau's optimal string alignment). */
export function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_none, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
