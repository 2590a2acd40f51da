// Settings of the process, all from the environment: PORT, HOST, REGULARS_DATA, DATABASE_URL.
import { join, resolve } from 'node:path';

export interface Config {
  port: number;
  /** Whether PORT was set by hand; a taken port is then an error instead of a reason to try the next. */
  isPortFixed: boolean;
  host: string;
  dataFolder: string;
  databaseUrl: string | null;
}

/** Reads the settings. Throws with a sentence when one cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = env['PORT'] ? Number(env['PORT']) : 3000;
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is "${env['PORT']}"; it must be a number from 0 to 65535.`);
  return {
    port,
    isPortFixed: Boolean(env['PORT']),
    host: env['HOST'] || '127.0.0.1',
    dataFolder: resolve(env['REGULARS_DATA'] || 'data'),
    databaseUrl: env['DATABASE_URL'] || null,
  };
}

/** The socket in the data folder by which the command line reaches a running server; only its owner can open it. */
export const socketPath = (config: Config): string => join(config.dataFolder, 'regulars.sock');
