// Chance that repeats: the same seed gives the same company, on every machine.

export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  chance(p: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** `n` different ones, or all if there are fewer. */
  some<T>(from: readonly T[], n: number): T[];
  /** A count that happens `mean` times on average (Poisson; mean up to about 50). */
  count(mean: number): number;
  /** A stream of its own, so that more draws in one part leave the others as they were. */
  branch(name: string): Random;
}

export function createRandom(seed: string): Random {
  let state = hash(seed);
  // mulberry32, public domain (Tommy Ettinger 2017)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(next() * from.length)];
    if (one === undefined) throw new Error('Nothing to pick from.');
    return one;
  };
  return {
    next, whole, pick,
    chance: (p) => next() < p,
    some(from, n) {
      const left = [...from];
      for (let i = left.length - 1; i > 0; i--) {
        const j = whole(0, i);
        [left[i], left[j]] = [left[j]!, left[i]!];
      }
      return left.slice(0, n);
    },
    count(mean) {
      const limit = Math.exp(-mean);
      let n = 0;
      for (let product = next(); product > limit; product *= next()) n++;
      return n;
    },
    branch: (name) => createRandom(`${seed}/${name}`),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum;
}
