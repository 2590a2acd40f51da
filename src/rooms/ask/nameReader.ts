// What a name means where it stands: after "about" a topic, after "with" or "by" one of us, after "at" an organisation or a place.
import type { Slots } from './frame.ts';
import { hasObject } from './frame.ts';
import type { Item } from './items.ts';
import type { Name } from './names.ts';
import type { Parser } from './parse.ts';
import type { Node, Scope } from './question.ts';

type NameItem = Item & { tag: 'name' | 'text' };

/** Puts a name into the slot it belongs to. */
export function readName(parser: Parser, item: NameItem, slots: Slots, scope: Scope, preposition: string | null): 'end' | 'taken' | 'keep' {
  if (slots.predicate?.of === 'field' && fieldValue(parser, item, slots)) return 'taken';
  const options = item.options;
  const has = (type: Name['type']) => options.some((one) => one.type === type);
  const acted = slots.predicate?.of === 'interaction' || slots.predicate?.of === 'enjoy' || slots.predicate?.of === 'contact' || slots.stances.length > 0;
  const isOurs = has('member') && (preposition === 'with' || preposition === 'by' || preposition === 'to') && acted;
  if (isOurs || (has('member') && ['relation', 'contact'].includes(parser.peek()?.tag ?? ''))) return member(parser, item, slots);
  if (has('member') && (preposition === 'of' || parser.peek()?.tag === 'possessive') && !slots.predicate) return owner(parser, item, slots);
  if (has('organisation') && (preposition === 'at' || (!has('topic') && !has('person')))) return whole(parser, item, slots, ['organisation'], scope);
  if (has('value') && (preposition === 'at' || !has('topic'))) return value(parser, item, slots);
  if (has('field') && !has('topic') && preposition !== 'about') return field(parser, item, slots);
  if (has('content') && (!has('topic') || preposition !== 'about')) return content(parser, item, slots);
  if (has('item') && acted && !has('topic')) return contentItem(parser, item, slots);
  if (has('topic')) return topic(parser, item, slots);
  if (has('member') && acted) return member(parser, item, slots);
  if (has('person')) return whole(parser, item, slots, ['person'], scope);
  if (has('field')) return field(parser, item, slots);
  if (item.tag === 'text') return text(parser, item, slots);
  parser.leave(item);
  parser.at++;
  return 'keep';
}

function topic(parser: Parser, item: NameItem, slots: Slots): 'end' | 'taken' {
  if (slots.predicate && slots.predicate.of !== 'interaction' && slots.predicate.of !== 'enjoy') return 'end';
  const ref = parser.choose(item, item.options, ['topic']);
  if (ref && (slots.topics.length === 0 || slots.content.length > 0 && slots.topics.length === 0)) slots.topics.push(ref);
  else if (ref && !slots.topics.some((one) => one.id === ref.id)) slots.alsoTopics.push(ref);
  parser.at++;
  return 'taken';
}

function content(parser: Parser, item: NameItem, slots: Slots): 'end' | 'taken' {
  const found = item.options.find((one) => one.type === 'content')!;
  slots.content.push(found.content);
  parser.at++;
  return 'taken';
}

function contentItem(parser: Parser, item: NameItem, slots: Slots): 'taken' {
  const ref = parser.choose(item, item.options, ['item']);
  if (ref) slots.item = ref;
  parser.at++;
  return 'taken';
}

function member(parser: Parser, item: NameItem, slots: Slots): 'taken' {
  const ref = parser.choose(item, item.options, ['member']);
  if (ref) slots.member = ref;
  else if (!parser.ambiguous.some((one) => one.start === item.start)) parser.leave(item);
  parser.at++;
  if (parser.is('possessive')) parser.at++;
  return 'taken';
}

function owner(parser: Parser, item: NameItem, slots: Slots): 'end' | 'taken' {
  const ref = parser.choose(item, item.options, ['member']);
  parser.at++;
  const possessive = parser.is('possessive');
  if (possessive) parser.at++;
  if (possessive && parser.is('head')) parser.at++;
  if (ref) slots.predicate = { of: 'node', node: { is: 'owned', by: ref }, scope: 'person' };
  return 'end';
}

/** A name that is a condition by itself: somebody at Acme, Grace Hopper. */
function whole(parser: Parser, item: NameItem, slots: Slots, types: readonly ('organisation' | 'person')[], scope: Scope): 'end' {
  if (slots.predicate || hasObject(slots)) return 'end';
  const ref = parser.choose(item, item.options, types);
  if (ref) {
    const node: Node = types[0] === 'organisation' ? { is: 'organisation', organisation: ref } : { is: 'person', person: ref };
    slots.predicate = { of: 'node', node, scope: types[0] === 'organisation' ? 'organisation' : 'person' };
  }
  void scope;
  parser.at++;
  return 'end';
}

function value(parser: Parser, item: NameItem, slots: Slots): 'end' {
  if (slots.predicate || hasObject(slots)) return 'end';
  const values = item.options.filter((one) => one.type === 'value');
  const nodes: Node[] = values.map((one) => ({ is: 'attribute', key: one.key, test: { op: '=', value: one.value } }));
  const first = values[0]!;
  slots.predicate = { of: 'node', node: nodes[0]!, scope: first.key.startsWith('person.') ? 'person' : 'organisation' };
  parser.at++;
  return 'end';
}

function field(parser: Parser, item: NameItem, slots: Slots): 'end' | 'taken' {
  if (slots.predicate || hasObject(slots)) return 'end';
  const keys = item.options.flatMap((one) => (one.type === 'field' ? one.keys : []));
  slots.predicate = { of: 'field', options: parser.vocabulary.attributes.filter((one) => keys.includes(one.key)) };
  parser.at++;
  return 'taken';
}

/** The text a field is compared with; a name may be one, too ("city is Berlin"). */
function fieldValue(parser: Parser, item: NameItem, slots: Slots): boolean {
  if (slots.predicate?.of !== 'field' || (slots.value && slots.value.value !== '')) return false;
  const types = slots.predicate.options.map((one) => one.type);
  if (!types.includes('text') && !types.includes('choice') && !types.includes('yes/no')) return false;
  const known = item.options.find((one) => one.type === 'value');
  const text = item.tag === 'text' ? item.text : known?.value ?? item.words;
  slots.value = { op: slots.value?.op === 'contains' ? 'contains' : slots.isNegated ? '≠' : '=', value: text };
  if (slots.value.op === '≠') slots.isNegated = false;
  parser.at++;
  return true;
}

/** Quoted text that names nothing is looked for in what was written. */
function text(parser: Parser, item: NameItem & { tag: 'name' | 'text' }, slots: Slots): 'end' | 'taken' {
  if (slots.predicate && slots.predicate.of !== 'interaction' && slots.predicate.of !== 'enjoy') {
    parser.leave(item);
    parser.at++;
    return 'taken';
  }
  if (!slots.predicate && slots.stances.length === 0) slots.predicate = { of: 'interaction', filter: {} };
  slots.words.push(item.tag === 'text' ? item.text : item.words);
  parser.at++;
  return 'taken';
}
