// Reading a word the way it was meant: lower case, without accents, forgiving a slip of the finger.

/** Lower case, straight apostrophes and no accents, character for character (offsets stay true). */
export function plain(text: string): string {
  let out = '';
  for (const ch of text) {
    const low = ch.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[\u2018\u2019\u02bc]/g, "'");
    out += low.length === ch.length ? low : ch;
  }
  return out;
}

/** Lower-case words of letters and digits; signs separate. */
export const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{M}\d]+(?:\+\+|#)?/gu) ?? [];

/** Damerau–Levenshtein distance (one insertion, deletion, change or swap of neighbours each cost 1), given up above `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** How many slips are forgiven in a word of this length. */
export const slipsIn = (word: string): number => (word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0);

/** The known words nearest to a misspelt one; several when they are equally near, none when nothing is near. */
export function nearest(word: string, known: Iterable<string>): string[] {
  const allowed = slipsIn(word);
  if (allowed === 0) return [];
  let best = allowed + 1;
  let found: string[] = [];
  for (const candidate of known) {
    const most = Math.min(allowed, slipsIn(candidate));
    if (most === 0 || candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > most) continue;
    const distance = editDistance(word, candidate, Math.min(best, most));
    if (distance > most) continue;
    if (distance < best) {
      best = distance;
      found = [candidate];
    } else if (distance === best && !found.includes(candidate)) found.push(candidate);
  }
  return found;
}
