import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECKSUM_FILE, MANIFEST_FILE, type Manifest, sha256 } from '../database/manifest.ts';
import { findWarehouse } from '../database/warehouse.ts';
import { EtlError } from '../errors.ts';
import { type Progress, silent } from '../progress.ts';
import { describeFile } from './files.ts';
import { recount } from './recount.ts';

export interface Problem {
  file: string;
  problem: 'missing' | 'extra' | 'cut' | 'changed' | 'unreadable' | 'rows';
  /** The finding in words. */
  detail: string;
}

export interface Verification {
  folder: string;
  files: number;
  rows: number;
  problems: Problem[];
}

/**
 * Proves a warehouse anew: every file is there with its size and sha256, none was added, and each holds the rows
 * of the manifest. Problems are returned, not thrown. Throws ConfigError when `folder` has no warehouse.
 */
export async function verifyExport(folder: string, progress: Progress = silent): Promise<Verification> {
  const warehouse = await findWarehouse(folder);
  const { manifest } = warehouse;
  const problems = await compareFiles(warehouse.folder, manifest, progress);
  // A damaged file may be more than DuckDB survives opening.
  if (problems.every(({ problem }) => problem === 'extra')) {
    problems.push(...(await compareRows(warehouse.folder, manifest)));
  }
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { folder: warehouse.folder, files: manifest.files.length + 2, rows, problems };
}

async function compareFiles(folder: string, manifest: Manifest, progress: Progress): Promise<Problem[]> {
  const present = new Set(await readdir(folder));
  const problems: Problem[] = [];
  for (const [index, expected] of manifest.files.entries()) {
    const { name, bytes } = expected;
    progress({ step: 'verifying', done: index, total: manifest.files.length, unit: 'files' });
    if (!present.delete(name)) {
      problems.push({ file: name, problem: 'missing', detail: 'is not there' });
      continue;
    }
    const found = await describeFile(folder, name);
    if (found.bytes !== bytes) {
      const detail = `has ${found.bytes} bytes, the manifest says ${bytes}`;
      problems.push({ file: name, problem: found.bytes < bytes ? 'cut' : 'changed', detail });
    } else if (found.sha256 !== expected.sha256) {
      problems.push({ file: name, problem: 'changed', detail: 'is not what was published (sha256)' });
    }
  }
  problems.push(...(await compareChecksums(folder, manifest, present)));
  for (const name of present)
    problems.push({ file: name, problem: 'extra', detail: 'is not in the manifest' });
  return problems;
}

/** SHA256SUMS repeats the manifest's sums and adds that of the manifest: neither can change alone. */
async function compareChecksums(
  folder: string,
  manifest: Manifest,
  present: Set<string>,
): Promise<Problem[]> {
  present.delete(MANIFEST_FILE);
  if (!present.delete(CHECKSUM_FILE)) {
    return [{ file: CHECKSUM_FILE, problem: 'missing', detail: 'is not there' }];
  }
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8');
  const lines = new Set((await readFile(join(folder, CHECKSUM_FILE), 'utf8')).trimEnd().split('\n'));
  if (!lines.delete(`${sha256(text)}  ${MANIFEST_FILE}`)) {
    return [{ file: MANIFEST_FILE, problem: 'changed', detail: `is not the one ${CHECKSUM_FILE} knows` }];
  }
  for (const file of manifest.files) lines.delete(`${file.sha256}  ${file.name}`);
  return lines.size === 0
    ? []
    : [{ file: CHECKSUM_FILE, problem: 'changed', detail: 'does not agree with the manifest' }];
}

async function compareRows(folder: string, manifest: Manifest): Promise<Problem[]> {
  try {
    const mismatches = await recount(folder, manifest.tables);
    return mismatches.map(({ file, table, expected, found }) => ({
      file,
      problem: 'rows',
      detail: `holds ${found} rows of ${table}, the manifest says ${expected}`,
    }));
  } catch (error) {
    if (!(error instanceof EtlError)) throw error;
    return [{ file: 'nyx.duckdb', problem: 'unreadable', detail: error.message.split('\n')[0] ?? '' }];
  }
}
