// Where better-auth keeps its rows: the schema `auth`, through the system door, because who signs in stands above workspaces.
// A session's token is stored as its hash; better-auth never notices, because we put the token back into what we answer.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { createAdapterFactory } from 'better-auth/adapters';
import type { CleanedWhere, CustomAdapter } from 'better-auth/adapters';
import type { Database } from '#base/database/database.ts';
import { hashOf } from '#base/token.ts';

type Row = Record<string, unknown>;

const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (column: string) => column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
const column = (field: string) => sql.ref(snake(field));
const table = (model: string) => sql.raw(`auth."${model.replace(/[^a-z]/g, '')}"`);
const fromRow = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value]));

const COMPARISONS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function condition(model: string, { field, operator, value }: CleanedWhere): RawBuilder<unknown> {
  const stored = model === 'session' && field === 'token' ? hashStored(value) : value;
  if (stored === null) return operator === 'ne' ? sql`${column(field)} is not null` : sql`${column(field)} is null`;
  if (operator === 'in' || operator === 'not_in') {
    const list = sql`${column(field)} = any(${stored as string[]})`;
    return operator === 'in' ? list : sql`not (${list})`;
  }
  const sign = COMPARISONS[operator as keyof typeof COMPARISONS];
  if (!sign) throw new Error(`Sign-in asked for rows by "${operator}", which is not supported.`);
  return sql`${column(field)} ${sql.raw(sign)} ${stored}`;
}

const hashStored = (value: unknown): unknown => (Array.isArray(value) ? value.map((one) => hashOf(String(one))) : typeof value === 'string' ? hashOf(value) : value);

function conditions(model: string, where: readonly CleanedWhere[] | undefined): RawBuilder<unknown> {
  if (!where?.length) return sql`true`;
  if (where.some((one) => one.connector === 'OR')) throw new Error('Sign-in asked for rows by "or", which is not supported.');
  return sql.join(where.map((one) => condition(model, one)), sql` and `);
}

/** The token that the caller already knows, put back in place of its hash. */
function withToken(model: string, row: Row | undefined, known: unknown): Row | null {
  if (!row) return null;
  const read = fromRow(row);
  if (model === 'session' && typeof known === 'string') read['token'] = known;
  return read;
}

const tokenAsked = (where: readonly CleanedWhere[]): unknown => where.find(({ field }) => field === 'token')?.value;

/** The storage of better-auth over our database. */
export const signInStore = (db: Database) => createAdapterFactory({
  config: { adapterId: 'regulars', adapterName: 'Regulars', supportsJSON: false, supportsDates: true, supportsBooleans: true, transaction: false },
  adapter: () => adapterOver(db),
});

function adapterOver(db: Database): CustomAdapter {
  const rows = (query: RawBuilder<Row>): Promise<Row[]> => db.system((tx) => tx.run(query));
  const changes = (model: string, update: Row) => sql.join(
    Object.entries(update).map(([field, value]) => sql`${column(field)} = ${model === 'session' && field === 'token' ? hashStored(value) : value}`));
  const adapter = {
    async create({ model, data }: { model: string; data: Row }) {
      const entries = Object.entries(data).filter(([, value]) => value !== undefined);
      const values = entries.map(([field, value]) => sql`${model === 'session' && field === 'token' ? hashStored(value) : value}`);
      const [row] = await rows(sql<Row>`insert into ${table(model)} (${sql.join(entries.map(([field]) => column(field)))}) values (${sql.join(values)}) returning *`);
      return withToken(model, row, data['token']);
    },
    async findOne({ model, where }: { model: string; where: CleanedWhere[] }) {
      const [row] = await rows(sql<Row>`select * from ${table(model)} where ${conditions(model, where)} limit 1`);
      return withToken(model, row, tokenAsked(where));
    },
    async findMany({ model, where, limit, offset, sortBy }: { model: string; where?: CleanedWhere[]; limit: number; offset?: number; sortBy?: { field: string; direction: 'asc' | 'desc' } }) {
      const order = sortBy ? sql`order by ${column(sortBy.field)} ${sql.raw(sortBy.direction === 'desc' ? 'desc' : 'asc')}` : sql``;
      const found = await rows(sql<Row>`select * from ${table(model)} where ${conditions(model, where)} ${order} limit ${limit} offset ${offset ?? 0}`);
      return found.map(fromRow);
    },
    async update({ model, where, update }: { model: string; where: CleanedWhere[]; update: Row }) {
      const [row] = await rows(sql<Row>`update ${table(model)} set ${changes(model, update)} where ${conditions(model, where)} returning *`);
      return withToken(model, row, update['token'] ?? tokenAsked(where));
    },
    updateMany: async ({ model, where, update }: { model: string; where: CleanedWhere[]; update: Row }) =>
      (await rows(sql<Row>`update ${table(model)} set ${changes(model, update)} where ${conditions(model, where)} returning id`)).length,
    async delete({ model, where }: { model: string; where: CleanedWhere[] }) {
      await rows(sql<Row>`delete from ${table(model)} where ${conditions(model, where)}`);
    },
    deleteMany: async ({ model, where }: { model: string; where: CleanedWhere[] }) =>
      (await rows(sql<Row>`delete from ${table(model)} where ${conditions(model, where)} returning id`)).length,
    async count({ model, where }: { model: string; where?: CleanedWhere[] }) {
      const [row] = await rows(sql<Row>`select count(*)::int as n from ${table(model)} where ${conditions(model, where)}`);
      return Number(row?.['n'] ?? 0);
    },
  };
  return adapter as unknown as CustomAdapter;
}
