// A tree written by hand may name things without their ids, or by an id alone that is no more. Names are looked up here; one that
// nobody knows is answered with the nearest that somebody does.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import { Problem } from '#base/problem.ts';
import { aliasKey } from '#rooms/graph/index.ts';
import type { Measure } from './order.ts';
import { measured, measureOf } from './order.ts';
import type { Filter, Node, Question, Ref } from './question.ts';
import { editDistance, plain } from './textMatch.ts';
import type { Vocabulary } from './vocabulary.ts';
import { attributeNamed } from './vocabulary.ts';
import { namesIn } from './treeNames.ts';

type Noun = 'topic' | 'member' | 'person' | 'organisation' | 'item';
type Resolved = Map<string, Ref>;

/** The tree with ids for every name, and names as they are spelled here. Throws a Problem that names what is not known. */
export async function resolveNames(tx: WorkspaceTx, question: Question, vocabulary: Vocabulary): Promise<Question> {
  const names = namesIn(question);
  const found: Resolved = new Map();
  for (const ref of names.topics) found.set(keyOf('topic', ref), topicOf(ref, vocabulary));
  await resolveRows(tx, 'member', names.members, found);
  await resolveRows(tx, 'person', names.persons, found);
  await resolveRows(tx, 'organisation', names.organisations, found);
  await resolveRows(tx, 'item', names.items, found);
  const of = (noun: Noun, ref: Ref): Ref => found.get(keyOf(noun, ref)) ?? ref;
  if (question.find === 'paths') return { ...question, to: of('person', question.to), from: question.from === 'anyone' ? 'anyone' : of('member', question.from) };
  const { order } = question;
  const by = order && measureOf(mapped(measured(order.by), of, vocabulary));
  return { ...question, where: mapped(question.where, of, vocabulary), ...(order && by ? { order: { ...order, by: order.by.is === 'interaction' && order.by.measure ? { ...by, measure: order.by.measure } as Measure : by } } : {}) };
}

const keyOf = (noun: Noun, ref: Ref): string => `${noun}\u0001${ref.id ?? ''}\u0001${ref.name}`;

function mapped(node: Node, of: (noun: Noun, ref: Ref) => Ref, vocabulary: Vocabulary): Node {
  const go = (child: Node): Node => mapped(child, of, vocabulary);
  const who = (ref: Ref | 'anyone') => (ref === 'anyone' ? ref : of('member', ref));
  switch (node.is) {
    case 'all': case 'any': return { ...node, of: node.of.map(go) };
    case 'not': return { ...node, of: go(node.of) };
    case 'relation': case 'at organisation': case 'somebody': return { ...node, where: go(node.where) };
    case 'interaction': case 'trend': {
      const filter = <F extends Filter>(one: F): F => ({ ...one, ...(one.topics ? { topics: one.topics.map((ref) => of('topic', ref)) } : {}), ...(one.item ? { item: of('item', one.item) } : {}), ...(one.member ? { member: who(one.member) } : {}) });
      return { ...filter(node), ...(node.after ? { after: { ...node.after, of: filter(node.after.of) } } : {}), ...(node.before ? { before: { ...node.before, of: filter(node.before.of) } } : {}) };
    }
    case 'contact': return node.member ? { ...node, member: who(node.member) } : node;
    case 'strength': return node.member ? { ...node, member: of('member', node.member) } : node;
    case 'known': return { ...node, by: who(node.by) };
    case 'owned': return { ...node, by: of('member', node.by) };
    case 'person': return { ...node, person: of('person', node.person) };
    case 'organisation': return { ...node, organisation: of('organisation', node.organisation) };
    case 'attribute': return { ...node, key: attributeKey(node.key, vocabulary) };
  }
}

/** A field by its key, or as people call it: `person.NPS`. */
function attributeKey(key: string, vocabulary: Vocabulary): string {
  if (vocabulary.attributes.some((one) => one.key === key)) return key;
  const subject = key.startsWith('person.') ? 'person' : 'organisation';
  const named = key.slice(subject.length + 1);
  const found = attributeNamed(vocabulary, named, subject);
  if (found) return found.key;
  const near = nearestOf(named, vocabulary.attributes.filter((one) => one.subject === subject).map((one) => one.label));
  throw new Problem('bad input', `There is no field "${named}" of ${subject === 'person' ? 'people' : 'organisations'}.${near ? ` Did you mean "${near}"?` : ''}`, 'tree');
}

function topicOf(ref: Ref, vocabulary: Vocabulary): Ref {
  const byId = ref.id ? vocabulary.topics.find((one) => one.id === ref.id) : undefined;
  if (byId) return { id: byId.id, name: byId.name };
  const key = aliasKey(ref.name);
  const byName = vocabulary.topics.find((one) => aliasKey(one.name) === key || one.aliases?.some((alias) => aliasKey(alias) === key));
  if (byName && !ref.id) return { id: byName.id, name: byName.name };
  // A muted or merged topic is still known by its id.
  if (ref.id) return ref;
  const near = nearestOf(ref.name, vocabulary.topics.map((one) => one.name));
  throw new Problem('bad input', `There is no topic "${ref.name}".${near ? ` Did you mean "${near}"?` : ''}`, 'tree');
}

const TABLES = { member: 'member', person: 'person', organisation: 'organisation', item: 'content_item' } as const;

async function resolveRows(tx: WorkspaceTx, noun: keyof typeof TABLES, refs: readonly Ref[], found: Resolved): Promise<void> {
  if (refs.length === 0) return;
  const table = sql.table(TABLES[noun]);
  const name = sql.ref(noun === 'item' ? 't.title' : 't.name');
  const isCalled = noun === 'person' ? sql`t.spelled = lower(x.name collate "und-x-icu")` : sql`lower(${name}) = lower(x.name)`;
  const called = noun === 'item' ? 'item of content' : noun;
  const rows = await tx.run<{ n: number; id: string; name: string }>(sql`
    select x.n::int as n, t.id, ${name} as name
    from unnest(${refs.map((ref) => ref.id ?? null)}::uuid[], ${refs.map((ref) => ref.name)}::text[]) with ordinality as x(id, name, n)
    join ${table} t on t.workspace_id = ${tx.workspaceId} and (t.id = x.id or (x.id is null and ${isCalled})) order by 1, 2 limit 2000`);
  for (const [index, ref] of refs.entries()) {
    const own = rows.filter((row) => row.n === index + 1);
    if (own.length === 1) found.set(keyOf(noun, ref), { id: own[0]!.id, name: own[0]!.name });
    else if (own.length > 1) throw new Problem('bad input', `There are ${own.length} of the ${noun === 'item' ? 'items' : `${noun}s`} called "${ref.name}": name the id of the one that is meant.`, 'tree');
    else throw new Problem('bad input', `There is no ${called} ${ref.id ? `with the id ${ref.id}` : `called "${ref.name}"`}.${await nearestRow(tx, noun, ref)}`, 'tree');
  }
}

/** The nearest name among those that begin alike. */
async function nearestRow(tx: WorkspaceTx, noun: keyof typeof TABLES, ref: Ref): Promise<string> {
  const name = sql.ref(noun === 'item' ? 't.title' : 't.name');
  const rows = await tx.run<{ name: string }>(sql`
    select ${name} as name from ${sql.table(TABLES[noun])} t where t.workspace_id = ${tx.workspaceId} and lower(${name}) like ${`${ref.name.slice(0, 2).toLowerCase().replace(/[%_\\]/g, '')}%`} order by ${name} limit 2000`);
  const near = nearestOf(ref.name, rows.map((row) => row.name));
  return near ? ` Did you mean "${near}"?` : '';
}

/** The one spelled most alike, or one that holds the word; null where nothing is near. */
export function nearestOf(word: string, known: readonly string[]): string | null {
  const wanted = plain(word);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | null = null;
  let distance = most + 1;
  for (const one of known) {
    const d = editDistance(wanted, plain(one), most);
    if (d < distance) [best, distance] = [one, d];
  }
  return best ?? known.find((one) => plain(one).split(/\s+/).includes(wanted)) ?? known.find((one) => wanted.length > 3 && plain(one).startsWith(wanted.slice(0, 4))) ?? null;
}
