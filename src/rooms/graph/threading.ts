// A thread is what hangs together: mails that refer to one another, that a mail program filed together, or that share
// subject and customer within two weeks. Whoever arrives first, the threads come out the same.

/** One mail to be placed, or a node already placed. Nodes are any texts: keys, events, threads. */
export interface Link {
  a: string;
  b: string;
}

export const HINT_DAYS = 14;

/** Groups nodes that are linked, directly or through others (union-find). @returns the group's first node for each node. */
export function groupLinked(links: Iterable<Link>): Map<string, string> {
  const parents = new Map<string, string>();
  const find = (node: string): string => {
    let root = node;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    for (let at = node; at !== root;) {
      const up = parents.get(at) as string;
      parents.set(at, root);
      at = up;
    }
    if (!parents.has(root)) parents.set(root, root);
    return root;
  };
  for (const { a, b } of links) {
    const [rootA, rootB] = [find(a), find(b)];
    if (rootA !== rootB) parents.set(rootA < rootB ? rootB : rootA, rootA < rootB ? rootA : rootB);
  }
  const groups = new Map<string, string>();
  for (const node of parents.keys()) groups.set(node, find(node));
  return groups;
}

/** The look-up keys under which two mails of one subject meet: one per customer taking part, never the subject alone. */
export function hintKeys(subjectKey: string | null, customerAddresses: readonly string[]): string[] {
  if (!subjectKey) return [];
  return [...new Set(customerAddresses)].slice(0, 20).map((address) => `${subjectKey.slice(0, 200)}\u0001${address.slice(0, 254).toLowerCase()}`);
}
