// Makes the ready database folder that first starts and tests copy. Run at build time: node dist/base/database/template.js
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { templateFolder } from './open.ts';

const folder = templateFolder();
if (!existsSync(join(folder, 'PG_VERSION'))) {
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  const driver = await openEmbedded({ folder: making, isDurable: true });
  await migrate(driver);
  await driver.close();
  for (const name of readdirSync(dirname(folder))) if (/^template-[0-9a-f]+$/.test(name)) rmSync(join(dirname(folder), name), { recursive: true, force: true });
  renameSync(making, folder);
}
