// A PostgreSQL server, reached by DATABASE_URL through a small pool. No named statements, so that a pooler may stand between.
import pg from 'pg';
import type { Driver, Lease } from './driver.ts';
import { levelledParsers } from './driver.ts';
import { DatabaseError } from './embedded.ts';

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    levelledParsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
};

/** Connects lazily; the first query fails with the server's reason when it cannot be reached. */
export function openPostgres(url: string, connectionsMax = 10): Driver {
  const pool = new pg.Pool({ connectionString: url, max: connectionsMax, types: types as pg.CustomTypesConfig, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return {
    engine: 'postgres',
    async lease(): Promise<Lease> {
      const client = await pool.connect();
      const levelled = async <T>(work: Promise<T>): Promise<T> => {
        try {
          return await work;
        } catch (error) {
          if (error instanceof pg.DatabaseError) throw new DatabaseError(error.message, error.code, error.constraint);
          throw error;
        }
      };
      return {
        query: async (text, parameters) => {
          const result = await levelled(client.query<Record<string, unknown>>(text, parameters.map(levelParameter)));
          return { rows: result.rows, affected: result.rowCount ?? 0 };
        },
        script: async (text) => { await levelled(client.query(text)); },
        release: (broken) => client.release(broken),
      };
    },
    close: () => pool.end(),
  };
}

/** pg would send a plain Uint8Array as JSON; as a Buffer it goes as bytea. */
function levelParameter(value: unknown): unknown {
  return value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}
