// npm run bench -- regexes [--only READER]: how long each reader of foreign text keeps
// the processor busy for 100 KB that were made to take long.
import { hostileTexts, readers } from '#test/foreignText.ts';
import { printFigures, printMachine } from './report.ts';
import type { Figure } from './report.ts';

const BYTES = 100 * 1024;
const MOST_MS = 100;

export async function run({ only }: Record<string, string | undefined>): Promise<void> {
  printMachine('regexes', `${Object.keys(readers()).length} readers, ${hostileTexts(100).size} texts of 100 KB`);
  const texts = hostileTexts(BYTES);
  const figures: Figure[] = [];
  for (const [name, read] of Object.entries(readers())) {
    if (only && !name.includes(only)) continue;
    let worst = { ms: 0, text: '' };
    for (const [told, text] of texts) {
      let ms = Infinity;
      for (let round = 0; round < 3 && ms > MOST_MS / 2; round++) {
        const began = process.cpuUsage();
        await read(text);
        const { user, system } = process.cpuUsage(began);
        ms = Math.min(ms, (user + system) / 1000);
      }
      if (ms > MOST_MS) console.log(`  ${name}: ${told} takes ${ms.toFixed(0)} ms`);
      if (ms > worst.ms) worst = { ms, text: told };
    }
    figures.push({ what: `${name}, longest (${worst.text})`, value: worst.ms, unit: 'ms', aim: `≤ ${MOST_MS} ms` });
  }
  printFigures(figures);
}
