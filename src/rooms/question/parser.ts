// From tagged words to a tree, by recursive descent: question = who + conditions; conditions are joined by and, or, not, and may
// hold a question of their own ("at organisations where …"). One frame is read at a time (slotReader.ts); what cannot be used is kept
// and told, never guessed.
import { modifier } from './groupReader.ts';
import { frameNode, inScope } from './frameCondition.ts';
import type { Item, Meaning } from './taggedWords.ts';
import type { Name } from './nameIndex.ts';
import { negate } from './normalise.ts';
import type { Node, Question, Ref, Scope } from './question.ts';
import type { Order } from './order.ts';
import { readPath } from './pathReader.ts';
import { cutMeasure, isOutermostRank, orderedQuestion, rankedFrame, readHeadRank } from './rankReader.ts';
import { shareNext } from './sharing.ts';
import { readFrame } from './slotReader.ts';
import type { Frame } from './slots.ts';
import { isBareStance, isEmpty, isTopicOnly } from './slots.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Window } from './window.ts';

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

/** Nobody asks questions within questions so deep; hostile words would exhaust the stack. */
const DEPTH_MAX = 24;

type Bare = { frame: Frame; at: number };
type LeadingTime = { window: Window; item: Item };
export interface Mark {
  fields: object;
  unused: number;
  ambiguous: number;
}

export class Parser {
  items: readonly Item[];
  readonly vocabulary: Vocabulary;
  readonly source: string;
  readonly unused: Unused[] = [];
  readonly ambiguous: Ambiguity[] = [];
  /** The last frame read in the running group, for those that lean on it. */
  before: Frame | null = null;
  /** Of whom the running conditions are asked. */
  scope: Scope = 'person';
  /** "as of 1 March 2022". */
  asOf: string | null = null;
  /** What the answer is ordered by, with the words that said it. */
  order: { order: Order; items: readonly Item[] } | null = null;
  /** "top 5", "biggest": before the one who is asked for. */
  headRank: Item | null = null;
  limit: { n: number; item: Item } | null = null;
  /** "complaints": a stance of which may still be said what it is about. */
  bare: Bare | null = null;
  at = 0;
  /** How many inner questions without brackets are open. */
  private nested = 0;
  private depth = 0;
  private leadingTime: LeadingTime | null = null;
  /** The last frame was denied, and "or" goes on denying. */
  private isDenying = false;
  /** The conditions read so far in the running inner group are about fields alone. */
  private isOfFields = false;

  /** `source` is what was typed. */
  constructor(items: readonly Item[], vocabulary: Vocabulary, source: string) {
    this.items = items;
    this.source = source;
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

  /** Where reading stands, to come back to. */
  mark(): Mark {
    const { at, before, nested, isDenying, isOfFields, scope, limit } = this;
    return { fields: { at, before, nested, isDenying, isOfFields, scope, limit }, unused: this.unused.length, ambiguous: this.ambiguous.length };
  }

  reset({ fields, unused, ambiguous }: Mark): void {
    Object.assign(this, fields);
    this.unused.length = unused;
    this.ambiguous.length = ambiguous;
  }

  /** Only whole questions have an order: no brackets and no inner question are open. */
  get isOutermost(): boolean {
    return this.nested === 0 && this.depth <= 1;
  }

  takeLeadingTime(): LeadingTime | null {
    const taken = this.leadingTime;
    this.leadingTime = null;
    return taken;
  }

  /** The whole question, or null when nothing in it was understood. */
  question(): Question | null {
    const path = readPath(this);
    if (path) return path;
    this.at = 0;
    this.unused.length = 0;
    this.ambiguous.length = 0;
    cutMeasure(this);
    const group = this.group(null);
    while (this.item) {
      if (!this.is('close', 'filler', 'comma', 'and', 'or')) this.leave(this.item);
      this.at++;
    }
    const isEverybody = group?.node.is === 'all' && group.node.of.length === 0;
    const ordered = group && orderedQuestion(this, group);
    if (ordered) return ordered;
    if (!group || (isEverybody && (!this.items.some((item) => item.tag === 'head') || this.unused.length + this.ambiguous.length > 0))) return null;
    return { find: group.scope === 'person' ? 'people' : 'organisations', where: group.node };
  }

  /** The one thing of these types a name means; several are an ambiguity and give null. */
  choose(item: Item, options: readonly Name[], types: readonly Name['type'][]): Ref | null {
    for (const type of types) {
      const fitting = options.filter((one): one is Name & { ref: Ref } => one.type === type && 'ref' in one);
      if (fitting.length === 1) return fitting[0]!.ref;
      if (fitting.length > 1) {
        if (!this.ambiguous.some((one) => one.start === item.start)) this.ambiguous.push({ words: item.words, start: item.start, end: item.end, candidates: fitting.slice(0, 10).map((one) => ({ type, ref: one.ref })) });
        return null;
      }
    }
    return null;
  }

  /** Who, and what must hold of them: `Ada's unhappy customers in Berlin who …`. `isInner`: it ends where the outer question goes on. */
  group(hint: Scope | null, isInner = false): { scope: Scope; node: Node } | null {
    const outer = { before: this.before, scope: this.scope };
    this.before = null;
    if (isInner) this.nested++;
    const conditions: { node: Node; scope: Scope | null }[] = [];
    let scope: Scope = hint ?? 'person';
    for (let head = false; this.item && !head;) {
      const item = this.item;
      if (item.tag === 'filler' || (item.tag === 'comma' && this.leadingTime)) this.at++;
      else if (item.tag === 'opener' && this.leadsToHead()) this.at++;
      else if (item.tag === 'preposition' && item.words.toLowerCase() === 'of' && ['my', 'our', 'head', 'filler', 'us'].includes(this.peek()?.tag ?? '') && this.leadsToHead()) this.at++;
      else if (item.tag === 'as of') {
        this.asOf = item.day;
        this.at++;
        this.skip('comma');
      } else if (item.tag === 'window' && this.leadsOn()) {
        this.leadingTime = { window: item.window, item };
        this.at++;
      } else if (item.tag === 'head') {
        scope = item.scope;
        if (item.mine && this.vocabulary.me) conditions.push({ node: { is: 'known', by: this.vocabulary.me }, scope: null });
        if (item.ours) conditions.push({ node: { is: 'known', by: 'anyone' }, scope: null });
        this.at++;
        head = true;
      } else if (!isInner && isOutermostRank(this)) readHeadRank(this);
      else if (!modifier(this, conditions)) break;
    }
    this.scope = scope;
    const rest = this.conditions(scope);
    const unusedTime = this.takeLeadingTime();
    if (unusedTime) this.leave(unusedTime.item);
    if (isInner) this.nested--;
    Object.assign(this, outer);
    return { scope, node: { is: 'all', of: [...conditions.map((one) => inScope(one.node, one.scope ?? scope, scope)), ...(rest ? [rest] : [])] } };
  }

  /** "which organisations", "which of my customers". */
  leadsToHead(): boolean {
    let ahead = 1;
    while (['filler', 'adjective', 'name', 'possessive', 'my', 'our', 'unknown', 'number', 'rank', 'edge'].includes(this.peek(ahead)?.tag ?? '') || (this.peek(ahead)?.tag === 'preposition' && this.peek(ahead)?.words.toLowerCase() === 'of')) ahead++;
    return this.peek(ahead)?.tag === 'head';
  }

  /** "In 2022, who complained": a time before the one who is asked for. */
  private leadsOn(): boolean {
    let ahead = 1;
    while (['comma', 'filler', 'name', 'possessive', 'adjective', 'my', 'our'].includes(this.peek(ahead)?.tag ?? '')) ahead++;
    return ['opener', 'head'].includes(this.peek(ahead)?.tag ?? '');
  }

  /** Conditions joined by or; null when there is none. */
  conditions(scope: Scope): Node | null {
    if (this.depth >= DEPTH_MAX) {
      if (this.item) this.leave(this.item);
      this.at++;
      return null;
    }
    this.depth++;
    const outer = this.scope;
    this.scope = scope;
    const any: Node[] = [];
    // "everyone but detractors"
    const isBut = this.item?.tag === 'and' && this.item.words.toLowerCase() === 'but' && this.peek(-1)?.tag === 'head' && ['adjective', 'head', 'name'].includes(this.peek()?.tag ?? '');
    for (; !isBut;) {
      const all = this.conjunction(scope, any.length > 0);
      if (all) any.push(all);
      if (!this.is('or') && !this.isAlternativeComma()) break;
      this.at++;
    }
    let node: Node | null = any.length === 0 ? null : any.length === 1 ? any[0]! : { is: 'any', of: any };
    if (any.length > 1 && this.is('comma') && this.peek()?.tag === 'and' && this.nested === 0) {
      // "…, and" after a list of alternatives holds for all of them.
      this.at += 2;
      const rest = this.conditions(scope);
      if (rest) node = { is: 'all', of: [node!, rest] };
    }
    while (this.is('except') || (isBut && this.item?.words.toLowerCase() === 'but')) {
      this.at++;
      const group = this.group(scope, true);
      const excepted = group && inScope(group.node, group.scope, scope);
      if (excepted && !(excepted.is === 'all' && excepted.of.length === 0)) node = { is: 'all', of: [...(node ? [node] : []), negate(excepted)] };
    }
    this.scope = outer;
    this.depth--;
    return node;
  }

  private conjunction(scope: Scope, isAlternative: boolean): Node | null {
    const all: Node[] = [];
    const outerBare = this.bare;
    this.bare = null;
    let isCarried = false;
    this.isDenying = false;
    while (this.item && !this.is('close', 'except')) {
      if (this.is('or')) {
        if (!this.isDenying || this.startsAnew()) {
          const other = all.length > 0 ? this.alternative(scope) : null;
          if (!other) break;
          all.push({ is: 'any', of: [all.pop()!, other] });
          continue;
        }
        isCarried = true;
        this.at++;
        continue;
      }
      if (this.is('and', 'comma', 'filler', 'opener', 'among')) {
        if (this.nested > 0 && all.length > 0 && scope === 'organisation' && this.isOfFields && this.item.tag === 'opener' && this.item.word === 'who') break;
        if (isAlternative && this.is('comma') && this.peek()?.tag === 'and' && this.nested === 0) break;
        if (this.nested > 0 && all.length > 0 && this.endsInner(scope)) break;
        if (all.length > 0 && this.isAlternativeComma()) break;
        this.at++;
        continue;
      }
      const from = this.at;
      const before: Frame | null = this.before;
      const bare = this.bare as Bare | null;
      const node = this.unit(scope, isCarried);
      isCarried = false;
      if (node && bare && this.before === bare.frame && before !== bare.frame) all[bare.at] = node;
      else if (node) all.push(node);
      if (node && this.before && this.before !== before && isBareStance(this.before)) this.bare = { frame: this.before, at: all.length - 1 };
      if (this.nested > 0) this.isOfFields = all.every((one) => ['attribute', 'not'].includes(one.is));
      if (this.at === from) {
        this.leave(this.item!);
        this.at++;
      }
    }
    this.bare = outerBare;
    return all.length === 0 ? null : all.length === 1 ? all[0]! : { is: 'all', of: all };
  }

  /** "9 or 10 and …", "in 2021 or 2022 and …": what leans on the condition before is an alternative to that one alone. */
  private alternative(scope: Scope): Node | null {
    const mark = this.mark();
    const { at } = this;
    this.at++;
    const given = readFrame(this, scope);
    const leans = given.predicate === null && given.stances.length === 0 && !given.isNegated;
    const read = leans ? frameNode(given, this.before, scope, this.vocabulary) : null;
    if (read?.node && read.spare.length === 0 && this.at > at + 1) {
      this.before = read.frame;
      return read.node;
    }
    this.reset(mark);
    return null;
  }

  /** The comma of "wrote, called or met us". */
  isAlternativeComma(): boolean {
    if (!this.is('comma')) return false;
    for (let ahead = 1; this.peek(ahead); ahead++) {
      const { tag } = this.peek(ahead)!;
      if (tag === 'or') return ahead > 1;
      if (!['act', 'stance', 'mention', 'contact', 'comma', 'filler', 'us'].includes(tag)) return false;
    }
    return false;
  }

  /** After "or": a new beginning, which the denial before does not reach. */
  private startsAnew(): boolean {
    let ahead = 1;
    while (this.peek(ahead)?.tag === 'filler') ahead++;
    return ['opener', 'not', 'open', 'head', 'nobody', 'adjective', 'me', 'us'].includes(this.peek(ahead)?.tag ?? '');
  }

  /** "…, and who …" after an inner question goes on with the outer one; so do acts of people after fields of their organisations. */
  private endsInner(scope: Scope): boolean {
    if (this.is('comma')) return true;
    if (!this.is('and')) return false;
    let ahead = 1;
    while (['filler', 'not', 'window', 'count'].includes(this.peek(ahead)?.tag ?? '')) ahead++;
    const next = this.peek(ahead);
    if ((next?.tag === 'opener' && next.word === 'who') || (scope === 'person' && next?.tag === 'nobody')) return true;
    if (scope === 'person' && next?.tag === 'head' && /^some(?:body|one)$/i.test(next.words)) return true;
    return scope === 'organisation' && this.isOfFields && ['act', 'stance', 'mention', 'contact', 'enjoy', 'silent', 'hearing', 'relation'].includes(next?.tag ?? '');
  }

  private unit(scope: Scope, isCarried: boolean): Node | null {
    if (this.is('open')) return this.bracket(() => this.conditions(scope));
    if (this.is('not')) {
      let ahead = 1;
      while (['filler', 'opener', 'among'].includes(this.peek(ahead)?.tag ?? '')) ahead++;
      if (this.peek(ahead)?.tag === 'open') {
        this.at += ahead;
        const inner = this.bracket(() => this.conditions(scope));
        return inner && negate(inner);
      }
    }
    const given = readFrame(this, scope);
    if (isCarried || this.deniesTimes(given)) given.isNegated = true;
    shareNext(this, given, scope);
    const bare = this.bare?.frame;
    if (bare && this.before !== bare && isTopicOnly(given)) {
      // "complaints from German customers about invoices": what they are about.
      const merged = frameNode(Object.assign(bare, { topics: given.topics, alsoTopics: given.alsoTopics, taken: [...bare.taken, ...given.taken] }), null, scope, this.vocabulary);
      for (const item of merged.spare) this.leave(item);
      this.before = bare;
      return merged.node;
    }
    const read = frameNode(given, this.before, scope, this.vocabulary);
    const { node, frame } = read;
    const ranked = rankedFrame(this, given, read);
    for (const item of ranked?.spare ?? read.spare) this.leave(item);
    if (node) this.before = frame;
    this.isDenying = node !== null && frame.isNegated;
    return ranked ? ranked.node : node;
  }

  /** "no meeting in Q2 and Q3": what did not happen in one did not happen in the other. */
  private deniesTimes(given: Frame): boolean {
    const joint = this.items.slice(0, this.at).findLast(({ tag }) => tag === 'and' || tag === 'comma' || tag === 'not');
    return this.isDenying && !given.isNegated && joint?.words.toLowerCase() === 'and' && given.window !== null && isEmpty(given, 'window', 'round');
  }

  bracket<T>(read: () => T): T {
    const { nested, before } = this;
    this.nested = 0;
    this.at++;
    const inner = read();
    this.nested = nested;
    this.before = before;
    this.isDenying = false;
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
}
