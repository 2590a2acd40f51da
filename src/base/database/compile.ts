// kysely turns its `sql` templates into text and parameters; better-auth gets a whole kysely over the system door.
import { CompiledQuery, DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { DatabaseConnection, Driver as KyselyDriver, RawBuilder } from 'kysely';
import type { Driver, Lease } from './driver.ts';

const dialect = (createDriver: () => KyselyDriver) => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

const compiler = new Kysely<unknown>({ dialect: dialect(() => new DummyDriver()) });

/** The text and parameters of an `sql` template. */
export function compileSql(query: RawBuilder<unknown>): { text: string; parameters: readonly unknown[] } {
  const { sql, parameters } = query.compile(compiler);
  return { text: sql, parameters };
}

class LeasedConnection implements DatabaseConnection {
  readonly lease: Lease;
  constructor(lease: Lease) {
    this.lease = lease;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<{ rows: R[]; numAffectedRows: bigint }> {
    const { rows, affected } = await this.lease.query(query.sql, query.parameters);
    return { rows: rows as R[], numAffectedRows: BigInt(affected) };
  }
  streamQuery(): never {
    throw new Error('Streaming is not used.');
  }
}

/** A kysely that runs as the owner, each transaction on a connection of its own; tables in the schema `schemaName`. */
export function kyselyOver(driver: Driver, schemaName: string): Kysely<unknown> {
  const run = (connection: DatabaseConnection, text: string) => connection.executeQuery(CompiledQuery.raw(text)).then(() => {});
  return new Kysely<unknown>({
    dialect: dialect(() => ({
      init: async () => {},
      acquireConnection: async () => new LeasedConnection(await driver.lease()),
      beginTransaction: (connection) => run(connection, 'begin'),
      commitTransaction: (connection) => run(connection, 'commit'),
      rollbackTransaction: (connection) => run(connection, 'rollback'),
      releaseConnection: async (connection) => (connection as LeasedConnection).lease.release(),
      destroy: async () => {},
    })),
  }).withSchema(schemaName);
}
