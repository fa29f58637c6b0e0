import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import {
  CHECKSUM_FILE,
  DATABASE_FILE,
  MANIFEST_FILE,
  type Manifest,
  type ManifestFile,
} from '../database/manifest.ts';
import { describeFile } from '../database/settled-files.ts';
import { MANIFEST_BYTES, type Warehouse } from '../database/warehouse.ts';
import { kindOf, readRegularFile } from '../files/regular-file.ts';
import type { Progress } from '../progress.ts';
import { unless } from '../system-errors.ts';

/** What may be wrong with a file of a warehouse. */
export const problemKinds = [
  ...(['missing', 'extra', 'not a file', 'mode', 'cut', 'changed'] as const),
  ...(['unreadable', 'rows', 'numbers', 'content'] as const),
] as const;

export interface Problem {
  file: string;
  problem: (typeof problemKinds)[number];
  /** The finding in words. */
  detail: string;
}

/** Compares what lies in the folder of a warehouse with its manifest and its sums. */
export async function compareFiles(
  { folder, manifest, manifestSha256 }: Warehouse,
  progress: Progress,
): Promise<Problem[]> {
  const { files, folders } = await listFolder(folder);
  const problems = compareNames(manifest);
  const known = new Set(manifest.files.flatMap(({ name }) => parentsOf(name)));
  const present = new Set([...files, ...folders.filter((name) => !known.has(name))]);
  for (const name of folders.filter((name) => known.has(name)))
    problems.push(...(await compareMode(folder, name, true)));
  for (const [index, expected] of manifest.files.entries()) {
    progress({ step: 'verifying', done: index, total: manifest.files.length, unit: 'files' });
    const isPresent = present.delete(expected.name);
    problems.push(...(isPresent ? await compareFile(folder, expected) : [missing(expected.name)]));
  }
  present.delete(MANIFEST_FILE);
  problems.push(...(await compareMode(folder, MANIFEST_FILE)));
  const hasSums = present.delete(CHECKSUM_FILE);
  problems.push(
    ...(hasSums ? await compareSums(folder, manifest, manifestSha256) : [missing(CHECKSUM_FILE)]),
  );
  for (const name of [...present].filter((name) => known.has(dirname(name))))
    problems.push({ file: name, problem: 'extra', detail: 'is not in the manifest' });
  return problems;
}

/** What is in a folder and all below, by paths from it: `.` is the folder itself. */
export async function listFolder(
  folder: string,
): Promise<{ files: Set<string>; folders: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = (isFolder: boolean) =>
    entries
      .filter((entry) => entry.isDirectory() === isFolder)
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return { files: new Set(paths(false)), folders: ['.', ...paths(true)] };
}

/** The folders a file of a warehouse lies in, `.` among them. */
export function parentsOf(name: string): string[] {
  const parent = dirname(name);
  return parent === '.' ? [parent] : [parent, ...parentsOf(parent)];
}

/** The manifest lists the database and the files of every table, and no other data. */
function compareNames(manifest: Manifest): Problem[] {
  const ofTables = manifest.tables.flatMap((table) => table.files.map(({ file }) => file));
  const needed = [DATABASE_FILE, ...ofTables].sort();
  const listed = manifest.files
    .map((file) => file.name)
    .filter((name) => /\.(parquet|duckdb)$/.test(name))
    .sort();
  if (needed.join('\n') === listed.join('\n')) return [];
  return [changed(MANIFEST_FILE, 'lists other files than its tables have')];
}

async function compareFile(folder: string, expected: ManifestFile): Promise<Problem[]> {
  const wrong = await compareMode(folder, expected.name);
  if (wrong.some(({ problem }) => problem === 'not a file')) return wrong;
  const { name } = expected;
  const found = await describeFile(folder, name).catch(unless('source.unreadable', 'EIO'));
  if (!found) return [...wrong, { file: name, problem: 'unreadable', detail: 'cannot be read' }];
  const { bytes, sha256 } = found;
  if (bytes !== expected.bytes) {
    const detail = `has ${bytes} bytes, the manifest says ${expected.bytes}`;
    return [...wrong, { file: name, problem: bytes < expected.bytes ? 'cut' : 'changed', detail }];
  }
  if (sha256 === expected.sha256) return wrong;
  return [...wrong, changed(name, 'is not what was published (sha256)')];
}

/** Whether an entry is a file or a folder that nobody but its owner reads. */
async function compareMode(folder: string, name: string, isFolder = false): Promise<Problem[]> {
  const entry = await lstat(join(folder, name));
  if (!isFolder && !entry.isFile())
    return [{ file: name, problem: 'not a file', detail: `is ${kindOf(entry)}, not a file` }];
  const mode = permissions(entry);
  const allowed = isFolder ? 0o700 : 0o600;
  if ((mode & ~allowed) === 0) return [];
  const detail = `has mode ${octal(mode)}: others may use what is for its owner (${octal(allowed)})`;
  return [{ file: name, problem: 'mode', detail }];
}

function permissions({ mode }: Stats): number {
  return mode & 0o7777;
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/** SHA256SUMS repeats the manifest's sums and adds that of the manifest: neither can change alone. */
async function compareSums(
  folder: string,
  manifest: Manifest,
  manifestSha256: string,
): Promise<Problem[]> {
  const wrong = await compareMode(folder, CHECKSUM_FILE);
  if (wrong.some(({ problem }) => problem === 'not a file')) return wrong;
  const found = (await readRegularFile(join(folder, CHECKSUM_FILE), MANIFEST_BYTES))
    .split('\n')
    .sort();
  const ofManifest = `${manifestSha256}  ${MANIFEST_FILE}`;
  if (!found.includes(ofManifest))
    return [...wrong, changed(MANIFEST_FILE, `is not the one ${CHECKSUM_FILE} knows`)];
  const lines = [
    ...manifest.files.map((file) => `${file.sha256}  ${file.name}`),
    ofManifest,
    '',
  ].sort();
  if (found.join('\n') === lines.join('\n')) return wrong;
  return [...wrong, changed(CHECKSUM_FILE, 'does not agree with the manifest')];
}

function missing(file: string): Problem {
  return { file, problem: 'missing', detail: 'is not there' };
}

function changed(file: string, detail: string): Problem {
  return { file, problem: 'changed', detail };
}
