// Editing a question as a tree, without words: every change makes another tree that can be asked. A condition is meant by the
// path to it, the place among its parent's conditions on each level.
import { childrenOf } from './children.ts';
import type { Find, Node, Question, Scope } from './question.ts';

export type Path = readonly number[];
export type Sought = Exclude<Question, { find: 'paths' }>;
export type Joint = 'all' | 'any';

export const everybody: Node = { is: 'all', of: [] };
export const isEverybody = (node: Node): boolean => node.is === 'all' && node.of.length === 0;
export const scopeOf = (find: Exclude<Find, 'paths'>): Scope => (find === 'people' ? 'person' : 'organisation');

/** The scope of the conditions inside one. */
export const innerScope = (node: Node, scope: Scope): Scope => (node.is === 'at organisation' ? 'organisation' : node.is === 'somebody' || node.is === 'relation' ? 'person' : scope);

export const nodeAt = (where: Node, path: Path): Node | undefined => path.reduce<Node | undefined>((node, at) => node && childrenOf(node)[at], where);

/** With another condition in its place, or (`null`) without it; groups that lose their last one go with it. */
export const replaced = (where: Node, path: Path, to: Node | null): Node => put(where, path, to) ?? everybody;

function put(node: Node, [at, ...rest]: Path, to: Node | null): Node | null {
  if (at === undefined) return to;
  const child = childrenOf(node)[at];
  if (!child) return node;
  const next = put(child, rest, to);
  switch (node.is) {
    case 'all': case 'any': {
      const of = node.of.flatMap((one, n) => (n === at ? (next ? [next] : []) : [one]));
      return of.length === 0 ? null : { is: node.is, of };
    }
    case 'not': return next && { is: 'not', of: next };
    case 'relation': case 'at organisation': case 'somebody': return { ...node, where: next ?? everybody };
    default: return node;
  }
}

/** A further condition beside the one at the path, or in the group there. */
export const joined = (where: Node, path: Path, node: Node, by: Joint): Node => {
  const target = nodeAt(where, path) ?? everybody;
  return replaced(where, path, isEverybody(target) ? node : target.is === by ? { is: by, of: [...target.of, node] } : { is: by, of: [target, node] });
};

/** "All of these" becomes "any of these", and back. */
export function switched(where: Node, path: Path): Node {
  const group = nodeAt(where, path);
  return (group?.is === 'all' || group?.is === 'any') && group.of.length > 0 ? replaced(where, path, { is: group.is === 'all' ? 'any' : 'all', of: group.of }) : where;
}

/** What holds does not, and what does not, does. */
export function denied(where: Node, path: Path): Node {
  const node = nodeAt(where, path);
  return node && !isEverybody(node) ? replaced(where, path, node.is === 'not' ? node.of : { is: 'not', of: node }) : where;
}

/** The same asked of organisations instead of people, or the other way about; going back and forth comes to where it began. */
export function turned(question: Question, find: Exclude<Find, 'paths'>): Sought {
  if (question.find === 'paths') {
    const connected: Node = { is: 'relation', direction: 'either', hops: question.hops, where: { is: 'person', person: question.to } };
    return { find, where: find === 'people' ? connected : { is: 'somebody', atLeast: 1, where: connected } };
  }
  if (question.find === find) return question;
  const { where } = question;
  if (isEverybody(where)) return { find, where };
  if (find === 'people') return { find, where: where.is === 'somebody' && where.atLeast === 1 ? where.where : { is: 'at organisation', where } };
  return { find, where: where.is === 'at organisation' ? where.where : { is: 'somebody', atLeast: 1, where } };
}
