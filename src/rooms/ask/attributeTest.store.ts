// Comparing an attribute. Unknown values meet only "unknown"; a value that is not of the attribute's type is a sentence.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { Problem } from '#base/problem.ts';
import type { Attribute, AttributeType } from '#base/registry.ts';
import type { Node, Scope, Test } from '#rooms/question/index.ts';
import { alive, asked, keep, within } from './sets.store.ts';
import type { SetName, Sets } from './sets.store.ts';
import { dayOf, moveDay } from '#rooms/question/index.ts';

export function attributeSet(sets: Sets, { key, test }: Node & { is: 'attribute' }, scope: Scope, from: SetName | null): SetName {
  const attribute = sets.ready.attribute(key);
  const all = asked(sets, scope, from);
  if (test.op === 'unknown') {
    return keep(sets, sql`select b.id from ${all.from} where ${all.where} and not exists (select from (${valuesOf(sets, attribute, scope, from)}) v where v.id = b.id and ${isKnown(attribute.type)})`);
  }
  if (test.op !== 'top' && test.op !== 'bottom') return keep(sets, sql`select v.id from (${valuesOf(sets, attribute, scope, from)}) v where ${isKnown(attribute.type)} and ${meetsTest(sets, attribute, test)}`);
  demand(attribute, ['number', 'money', 'date'], `is in the ${test.op} ${test.percent} %`);
  // Of n known values the share is met by whoever has fewer than n × share values beyond his own: ties are in or out together.
  const known = keep(sets, sql`select v.id, v.value from (${valuesOf(sets, attribute, scope, null)}) v where v.value is not null`);
  const edge = sql`(select value from ${known} order by value ${sql.raw(test.op === 'top' ? 'desc' : 'asc')} limit 1
    offset (select greatest(ceil(count(*) * ${test.percent}::numeric / 100) - 1, 0)::bigint from ${known}))`;
  return keep(sets, sql`select k.id from ${known} k where k.value ${sql.raw(test.op === 'top' ? '>=' : '<=')} ${edge} ${within(sql`k.id`, from)}`);
}

const isKnown = (type: AttributeType): RawBuilder<unknown> => (type === 'text' || type === 'choice' ? sql`v.value <> ''` : sql`v.value is not null`);

/** (id, value) of everybody asked about. Without a set form each value is looked up by its subject. */
export function valuesOf(sets: Sets, attribute: Attribute, scope: Scope, from: SetName | null): RawBuilder<unknown> {
  const { workspaceId, now } = sets.ready;
  if (attribute.rows) return sql`select a.id, a.value from (${attribute.rows({ workspaceId, now })}) a where true ${from ? within(sql`a.id`, from) : alive(sets, scope, sql`a.id`)}`;
  const all = asked(sets, scope, from);
  return sql`select b.id, ${attribute.value({ workspaceId, now, id: sql<string>`b.id` })} as value from ${all.from} where ${all.where}`;
}

function meetsTest(sets: Sets, attribute: Attribute, test: Test): RawBuilder<unknown> {
  const { now, timeZone } = sets.ready;
  switch (test.op) {
    case 'known': case 'unknown': case 'top': case 'bottom': return sql`true`;
    case 'contains':
      demand(attribute, ['text', 'choice'], `contains "${test.value}"`);
      return sql`strpos(lower(v.value collate "und-x-icu"), ${test.value.toLowerCase()}) > 0`;
    case 'in next': case 'in last': {
      demand(attribute, ['date'], `is ${test.op} so many days`);
      const today = dayOf(now, timeZone);
      const [low, high] = test.op === 'in next' ? [today, moveDay(today, test.length, 1)] : [moveDay(today, test.length, -1), today];
      return sql`v.value >= ${low}::date and v.value <= ${high}::date`;
    }
    case 'between': {
      demand(attribute, ['number', 'money', 'date'], 'lies between two values');
      return sql`v.value >= ${typed(attribute, test.value)} and v.value <= ${typed(attribute, test.to)}`;
    }
    case '=': case '≠': {
      const isText = attribute.type === 'text' || attribute.type === 'choice';
      return sql`${isText ? sql`lower(v.value collate "und-x-icu")` : sql`v.value`} ${sql.raw(test.op === '=' ? '=' : '<>')} ${typed(attribute, test.value)}`;
    }
    default:
      demand(attribute, ['number', 'money', 'date'], `is ${test.op} "${String(test.value)}"`);
      return sql`v.value ${COMPARED[test.op]} ${typed(attribute, test.value)}`;
  }
}

const COMPARED = { '<': sql`<`, '≤': sql`<=`, '>': sql`>`, '≥': sql`>=` } as const;

function demand({ key, label, type }: Attribute, types: readonly AttributeType[], what: string): void {
  if (!types.includes(type)) throw new Problem('bad input', `"${label}" is a ${NOUN[type]}; whether it ${what} cannot be asked.`, key);
}

const NOUN: Record<AttributeType, string> = { text: 'text', choice: 'choice', number: 'number', money: 'sum of money', date: 'date', 'yes/no': 'yes or no' };

/** A value of the question as SQL of the attribute's type. */
function typed({ key, label, type }: Attribute, value: string | number | boolean): RawBuilder<unknown> {
  const refuse = (): never => { throw new Problem('bad input', `"${String(value)}" is no ${NOUN[type]}, which "${label}" is.`, key); };
  switch (type) {
    case 'number': case 'money': {
      const number = typeof value === 'boolean' || value === '' ? Number.NaN : Number(value);
      return Number.isFinite(number) ? sql`${number}::numeric` : refuse();
    }
    case 'date': {
      const day = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) ? value : refuse();
      return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? sql`${day}::date` : refuse();
    }
    case 'yes/no': {
      const yes = value === true || value === 'yes' ? true : value === false || value === 'no' ? false : refuse();
      return sql`${yes}::boolean`;
    }
    default: return sql`${String(value).toLowerCase()}`;
  }
}
