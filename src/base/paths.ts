// Where the package's own files are, whether we run from dist/ or, in tests, from src/.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

export const packageRoot: string = findRoot();

/** A file of the built server, e.g. a worker's. */
export const builtFile = (path: string): string => join(packageRoot, 'dist', path);
