// Brings the database of the environment to the present schema, as a process that is killed.
import { readConfig } from '#base/config.ts';
import { openDatabase } from '#base/database/open.ts';

const db = await openDatabase(readConfig(process.env));
await db.close();
