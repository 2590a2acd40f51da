// How every bench says what it saw: the machine, the size, the figure, and the ratio to a baseline measured in the same run.
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** The named thing it is compared with, measured in the same run, in the same unit. */
  baseline?: { what: string; value: number };
  /** What the figure should be, as text: `≥ 100 mails/s`. */
  aim?: string;
}

export function printMachine(name: string, size: string): void {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  console.log(`bench ${name} · ${size}`);
  console.log(`machine: ${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadNow()}`);
}

export function printFigures(figures: readonly Figure[]): void {
  for (const { what, value, unit, baseline, aim } of figures) {
    const ratio = baseline ? `  ${round(value / baseline.value)}× of ${baseline.what} (${round(baseline.value)} ${unit})` : '';
    console.log(`  ${what.padEnd(44)} ${String(round(value)).padStart(10)} ${unit.padEnd(8)}${ratio}${aim ? `  aim ${aim}` : ''}`);
  }
}

/** The p-quantile (0 to 1) of the values, nearest rank. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

function loadNow(): string {
  try {
    return readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? '?';
  } catch {
    return '?';
  }
}
