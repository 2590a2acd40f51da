// npm run fault -- NAME: breaks things on purpose (test/faults), with a PostgreSQL of its own where one is needed.
import { startPostgres } from './postgres.mjs';

const { runFaults } = await import('../dist-test/faults/main.js');
process.exitCode = await runFaults(process.argv.slice(2), startPostgres);
