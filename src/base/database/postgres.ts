// A PostgreSQL server, reached by DATABASE_URL through a small pool. No named statements, so that a pooler may stand between.
import pg from 'pg';
import type { Driver, Lease } from './driver.ts';
import { DatabaseError, levelledParsers } from './driver.ts';

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    levelledParsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
};

const CONNECTION_LOST = '08006';
const NOT_CONNECTED = '08001';
const CONNECT_MS_MAX = 10_000;

/** Connects lazily; the first query fails with the server's reason when it cannot be reached. */
export function openPostgres(url: string, connectionsMax = 10): Driver {
  const settings = { connectionString: url, types: types as pg.CustomTypesConfig, connectionTimeoutMillis: CONNECT_MS_MAX, keepAlive: true };
  const pool = new pg.Pool({ ...settings, max: connectionsMax });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  /** Cancelling needs a connection of its own: those of the pool may all be busy. */
  const cancelBackend = async (processId: number) => {
    const client = new pg.Client(settings);
    client.on('error', () => {});
    await client.connect();
    await client.query('select pg_cancel_backend($1)', [processId]).finally(() => client.end());
  };
  return {
    engine: 'postgres',
    patienceMs: 0,
    async lease(): Promise<Lease> {
      const client = await pool.connect().catch((error: unknown) => { throw levelled(error, NOT_CONNECTED); });
      // The server may go while nothing is being asked on this connection; the next statement then says so.
      let isLost = false;
      const onLost = () => { isLost = true; };
      client.on('error', onLost);
      let last: Promise<unknown> = Promise.resolve();
      const ask = <T>(work: () => Promise<T>): Promise<T> => {
        const answer = last.then(async () => {
          if (isLost) throw new DatabaseError(LOST, CONNECTION_LOST);
          return work().catch((error: unknown) => { throw levelled(error, CONNECTION_LOST); });
        });
        // pg wants one statement at a time.
        last = answer.catch(() => {});
        return answer;
      };
      return {
        query: (text, parameters) => ask(async () => {
          const result = await client.query<Record<string, unknown>>(text, parameters.map(levelParameter));
          return { rows: result.rows, affected: result.rowCount ?? 0 };
        }),
        script: (text) => ask(async () => { await client.query(text); }),
        cancel: () => cancelBackend((client as unknown as { processID: number }).processID),
        release(isBroken) {
          client.off('error', onLost);
          client.release(isBroken || isLost);
        },
      };
    },
    close: () => pool.end(),
  };
}

const LOST = 'The connection to PostgreSQL was lost.';

/** An error of a statement keeps its code; one of the connection gets one of class 08, whatever the system calls it. */
function levelled(error: unknown, connectionCode: string): unknown {
  if (error instanceof pg.DatabaseError) return new DatabaseError(error.message, error.code, error.constraint, error.table);
  const reason = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code || '' : String(error);
  return new DatabaseError(connectionCode === NOT_CONNECTED ? `PostgreSQL cannot be reached: ${reason}` : `${LOST} ${reason}`.trim(), connectionCode);
}

/** pg would send a plain Uint8Array as JSON; as a Buffer it goes as bytea. */
function levelParameter(value: unknown): unknown {
  return value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

const VERSION_MIN = 15;
const EXPECTED: readonly [setting: string, value: RegExp, wanted: string][] = [
  ['server_encoding', /^UTF8$/, 'UTF8'], ['client_encoding', /^(UTF8|UNICODE)$/i, 'UTF8'], ['DateStyle', /^ISO/, 'ISO'], ['IntervalStyle', /^postgres$/, 'postgres'],
  ['bytea_output', /^hex$/, 'hex'], ['standard_conforming_strings', /^on$/, 'on'],
];

/** Throws with a sentence when the server is older, or set up otherwise, than what values are read by. */
export async function checkServer(driver: Driver): Promise<void> {
  const lease = await driver.lease();
  try {
    const { rows: [row] } = await lease.query(`select current_setting('server_version_num')::int as version, ${EXPECTED.map(([name]) => `current_setting('${name}') as "${name}"`).join(', ')}`, []);
    const version = Math.floor(Number(row?.['version']) / 10_000);
    if (version < VERSION_MIN) throw new Error(`This is PostgreSQL ${version}; Regulars needs PostgreSQL ${VERSION_MIN} or newer.`);
    for (const [name, fits, wanted] of EXPECTED) {
      const value = String(row?.[name]);
      if (!fits.test(value)) throw new Error(`The database of DATABASE_URL has ${name} = ${value}; Regulars needs ${wanted}.${name === 'server_encoding' ? ' Make one with: create database ... encoding \'UTF8\' template template0' : ''}`);
    }
  } finally {
    lease.release();
  }
}
