// Two spellings of one word. A topic called "sample rate" is also "sampling rates": endings are taken off alike on both sides.

/** "rates" → "rate", "libraries" → "library"; leaves "bus", "status", "analysis" and short words alone. */
export function singular(word: string): string {
  const n = word.length;
  if (n < 4 || word[n - 1] !== 's' || /\d/.test(word)) return word;
  if (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (word.endsWith('ies') && n > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sh|ch|x|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** A stem under which inflections of one word meet: sample, samples, sampled, sampling → "sampl". Not for showing. */
export function stem(word: string): string {
  const one = singular(word);
  const open = withoutEnding(one);
  return open.length >= 4 && open.endsWith('e') ? open.slice(0, -1) : open;
}

function withoutEnding(word: string): string {
  for (const ending of ['ing', 'ed'] as const) {
    if (!word.endsWith(ending)) continue;
    const base = word.slice(0, -ending.length);
    if (base.length < 4 || !/[aeiouy]/.test(base)) return word;
    return /([bdgklmnprt])\1$/.test(base) && !base.endsWith('ll') ? base.slice(0, -1) : base;
  }
  return word;
}
