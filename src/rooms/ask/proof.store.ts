// Why each row of an answer is there: for every condition it meets, what shows it, verbatim and with its source. What did not
// happen is shown by the latest time that it did.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Asking, Node, Order, Question, Scope, Vocabulary, Range } from '#rooms/question/index.ts';
import type { FoundRow, Why } from './found.ts';
import { compileNode } from './compile.store.ts';
import { matchedContacts, matchedInteractions } from './matched.store.ts';
import type { Matched } from './matched.store.ts';
import { measured, normalise, sayMeasure, sayNode, before, rangeOf } from '#rooms/question/index.ts';
import { provePaths } from './path.store.ts';
import { addLines, interactionLines, noLine } from './proofLines.store.ts';
import type { Lines, Proving } from './proofLines.store.ts';
import { provePlace, proveRelation, proveSomebody } from './proofNested.store.ts';
import { proveAttribute, proveTie } from './proofValues.store.ts';
import { spellFigure } from './quote.ts';
import { rankingOf } from './ranking.store.ts';
import { makeReady } from './ready.store.ts';
import { keep, noSets, withSets } from './sets.store.ts';
import type { Sets } from './sets.store.ts';
import { joinPerson, twiceBefore } from './tally.store.ts';

/** Lines a condition gets on a row of a short answer, and of a long one. */
const LINES_SHORT = 5;
const LINES_LONG = 2;
const SHORT_ROWS_MAX = 100;

/** The proof of rows that `evaluate` gave for the question, by row id; conditions in the order of the question, newest first in each. */
export async function proveRows(tx: WorkspaceTx, question: Question, rows: readonly FoundRow[], asking: Asking, vocabulary: Vocabulary): Promise<Map<string, Why[]>> {
  if (rows.length === 0) return new Map();
  const proving: Proving = {
    tx, ready: await makeReady(tx, question, asking), vocabulary, each: rows.length <= SHORT_ROWS_MAX ? LINES_SHORT : LINES_LONG,
    prove: (node, scope, ids) => proveNode(proving, node, scope, ids),
    meeting: (node, scope, ids) => meeting(proving, node, scope, ids),
  };
  if (question.find === 'paths') return provePaths(proving, rows);
  const scope = question.find === 'people' ? 'person' : 'organisation';
  const ids = rows.map((row) => row.id);
  const lines = await proveNode(proving, normalise(question.where), scope, ids);
  return question.order ? addLines(await proveOrder(proving, question.order, scope, ids), lines) : lines;
}

async function meeting({ tx, ready }: Proving, node: Node, scope: Scope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const sets = noSets(ready);
  const found = compileNode(sets, node, scope, keep(sets, sql`select id from unnest(${[...ids]}::uuid[]) as x(id)`));
  return (await tx.run<{ id: string }>(sql`${withSets(sets)} select id from ${found}`)).map((row) => row.id);
}

async function proveNode(proving: Proving, node: Node, scope: Scope, ids: readonly string[]): Promise<Lines> {
  const all: Lines = new Map();
  if (ids.length === 0) return all;
  const condition = sayNode(node, scope, proving.vocabulary);
  switch (node.is) {
    case 'all':
      for (const child of node.of) addLines(all, await proveNode(proving, child, scope, ids));
      return all;
    case 'any':
      for (const child of node.of) addLines(all, await proveNode(proving, child, scope, await meeting(proving, child, scope, ids)));
      return all;
    case 'not': return node.of.is === 'attribute' ? proveAttribute(proving, proving.ready.attribute(node.of.key), condition, ids) : plainLines(condition, ids);
    case 'interaction': case 'contact': return proveCounted(proving, node, scope, ids, condition);
    case 'trend': return proveTrend(proving, node, scope, ids, condition);
    case 'attribute': return proveAttribute(proving, proving.ready.attribute(node.key), condition, ids);
    case 'strength': case 'known': case 'owned': return proveTie(proving, node, scope, ids, condition);
    case 'relation': return proveRelation(proving, node, ids, condition);
    case 'at organisation': return provePlace(proving, node.where, ids, condition);
    case 'somebody': return proveSomebody(proving, node.where, ids);
    case 'person': case 'organisation': return plainLines(condition, ids);
  }
}

/** What the order measures, with its figure. */
async function proveOrder(proving: Proving, order: Order, scope: Scope, ids: readonly string[]): Promise<Lines> {
  const { tx, ready, vocabulary } = proving;
  const condition = sayMeasure(order, vocabulary);
  const shown = measured(order.by);
  const lines = shown.is === 'attribute' ? await proveAttribute(proving, ready.attribute(shown.key), condition, ids) : await proveNode(proving, shown, scope, ids);
  if ((order.by.is !== 'interaction' && order.by.is !== 'contact') || order.way === 'latest' || order.way === 'earliest') return lines;
  const sets = noSets(ready);
  const found = keep(sets, sql`select id from unnest(${[...ids]}::uuid[]) as x(id)`);
  const ranking = rankingOf(sets, order, scope, found);
  const figures = new Map((await tx.run<{ id: string; value: string }>(sql`${withSets(sets)} select r.id, abs(r.value)::text as value from (${ranking}) r`)).map((row) => [row.id, Number(row.value)]));
  return new Map([...lines].map(([id, list]) => [id, list.map((line) => ({ ...line, condition: `${condition}: ${spellFigure(figures.get(id) ?? 0)}` }))]));
}

const plainLines = (condition: string, ids: readonly string[]): Lines => new Map(ids.map((id) => [id, [noLine(condition)]]));

type Counted = Node & { is: 'interaction' | 'contact' };

/** What was counted; of whoever has none (or spent nothing) the latest one before, without its words, because they prove nothing here. */
async function proveCounted(proving: Proving, node: Counted, scope: Scope, ids: readonly string[], condition: string): Promise<Lines> {
  const { now, timeZone } = proving.ready;
  const words = node.is === 'interaction' ? node.words : undefined;
  const rows = matched(proving, node, rangeOf(node.window, now, timeZone));
  const lines = await interactionLines(proving, ids, { rows, ...(words === undefined ? {} : { words }), condition, scope, limit: proving.each });
  const without = ids.filter((id) => !lines.has(id));
  const earlier = await interactionLines(proving, without, { rows: matched(proving, node, { from: null, to: now }), condition, scope, limit: 1 });
  for (const id of without) lines.set(id, earlier.get(id)?.map((line) => ({ ...line, quote: '', span: null, mark: null })) ?? [noLine(condition)]);
  return node.is === 'interaction' && node.measure === 'amount' ? sayTotals(proving, rows, scope, lines) : lines;
}

const matched = ({ ready }: Proving, node: Counted, range: Range): Matched => (node.is === 'contact' ? matchedContacts(node, range, ready) : matchedInteractions(node, range, ready));

async function sayTotals({ tx, ready }: Proving, rows: Matched, scope: Scope, lines: Lines): Promise<Lines> {
  const sets = noSets(ready);
  const { subject, from } = grouping(sets, rows, scope);
  const totals = await tx.run<{ id: string; total: number }>(sql`
    ${withSets(sets)} select d.id, sum(d.amount) as total from (select distinct ${subject} as id, ${rows.event} as event_id, ${rows.amount} as amount
      from ${from} where ${rows.where} and ${subject} = any(${[...lines.keys()]}::uuid[])) d group by 1`);
  const byId = new Map(totals.map((row) => [row.id, row.total]));
  return told(lines, (id) => spellFigure(byId.get(id) ?? 0));
}

const grouping = (sets: Sets, rows: Matched, scope: Scope) => (scope === 'person' ? { subject: rows.person, from: rows.from } : { subject: sql`p.organisation_id`, from: sql`${rows.from} ${joinPerson(sets, rows)}` });

/** The same lines with a figure behind the condition. */
const told = (lines: Lines, figure: (id: string) => string): Lines => new Map([...lines].map(([id, list]) => [id, list.map((line) => ({ ...line, condition: `${line.condition}: ${figure(id)}` }))]));

async function proveTrend(proving: Proving, node: Node & { is: 'trend' }, scope: Scope, ids: readonly string[], condition: string): Promise<Lines> {
  const { tx, ready, each } = proving;
  const { now } = ready;
  const rows = matchedInteractions(node, { from: new Date(twiceBefore(now, node.length).getTime() + 1), to: now }, ready);
  const middle = before(now, node.length);
  const sets = noSets(ready);
  const { subject, from } = grouping(sets, rows, scope);
  const counts = await tx.run<{ id: string; lately: number; earlier: number }>(sql`
    ${withSets(sets)} select ${subject} as id, (count(distinct ${rows.event}) filter (where ${rows.at} > ${middle}::timestamptz))::int as lately, (count(distinct ${rows.event}) filter (where ${rows.at} <= ${middle}::timestamptz))::int as earlier
    from ${from} where ${rows.where} and ${subject} = any(${[...ids]}::uuid[]) group by 1`);
  const byId = new Map(counts.map((row) => [row.id, row]));
  const lines = await interactionLines(proving, ids, { rows, ...(node.words === undefined ? {} : { words: node.words }), condition, scope, limit: each });
  return told(lines, (id) => `${byId.get(id)?.lately ?? 0}, before that ${byId.get(id)?.earlier ?? 0}`);
}
