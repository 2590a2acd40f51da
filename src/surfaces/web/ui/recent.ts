// The people, organisations and segments somebody looked at last, in this browser, to be one key away. Forgotten on signing out.
export interface Recent { path: string; title: string }

const KEPT_MAX = 12;
const keyOf = (workspaceId: string): string => `regulars-recent-${workspaceId}`;

export function recent(workspaceId: string): Recent[] {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(workspaceId)) ?? '[]') as Recent[];
    return Array.isArray(kept) ? kept.filter(({ path, title }) => typeof path === 'string' && typeof title === 'string') : [];
  } catch {
    return [];
  }
}

/** Only pages of one thing are kept: `/people/…`, not `/people`. */
export function remember(workspaceId: string, one: Recent): void {
  if (!/^\/(people|organisations|segments)\/[^/]+$/.test(one.path) || one.title === '') return;
  write(workspaceId, [one, ...recent(workspaceId).filter(({ path }) => path !== one.path)].slice(0, KEPT_MAX));
}

export function forgetAll(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(keyOf(''))) localStorage.removeItem(key);
  } catch {
    // Without storage nothing was kept.
  }
}

function write(workspaceId: string, list: readonly Recent[]): void {
  try {
    localStorage.setItem(keyOf(workspaceId), JSON.stringify(list));
  } catch {
    // Without storage nothing is kept.
  }
}
