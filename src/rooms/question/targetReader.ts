// Those somebody is related to: names, "promoters", "people who (…)".
import { inScope } from './frameCondition.ts';
import { adjectives } from './groupReader.ts';
import type { Parser } from './parser.ts';
import type { Node, RelationKind } from './question.ts';

interface Targets {
  is: 'all' | 'any';
  of: Node[];
}

/** The relation to those that are named next; null where nobody is. */
export function readTargets(parser: Parser, kinds: RelationKind[] | null, direction: 'to' | 'from' | 'either', hops: number): Node | null {
  const to = targets(parser);
  if (!to) return null;
  const related = (where: Node): Node => ({ is: 'relation', ...(kinds ? { kinds } : {}), direction, hops, where });
  return to.is === 'all' ? { is: 'all', of: to.of.map(related) } : related(to.of.length === 1 ? to.of[0]! : { is: 'any', of: to.of });
}

/** Those somebody is related to: names, "promoters", "people who (…)". */
function targets(parser: Parser): Targets | null {
  parser.skip('filler');
  if (parser.item?.tag === 'name' && parser.item.options.every(({ type }) => type === 'value')) {
    // "reports to founders"
    const group = parser.group('person', true);
    return group && { is: 'any', of: [inScope(group.node, group.scope, 'person')] };
  }
  if (parser.item?.tag === 'name' || parser.item?.tag === 'text') return namedTargets(parser);
  if (parser.is('adjective')) {
    const node = adjectives(parser);
    const hasHead = parser.is('head');
    if (hasHead) parser.at++;
    const more = hasHead || parser.is('opener', 'preposition') ? parser.inner('person') : null;
    return node && { is: 'any', of: [more ? { is: 'all', of: [node, more] } : node] };
  }
  if (!parser.is('head', 'my')) return null;
  const bracket = bracketAfterHead(parser);
  if (bracket > 0) {
    parser.at += bracket;
    const node = parser.bracket(() => parser.conditions('person'));
    return node && { is: 'any', of: [node] };
  }
  const group = parser.group('person', true);
  return group && { is: 'any', of: [inScope(group.node, group.scope, 'person')] };
}

function namedTargets(parser: Parser): Targets | null {
  const of: Node[] = [];
  let is: 'all' | 'any' = 'any';
  for (;;) {
    const item = parser.item;
    if (item?.tag !== 'name' && item?.tag !== 'text') break;
    const person = parser.choose(item, item.options, ['person']);
    if (person) of.push({ is: 'person', person });
    else if (!parser.ambiguous.some((one) => one.start === item.start)) parser.leave(item);
    parser.at++;
    const next = parser.peek();
    if (!parser.is('or', 'and', 'comma') || (next?.tag !== 'name' && next?.tag !== 'text') || !next.options.some(({ type }) => type === 'person') || parser.peek(2)?.tag === 'relation') break;
    if (parser.is('and')) is = 'all';
    parser.at++;
  }
  return of.length > 0 ? { is, of } : null;
}

/** How far ahead the bracket of `people who (` opens; 0 where there is none. */
function bracketAfterHead(parser: Parser): number {
  let ahead = 1;
  while (['filler', 'opener'].includes(parser.peek(ahead)?.tag ?? '')) ahead++;
  return parser.peek(ahead)?.tag === 'open' ? ahead : 0;
}
