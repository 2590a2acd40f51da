// The words before the one who is asked for: `Ada's unhappy customers`, `Berlin promoters`, `Acme people`.
import { adjectiveNode, ownedBy } from './fuzzyConditions.ts';
import { isList } from './nameReader.ts';
import type { Parser } from './parser.ts';
import { exclusive } from './phrases.ts';
import type { Node, Scope } from './question.ts';

const BEFORE_HEAD = ['filler', 'adjective', 'name', 'possessive', 'my', 'our', 'and', 'or', 'unknown'];

/** One word before the head; false when none is there. `scope` of a condition is null where it fits both. */
export function modifier(parser: Parser, conditions: { node: Node; scope: Scope | null }[]): boolean {
  const item = parser.item!;
  const { me } = parser.vocabulary;
  const headFollows = (from: number): boolean => {
    for (let ahead = from; parser.peek(ahead); ahead++) {
      const { tag } = parser.peek(ahead)!;
      if (tag === 'head') return true;
      if (!BEFORE_HEAD.includes(tag)) return false;
    }
    return false;
  };
  const push = (node: Node, scope: Scope | null, used = 1): true => {
    conditions.push({ node, scope });
    parser.at += used;
    return true;
  };
  if (item.tag === 'my' && me) return push(ownedBy(me), null);
  if (item.tag === 'our') {
    parser.at++;
    return true;
  }
  if (item.tag === 'name' && parser.peek()?.tag === 'possessive') {
    const owner = parser.choose(item, item.options, ['member']);
    const after = parser.peek(2);
    const isKnown = after?.tag === 'head' && (after.mine || after.words.toLowerCase() === 'contacts');
    if (owner && isKnown) {
      conditions.push({ node: { is: 'known', by: owner }, scope: null });
      parser.at += 3;
      return true;
    }
    if (owner) return push(ownedBy(owner), null, 2);
    const organisation = parser.choose(item, item.options, ['organisation']);
    if (organisation) return push({ is: 'organisation', organisation }, 'organisation', 2);
    if (!parser.ambiguous.some((one) => one.start === item.start)) parser.leave(item);
    parser.at += 2;
    return true;
  }
  if (item.tag === 'name' && headFollows(1)) {
    const value = item.options.find((one) => one.type === 'value');
    if (value?.type === 'value') return push({ is: 'attribute', key: value.key, test: { op: isList(value.key) ? 'contains' : '=', value: value.value } }, value.key.startsWith('person.') ? 'person' : 'organisation');
    const organisation = item.options.some((one) => one.type === 'topic') ? null : parser.choose(item, item.options, ['organisation']);
    if (organisation) return push({ is: 'organisation', organisation }, 'organisation');
  }
  const flag = item.tag === 'name' && headFollows(1) && item.options.every(({ type }) => type === 'field') ? parser.vocabulary.attributes.find((one) => one.type === 'yes/no' && item.options.some((option) => option.type === 'field' && option.keys.includes(one.key))) : undefined;
  if (flag) return push({ is: 'attribute', key: flag.key, test: { op: '=', value: true } }, flag.subject);
  if (item.tag === 'owner value' && headFollows(1)) {
    let ahead = 1;
    while (parser.peek(ahead)?.tag !== 'head') ahead++;
    const head = parser.peek(ahead);
    const scope = head?.tag === 'head' ? head.scope : 'person';
    return push({ is: 'attribute', key: `${scope}.owner`, test: { op: item.isKnown ? 'known' : 'unknown' } }, scope);
  }
  if (item.tag === 'adjective' && headFollows(1)) {
    const node = adjectives(parser);
    if (node) conditions.push({ node, scope: scopeOf(node) });
    return true;
  }
  if (item.tag === 'unknown' && headFollows(1)) {
    parser.leave(item);
    parser.at++;
    return true;
  }
  return false;
}

/** "unhappy or fading", "promoters and passives": adjectives joined by or, or by and where nobody is both. */
export function adjectives(parser: Parser): Node | null {
  const any: Node[] = [];
  while (parser.item?.tag === 'adjective') {
    const { name } = parser.item;
    const node = adjectiveNode(name, parser.vocabulary, null);
    if (node) any.push(node);
    else parser.leave(parser.item);
    parser.at++;
    const next = parser.peek();
    const goesOn = next?.tag === 'adjective' && (parser.is('or') || (parser.is('and', 'comma') && exclusive.has(name) && exclusive.has(next.name)));
    if (!goesOn) break;
    parser.at++;
  }
  return any.length === 0 ? null : any.length === 1 ? any[0]! : { is: 'any', of: any };
}

/** Of whom such a condition is asked; null where it fits both. */
function scopeOf(node: Node): Scope | null {
  if (node.is === 'attribute') return node.key.startsWith('person.') ? 'person' : 'organisation';
  if (node.is === 'any' || node.is === 'all') return node.of.map(scopeOf).find((scope) => scope !== null) ?? null;
  return node.is === 'strength' ? 'person' : null;
}
