// From tagged words to a tree, by recursive descent: question = who + conditions; conditions are joined by and, or, not, and may
// hold a question of their own ("at organisations where …"). One frame is read at a time (slotReader.ts); what cannot be used is kept
// and told, never guessed.
import { adjectiveNode, ownedBy } from './conditions.ts';
import type { Slots } from './frame.ts';
import { frameNode, inScope } from './frame.ts';
import type { Item, Meaning } from './items.ts';
import type { Name } from './names.ts';
import { negate } from './normal.ts';
import type { Node, Question, Ref, RelationKind, Scope } from './question.ts';
import { readFrame } from './slotReader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A name that fits several; nothing is chosen. */
export interface Ambiguity {
  words: string;
  start: number;
  end: number;
  candidates: { type: string; ref: Ref }[];
}

export interface Unused {
  words: string;
  start: number;
  end: number;
}

export class Parser {
  readonly items: readonly Item[];
  readonly vocabulary: Vocabulary;
  readonly unused: Unused[] = [];
  readonly ambiguous: Ambiguity[] = [];
  /** The last frame read in the running group, for those that lean on it. */
  before: Slots | null = null;
  at = 0;
  /** How many inner questions without brackets are open. */
  private nested = 0;

  constructor(items: readonly Item[], vocabulary: Vocabulary) {
    this.items = items;
    this.vocabulary = vocabulary;
  }

  get item(): Item | undefined {
    return this.items[this.at];
  }

  peek(ahead = 1): Item | undefined {
    return this.items[this.at + ahead];
  }

  is(...tags: Meaning['tag'][]): boolean {
    return this.item !== undefined && tags.includes(this.item.tag);
  }

  skip(...tags: Meaning['tag'][]): void {
    while (this.is(...tags)) this.at++;
  }

  /** Says that an item was not used. */
  leave(item: Item): void {
    if (!this.unused.some((one) => one.start === item.start)) this.unused.push({ words: item.words, start: item.start, end: item.end });
  }

  /** The whole question, or null when nothing in it was understood. */
  question(): Question | null {
    this.skip('filler');
    const path = this.items.findIndex((item) => item.tag === 'path');
    if (path >= 0 && this.items.slice(0, path).every((item) => ['filler', 'opener', 'us', 'head', 'preposition', 'me'].includes(item.tag))) return this.path(path);
    const start = this.at;
    const group = this.group(null);
    while (this.item) {
      if (!this.is('close', 'filler', 'comma', 'and', 'or')) this.leave(this.item);
      this.at++;
    }
    if (!group || (group.node.is === 'all' && group.node.of.length === 0 && !this.items.slice(start).some((item) => item.tag === 'head'))) return null;
    return { find: group.scope === 'person' ? 'people' : 'organisations', where: group.node };
  }

  private path(from: number): Question | null {
    this.at = from + 1;
    let to: Ref | null = null;
    let by: Ref | 'anyone' = 'anyone';
    let hops = 4;
    for (; this.item; this.at++) {
      const item = this.item;
      if (item.tag === 'hops') hops = item.hops;
      else if (item.tag === 'me' && this.items[this.at - 1]?.tag === 'preposition' && this.vocabulary.me) by = this.vocabulary.me;
      else if (item.tag === 'name' || item.tag === 'text') {
        const isBy = (this.items[this.at - 1]?.words ?? '') === 'by';
        const ref = this.choose(item, item.options, isBy ? ['member'] : ['person']);
        if (ref && isBy) by = ref;
        else if (ref && !to) to = ref;
        else if (!ref) this.leave(item);
      } else if (item.tag === 'unknown') this.leave(item);
    }
    return to ? { find: 'paths', to, from: by, hops } : null;
  }

  /** The one thing of these types a name means; several are an ambiguity and give null. */
  choose(item: Item, options: readonly Name[], types: readonly Name['type'][]): Ref | null {
    for (const type of types) {
      const fitting = options.filter((one): one is Name & { ref: Ref } => one.type === type && 'ref' in one);
      if (fitting.length === 1) return fitting[0]!.ref;
      if (fitting.length > 1) {
        this.ambiguous.push({ words: item.words, start: item.start, end: item.end, candidates: fitting.slice(0, 10).map((one) => ({ type, ref: one.ref })) });
        return null;
      }
    }
    return null;
  }

  /** Who, and what must hold of them: `Ada's unhappy customers in Berlin who …`. */
  group(hint: Scope | null): { scope: Scope; node: Node } | null {
    const conditions: Node[] = [];
    let scope: Scope = hint ?? 'person';
    const outerBefore = this.before;
    this.before = null;
    for (let head = false; this.item && !head;) {
      const item = this.item;
      if (item.tag === 'filler') this.at++;
      else if (item.tag === 'head') {
        scope = item.scope;
        if (item.mine && this.vocabulary.me) conditions.push({ is: 'known', by: this.vocabulary.me });
        if (item.ours) conditions.push({ is: 'known', by: 'anyone' });
        this.at++;
        head = true;
      } else if (!this.modifier(conditions)) break;
    }
    const rest = this.conditions(scope);
    this.before = outerBefore;
    const placed = conditions.map((one) => inScope(one, scopeOf(one, scope), scope));
    return { scope, node: { is: 'all', of: rest ? [...placed, rest] : placed } };
  }

  /** A word before the head: an adjective, a place, an owner. */
  private modifier(conditions: Node[]): boolean {
    const item = this.item!;
    const headFollows = (from: number): boolean => {
      for (let i = this.at + from; i < this.items.length; i++) {
        const tag = this.items[i]!.tag;
        if (tag === 'head') return true;
        if (!['filler', 'adjective', 'name', 'possessive', 'my', 'our', 'and', 'or'].includes(tag)) return false;
      }
      return false;
    };
    if (item.tag === 'my' && this.vocabulary.me) {
      conditions.push(ownedBy(this.vocabulary.me));
      this.at++;
      return true;
    }
    if (item.tag === 'our') {
      this.at++;
      return true;
    }
    if (item.tag === 'name' && this.peek()?.tag === 'possessive') {
      const ref = this.choose(item, item.options, ['member']);
      if (ref) conditions.push(ownedBy(ref));
      else this.leave(item);
      this.at += 2;
      return true;
    }
    if (item.tag === 'name' && headFollows(1)) {
      const value = item.options.find((one) => one.type === 'value');
      if (value) {
        conditions.push({ is: 'attribute', key: value.key, test: { op: '=', value: value.value } });
        this.at++;
        return true;
      }
    }
    if (item.tag === 'adjective' && headFollows(1)) {
      const node = this.adjectives();
      if (node) conditions.push(node);
      return true;
    }
    if (item.tag === 'unknown' && headFollows(1)) {
      this.leave(item);
      this.at++;
      return true;
    }
    return false;
  }

  /** "unhappy or fading": adjectives before their head, joined by or. */
  private adjectives(): Node | null {
    const any: Node[] = [];
    while (this.item?.tag === 'adjective') {
      const node = adjectiveNode(this.item.name, this.vocabulary);
      if (node) any.push(node);
      else this.leave(this.item);
      this.at++;
      if (this.is('or') && this.peek()?.tag === 'adjective') this.at++;
      else break;
    }
    return any.length === 0 ? null : any.length === 1 ? any[0]! : { is: 'any', of: any };
  }

  /** Conditions joined by or; null when there is none. */
  conditions(scope: Scope): Node | null {
    const any: Node[] = [];
    for (;;) {
      const all = this.conjunction(scope);
      if (all) any.push(all);
      if (!this.is('or')) break;
      this.at++;
    }
    return any.length === 0 ? null : any.length === 1 ? any[0]! : { is: 'any', of: any };
  }

  private conjunction(scope: Scope): Node | null {
    const all: Node[] = [];
    while (this.item && !this.is('close', 'or')) {
      if (this.is('and', 'comma', 'filler', 'opener')) {
        if (this.nested > 0 && all.length > 0 && this.endsInner(scope)) break;
        this.at++;
        continue;
      }
      const from = this.at;
      const node = this.unit(scope);
      if (node) all.push(node);
      if (this.at === from) {
        this.leave(this.item!);
        this.at++;
      }
    }
    return all.length === 0 ? null : all.length === 1 ? all[0]! : { is: 'all', of: all };
  }

  /** "…, and who …" after an inner question goes on with the outer one; so does "and who" after one about organisations. */
  private endsInner(scope: Scope): boolean {
    const [first, second, third] = [this.item!, this.peek(), this.peek(2)];
    if (first.tag === 'comma') return true;
    if (first.tag !== 'and') return false;
    const next = second?.tag === 'filler' ? third : second;
    return scope === 'organisation' && next?.tag === 'opener' && next.word === 'who';
  }

  private unit(scope: Scope): Node | null {
    if (this.is('open')) return this.bracket(() => this.conditions(scope));
    if (this.is('not')) {
      let ahead = 1;
      while (this.peek(ahead)?.tag === 'filler' || this.peek(ahead)?.tag === 'opener') ahead++;
      if (this.peek(ahead)?.tag === 'open') {
        this.at += ahead;
        const inner = this.bracket(() => this.conditions(scope));
        return inner && negate(inner.is === 'all' || inner.is === 'any' ? { ...inner } : inner);
      }
    }
    const frame = readFrame(this, scope);
    const node = frameNode(frame, this.before, scope, this.vocabulary);
    if (frame.predicate || node) this.before = frame.predicate || !this.before ? frame : { ...frame, predicate: this.before.predicate };
    return node;
  }

  bracket<T>(read: () => T): T {
    const { nested, before } = this;
    this.nested = 0;
    this.at++;
    const inner = read();
    this.nested = nested;
    this.before = before;
    if (this.is('close')) this.at++;
    return inner;
  }

  /** A question inside the question, in brackets or up to where the outer one goes on. */
  inner(scope: Scope): Node | null {
    const before = this.before;
    this.before = null;
    this.skip('filler', 'opener');
    let node: Node | null;
    if (this.is('open')) node = this.bracket(() => this.conditions(scope));
    else {
      this.nested++;
      node = this.conditions(scope);
      this.nested--;
    }
    this.before = before;
    return node;
  }

  /** Those somebody is related to: a name, "promoters", "people who (…)". */
  target(): Node | null {
    this.skip('filler');
    if (this.item?.tag === 'name' || this.item?.tag === 'text') {
      const ref = this.choose(this.item, this.item.options, ['person']);
      const isGroup = this.item.tag === 'name' && !ref;
      if (ref) {
        this.at++;
        return { is: 'person', person: ref };
      }
      if (!isGroup || this.ambiguous.some((one) => one.start === this.item!.start)) {
        this.leave(this.item);
        this.at++;
        return null;
      }
    }
    if (this.is('adjective')) {
      const node = this.adjectives();
      if (!this.is('head')) {
        const more = this.is('opener', 'preposition') ? this.inner('person') : null;
        return node && more ? { is: 'all', of: [node, more] } : node;
      }
      this.at++;
      const more = this.inner('person');
      return node && more ? { is: 'all', of: [node, more] } : node;
    }
    if (!this.is('head', 'my')) return null;
    const bracket = this.bracketAfterHead();
    if (bracket > 0) {
      this.at += bracket;
      return this.bracket(() => this.conditions('person'));
    }
    this.nested++;
    const group = this.group('person');
    this.nested--;
    return group && inScope(group.node, group.scope, 'person');
  }

  /** How far ahead the bracket of `people who (` opens; 0 where there is none. */
  private bracketAfterHead(): number {
    let ahead = 1;
    while (['filler', 'opener'].includes(this.peek(ahead)?.tag ?? '')) ahead++;
    return this.peek(ahead)?.tag === 'open' ? ahead : 0;
  }

  relation(kinds: RelationKind[] | null, direction: 'to' | 'from' | 'either', hops: number): Node | null {
    const where = this.target();
    return where && { is: 'relation', ...(kinds ? { kinds } : {}), direction, hops, where };
  }
}

/** Which subject a condition made of single words is about. */
export function scopeOf(node: Node, fallback: Scope): Scope {
  if (node.is === 'attribute') return node.key.startsWith('person.') ? 'person' : 'organisation';
  if (node.is === 'any' || node.is === 'all') return node.of.some((child) => scopeOf(child, fallback) === 'person' && child.is === 'attribute') ? 'person' : fallback;
  if (node.is === 'strength' || node.is === 'relation' || node.is === 'person') return 'person';
  return node.is === 'organisation' ? 'organisation' : fallback;
}
