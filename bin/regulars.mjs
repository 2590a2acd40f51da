#!/usr/bin/env node
// Starts the built program. In a fresh clone it is installed and built first, so that every way in works at once.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/main.js', import.meta.url);
if (!existsSync(fileURLToPath(built))) {
  const { ensure } = await import('../scripts/ensure.mjs');
  try {
    ensure();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(3);
  }
}
const { main } = await import(built.href);
process.exitCode = await main(process.argv.slice(2));
