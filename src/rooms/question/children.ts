// The conditions inside a condition.
import type { Node } from './question.ts';

export function childrenOf(node: Node): readonly Node[] {
  switch (node.is) {
    case 'all': case 'any': return node.of;
    case 'not': return [node.of];
    case 'relation': case 'at organisation': case 'somebody': return [node.where];
    default: return [];
  }
}
