// What somebody gives to an import: files, folders, gz and zip, in any mixture. Each thing to read becomes one input, in a
// fixed order so that a stopped import can go on; what cannot be read is said in words and never stops the rest.
import { existsSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import type { Dirent, Stats } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { Problem } from '#base/problem.ts';
import { RATIO_FREE_BYTES, gunzip, gzipBytesUnpacked } from './gzip.ts';
import type { FileKind, Foreign } from './sniff.ts';
import { counted, sniff, told } from './sniff.ts';
import type { ZipEntry } from './zip.ts';
import { fileBytes, zipEntries, zipEntryBytes } from './zip.ts';

export interface OpenedInput {
  /** The path as given, or below the folder or archive: `export.zip/Mail/All.mbox`. */
  name: string;
  /** Bytes unpacked where known, else null. */
  size: number | null;
  /** The first bytes, unpacked; at most 64 KB. */
  head: Uint8Array;
  /** The whole content, unpacked, from its start; may be called again. Ends with a Problem where a packed file is broken. */
  stream(): Readable;
}

/** Something that is not read, with one sentence why. */
export interface LeftOut { name: string; problem: string }

export type ImportInput = OpenedInput | LeftOut;

const HEAD_BYTES = 64 * 1024;
const WHAT_IS_READ = 'Regulars reads mail archives (mbox, eml), tables (CSV) and address books (vCard), also in gz, zip and folders.';
const FOREIGN_NAMES = /\.(?:msf|jpe?g|png|gif|heic|webp|svg|ico|bmp|tiff?|mp[34]|mov|avi|wav|m4a|pdf|exe|dll|so|css|js|map|woff2?|ttf|sqlite3?|db)$/i;

/**
 * Opens files and folders. Yields inputs in the order given, folders sorted by name. Throws a Problem when a path does not
 * exist or is empty, or when nothing at all could be read, with the reason.
 */
export async function* openInputs(paths: readonly string[]): AsyncGenerator<ImportInput> {
  if (paths.length === 0) throw new Problem('bad input', 'Name at least one file or folder to import.', 'paths');
  const found = await Promise.all(paths.map(async (path) => ({ path, stats: await statOf(path) })));
  let isAnythingOpen = false;
  // What is left out before the first readable thing waits: if nothing follows, it is the reason and not a remark.
  const waiting: LeftOut[] = [];
  for (const { path, stats } of found) {
    for await (const input of stats.isDirectory() ? openFolder(path, `${basename(path) || path}/`) : openFile(path, basename(path), stats)) {
      if ('problem' in input && !isAnythingOpen) {
        waiting.push(input);
        continue;
      }
      if (!isAnythingOpen) yield* waiting;
      isAnythingOpen = true;
      yield input;
    }
  }
  if (!isAnythingOpen) throw new Problem('bad input', nothingRead(paths, waiting));
}

/** Bytes to read in all, unpacked as far as the archives tell; for showing progress, not for deciding. */
export async function inputBytes(paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const path of paths) {
    const stats = await stat(path).catch(() => null);
    if (stats?.isDirectory()) bytes += await inputBytes((await readdir(path).catch(() => [])).map((name) => join(path, name)).filter((child) => !isHidden(basename(child)) || isMaildir(child)));
    else if (stats?.isFile() && stats.size > 0) bytes += await fileBytesUnpacked(path, stats);
  }
  return bytes;
}

async function fileBytesUnpacked(path: string, stats: Stats): Promise<number> {
  try {
    const kind = await kindOf(path);
    if (kind === 'gzip') return await gzipBytesUnpacked(path, stats.size);
    if (kind === 'zip') return (await zipEntries(path, stats, basename(path))).reduce((sum, entry) => sum + entry.size, 0);
    return isForeign(kind) ? 0 : stats.size;
  } catch {
    return stats.size;
  }
}

function nothingRead(paths: readonly string[], leftOut: readonly LeftOut[]): string {
  // What a folder "also holds" is all it holds, where nothing else was read.
  if (leftOut.length === 1) return `${leftOut[0]!.problem.replace(' also holds ', ' holds nothing but ').replace(/, (?:which were )?left out\.$/, '.')} ${WHAT_IS_READ}`;
  const given = paths.length === 1 ? basename(paths[0]!) : 'What was named';
  return leftOut.length ? `${given} holds nothing that can be read: ${leftOut[0]!.problem} ${WHAT_IS_READ}` : `${given} is an empty folder: there is nothing to import.`;
}

async function statOf(path: string): Promise<Stats> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') throw new Problem('bad input', `${path} may not be read: the permission is missing.`, 'paths');
    throw new Problem('bad input', `There is no file or folder ${path}.`, 'paths');
  }
  if (!stats.isDirectory() && !stats.isFile()) throw new Problem('bad input', `${path} is neither a file nor a folder.`, 'paths');
  if (stats.isFile() && stats.size === 0) throw new Problem('bad input', `${path} is empty: there is nothing to import.`, 'paths');
  return stats;
}

async function* openFolder(path: string, name: string): AsyncGenerator<ImportInput> {
  let children: Dirent[];
  try {
    children = await readdir(path, { withFileTypes: true });
  } catch {
    yield { name, problem: `${name} may not be read: the permission is missing.` };
    return;
  }
  children = children.filter((child) => isWanted(path, child)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const foreign = new Map<Foreign, number>();
  const hidden: string[] = [];
  for (const child of children) {
    const [childPath, childName] = [join(path, child.name), `${name}${child.name}`];
    if (isHidden(child.name) && !isMaildir(childPath)) hidden.push(child.name);
    else if (child.isDirectory()) yield* openFolder(childPath, `${childName}/`);
    else yield* openChild(child, childPath, childName, foreign);
  }
  if (foreign.size) yield { name, problem: `${name} also holds ${counted(foreign)}, left out.` };
  if (hidden.length && hidden.some((one) => one !== '.DS_Store')) yield { name, problem: `${name} also holds ${hidden.length === 1 ? 'a hidden file' : `${hidden.length} hidden files or folders`} (${hidden.slice(0, 3).join(', ')}${hidden.length > 3 ? ', …' : ''}), left out.` };
}

/** A maildir keeps each mail as a file in `cur` or `new`; its further folders begin with a dot, like `.Sent`. */
const isMaildir = (path: string): boolean => existsSync(join(path, 'cur')) && existsSync(join(path, 'new'));

/** Of a maildir, what its server noted beside the mails and what is not delivered yet is nobody's to read. */
const isWanted = (folder: string, child: Dirent): boolean => !isMaildir(folder) || (child.isDirectory() && child.name !== 'tmp');

async function* openChild(child: Dirent, path: string, name: string, foreign: Map<Foreign, number>): AsyncGenerator<ImportInput> {
  const stats = await stat(path).catch(() => null);
  if (!stats) yield { name, problem: `${name} may not be read.` };
  else if (!stats.isFile()) yield { name, problem: `${name} is ${child.isSymbolicLink() ? 'a link to a folder' : 'no ordinary file'} and was left out.` };
  else if (stats.size === 0) yield { name, problem: `${name} is empty.` };
  else {
    const kind = await kindOf(path);
    if (isForeign(kind) || FOREIGN_NAMES.test(child.name)) foreign.set(foreignKind(kind, child.name), (foreign.get(foreignKind(kind, child.name)) ?? 0) + 1);
    else yield* openFile(path, name, stats);
  }
}

async function* openFile(path: string, name: string, stats: Stats): AsyncGenerator<ImportInput> {
  try {
    const kind = await kindOf(path);
    if (kind === 'zip') yield* openZip(path, name, stats);
    else if (kind === 'gzip') yield await openGzip(path, name);
    else if (/\.gz$/i.test(name)) yield { name, problem: `${name} is named .gz but is not compressed as gz; if it is a plain file, rename it.` };
    else if (kind === 'text' || kind === 'empty') yield { name, size: stats.size, head: await headOf(fileBytes(path)), stream: () => fileBytes(path) };
    else yield { name, problem: `${told(name, kind)}.` };
  } catch (error) {
    if (error instanceof Problem) yield { name, problem: error.message };
    else yield { name, problem: `${name} could not be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}).` };
  }
}

async function openGzip(path: string, name: string): Promise<ImportInput> {
  const unpacked = () => Readable.from(gunzip(fileBytes(path), name), { objectMode: false, highWaterMark: HEAD_BYTES });
  const inner = name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar');
  return inspect(inner === name ? name : inner, name, null, unpacked);
}

/** Looks at the unpacked start of something packed: what is packed again or foreign is left out, and what broke at once too. */
async function inspect(inner: string, name: string, size: number | null, stream: () => Readable): Promise<ImportInput> {
  const head = await headOf(stream(), RATIO_FREE_BYTES + HEAD_BYTES);
  const kind = sniff(head);
  if (kind === 'empty') return { name, problem: `${name} is empty once unpacked.` };
  if (kind === 'gzip' || kind === 'zip') return { name, problem: `${name} is an archive within an archive: unpack the outer one first.` };
  if (isForeign(kind)) return { name, problem: `${told(inner, kind)}.` };
  return { name, size, head, stream };
}

async function* openZip(path: string, name: string, stats: Stats): AsyncGenerator<ImportInput> {
  const entries = await zipEntries(path, stats, name);
  if (entries.some((entry) => entry.name === '[Content_Types].xml' || entry.name === 'mimetype')) {
    yield { name, problem: `${told(name, 'office document')}.` };
    return;
  }
  if (!entries.length) yield { name, problem: `${name} holds no files.` };
  const foreign = new Map<Foreign, number>();
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.split('/').some(isHidden)) continue;
    const input = await openZipEntry(path, name, entry, foreign);
    if (input) yield input;
  }
  if (foreign.size) yield { name, problem: `${name} also holds ${counted(foreign)}, left out.` };
}

async function openZipEntry(path: string, zipName: string, entry: ZipEntry, foreign: Map<Foreign, number>): Promise<ImportInput | null> {
  const name = `${zipName}/${entry.name}`;
  if (entry.isEncrypted) return { name, problem: `${name} is locked with a password; unpack it first.` };
  if (entry.size === 0) return { name, problem: `${name} is empty.` };
  const stream = () => Readable.from(zipEntryBytes(path, entry, name), { objectMode: false, highWaterMark: HEAD_BYTES });
  if (FOREIGN_NAMES.test(entry.name)) {
    const kind = foreignKind('text', entry.name);
    foreign.set(kind, (foreign.get(kind) ?? 0) + 1);
    return null;
  }
  try {
    const input = await inspect(name, name, entry.size, stream);
    const kind = 'head' in input ? sniff(input.head) : null;
    return kind && isForeign(kind) ? { name, problem: `${told(name, kind)}.` } : input;
  } catch (error) {
    if (error instanceof Problem) return { name, problem: error.message };
    throw error;
  }
}

/**
 * The first bytes of a stream, which is then closed. What could be read before it broke counts; nothing at all throws. Of
 * something packed a little more is unpacked (`bytes`), so that a bomb is known for one before its first row is stored.
 */
async function headOf(stream: Readable, bytes = HEAD_BYTES): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (size < HEAD_BYTES) chunks.push(chunk);
      size += chunk.length;
      if (size >= bytes) break;
    }
  } catch (error) {
    if (size === 0 || (error instanceof Problem && error.kind === 'too large')) throw error;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

async function kindOf(path: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(8_192);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return sniff(head.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

const isHidden = (name: string): boolean => name.startsWith('.') || name === '__MACOSX' || name === 'Thumbs.db' || name === 'desktop.ini';
const isForeign = (kind: FileKind): kind is Foreign => kind !== 'gzip' && kind !== 'zip' && kind !== 'text' && kind !== 'empty';

function foreignKind(kind: FileKind, name: string): Foreign {
  if (isForeign(kind)) return kind;
  if (/\.(?:jpe?g|png|gif|heic|webp|svg|ico|bmp|tiff?)$/i.test(name)) return 'picture';
  if (/\.(?:mp[34]|mov|avi|wav|m4a)$/i.test(name)) return 'sound or film';
  return /\.pdf$/i.test(name) ? 'PDF' : 'binary file';
}
