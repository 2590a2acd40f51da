// Stops a statement that names a tenant table without saying whose rows it means. Row-level security would return nothing
// or everything of this workspace anyway; the guard is there so that such a query fails the first time it is tried.

const checked = new Map<string, string | null>();
const CHECKED_MAX = 5_000;

/** The first tenant table in `text` that is used more often than workspace_id is named; null when all is well. */
export function unboundTable(text: string, tenantTables: ReadonlySet<string>): string | null {
  const known = checked.get(text);
  if (known !== undefined) return known;
  const found = inspect(text, tenantTables);
  if (checked.size >= CHECKED_MAX) checked.clear();
  checked.set(text, found);
  return found;
}

function inspect(text: string, tenantTables: ReadonlySet<string>): string | null {
  const plain = text.replace(/'[^']*'/g, "''").replace(/--[^\n]*/g, '').toLowerCase();
  const named = [...plain.matchAll(/\b(?:from|join|into|update)\s+(?:only\s+)?"?([a-z_]+)"?/g)].map((match) => match[1] ?? '');
  const used = named.filter((name) => tenantTables.has(name));
  const bound = plain.match(/\bworkspace_id\b/g)?.length ?? 0;
  return used.length > bound ? (used[0] ?? null) : null;
}
