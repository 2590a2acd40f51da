// Looks at which schema a database has without changing it.
import type { Config } from '#base/config.ts';
import { migrations } from './migrate.ts';
import { openEmbeddedFolder } from './open.ts';
import { openPostgres } from './postgres.ts';
import { migrationNames } from './backup.ts';

export type SchemaState = { is: 'present' | 'empty' } | { is: 'older' | 'newer'; names: string[] } | { is: 'unreadable'; why: string };

export async function schemaState(config: Pick<Config, 'dataFolder' | 'databaseUrl'>): Promise<SchemaState> {
  try {
    const { driver, close } = config.databaseUrl ? opened(config.databaseUrl) : await openEmbeddedFolder(config.dataFolder);
    try {
      const lease = await driver.lease();
      const done = await migrationNames(lease).finally(() => lease.release());
      const known = migrations().map(({ name }) => name);
      const newer = done.filter((name) => !known.includes(name));
      const missing = known.filter((name) => !done.includes(name));
      return newer.length > 0 ? { is: 'newer', names: newer } : missing.length > 0 ? { is: 'older', names: missing } : { is: 'present' };
    } finally {
      await close();
    }
  } catch (error) {
    if ((error as { code?: string }).code === NO_TABLE) return { is: 'empty' };
    return { is: 'unreadable', why: error instanceof Error ? error.message : String(error) };
  }
}

const NO_TABLE = '42P01';

function opened(url: string) {
  const driver = openPostgres(url);
  return { driver, close: () => driver.close() };
}
