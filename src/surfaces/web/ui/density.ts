// How high rows are: a choice of this browser.
export const DENSITIES = ['compact', 'normal', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

const KEY = 'regulars-density';

export function density(): Density {
  const now = document.documentElement.dataset['density'];
  return DENSITIES.find((it) => it === now) ?? 'normal';
}

export function setDensity(to: Density): void {
  document.documentElement.dataset['density'] = to;
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // Without storage the choice holds until the page is loaded again.
  }
}

/** As it was chosen; called once, before the first page is drawn. */
export function restoreDensity(): void {
  try {
    const kept = DENSITIES.find((it) => it === localStorage.getItem(KEY));
    if (kept) document.documentElement.dataset['density'] = kept;
  } catch {
    // Without storage rows are of normal height.
  }
}
