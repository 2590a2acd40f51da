// A year of a public support list, from the file to answers: parsed, threaded, read for topics, in the graph. With a large
// archive, made by repeating that year with other ids, the memory of the importing process is watched.
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { createGunzip } from 'node:zlib';
import PostalMime from 'postal-mime';
import { inFolder, realDataFolder, runCommand } from './product.ts';
import type { Ran } from './product.ts';
import { printFigures, printMachine } from './report.ts';

const GIGABYTE_MB = 1_000;

export async function run(flags: Record<string, string | undefined>): Promise<void> {
  const data = realDataFolder();
  const list = data && join(data, 'mail_usrp_users', 'usrp-users-2022.mbox.gz');
  if (!list || !(await stat(list).catch(() => null))) {
    console.log('Skipped: the mails of mail_usrp_users are not here (REGULARS_TEST_DATA names the folder).');
    return;
  }
  const mails = await readMails(list);
  printMachine('import-mail', `${mails.length} mails, ${Math.round(mails.reduce((sum, mail) => sum + mail.length, 0) / 1e6)} MB`);
  const baseline = await parseAlone(mails);
  await inFolder(async (folder) => tell(await runCommand(['import', list, '--json'], folder), baseline));
  const megabytes = flags['megabytes'] ? Number(flags['megabytes']) : flags['gigabyte'] ? GIGABYTE_MB : 0;
  if (megabytes > 0) await inFolder((folder) => importLarge(folder, mails, megabytes));
}

interface Imported { read: number; created: number; rejected: number; seconds: number }

function tell({ stdout, stderr, seconds, memoryMiB }: Ran, baseline: number): void {
  if (!stdout.trim()) throw new Error(`The import failed: ${stderr}`);
  const run = JSON.parse(stdout) as Imported;
  if (run.rejected > 0 || run.created !== run.read) console.log(`  NOT AS EXPECTED: ${stdout.trim()}`);
  printFigures([
    { what: 'mails in the graph', value: run.read / run.seconds, unit: 'mails/s', baseline: { what: 'postal-mime parsing alone', value: baseline }, aim: '≥ 100 mails/s' },
    { what: 'the whole command, topics proposed too', value: run.read / seconds, unit: 'mails/s', aim: '≥ 100 mails/s' },
    { what: 'memory of the process at most', value: memoryMiB ?? Number.NaN, unit: 'MiB' },
  ]);
}

/** Mails per second of a parser that does nothing else. */
async function parseAlone(mails: readonly Buffer[]): Promise<number> {
  const began = performance.now();
  for (const mail of mails) await PostalMime.parse(mail);
  return mails.length / ((performance.now() - began) / 1000);
}

async function importLarge(folder: string, mails: readonly Buffer[], megabytes: number): Promise<void> {
  const path = join(folder, 'large.mbox');
  const count = await repeat(mails, path, megabytes * 1e6);
  console.log(`  ${count.toLocaleString('en')} mails, ${megabytes} MB`);
  const ran = await runCommand(['import', path, '--json'], folder);
  if (!ran.stdout.trim()) throw new Error(`The import failed: ${ran.stderr}`);
  const run = JSON.parse(ran.stdout) as Imported;
  if (run.created !== count) console.log(`  NOT AS EXPECTED: ${ran.stdout.trim()}`);
  printFigures([
    { what: 'mails in the graph, large archive', value: run.read / run.seconds, unit: 'mails/s' },
    { what: 'memory of the process at most, large archive', value: ran.memoryMiB ?? Number.NaN, unit: 'MiB', aim: '≤ 512 MiB' },
  ]);
}

/** Writes the mails again and again, each time with ids of their own, until the file is as large. @returns how many. */
async function repeat(mails: readonly Buffer[], path: string, bytesMax: number): Promise<number> {
  const file = createWriteStream(path);
  let bytes = 0;
  let count = 0;
  for (let copy = 0; bytes < bytesMax; copy++) {
    for (const mail of mails) {
      if (bytes >= bytesMax) break;
      const text = Buffer.concat([Buffer.from('From list Mon Jan  3 11:02:24 2022\n'), withOtherIds(mail, copy), Buffer.from('\n\n')]);
      bytes += text.length;
      count += 1;
      if (!file.write(text)) await once(file, 'drain');
    }
  }
  file.end();
  await once(file, 'close');
  return count;
}

/** The ids of the mail and of those it refers to, made others for each copy. */
function withOtherIds(mail: Buffer, copy: number): Buffer {
  const end = mail.indexOf('\n\n');
  const head = mail.subarray(0, end).toString('latin1').replace(/^(?:message-id|in-reply-to|references):.*(?:\n[ \t].*)*/gim, (field) => field.replace(/@/g, `.${copy}@`));
  return Buffer.concat([Buffer.from(head, 'latin1'), mail.subarray(end)]);
}

/** The mails of an mbox in which every mail begins at an undisputed From line, as in this archive. */
async function readMails(path: string): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path).pipe(createGunzip())) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1').split(/^From .*\d\d:\d\d:\d\d \d{4}\n/m).filter((mail) => mail.trim()).map((mail) => Buffer.from(mail.trimEnd().replace(/^>(>*From )/gm, '$1').replace(/^From /gm, '>From '), 'latin1'));
}
