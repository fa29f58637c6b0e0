import type { Profile } from '../choices.ts';
import { DATABASE_FILE, MANIFEST_FILE } from '../database/manifest.ts';
import type { Session } from '../database/session.ts';
import { findWarehouse, type Warehouse } from '../database/warehouse.ts';
import { EtlError } from '../errors.ts';
import { refuseInterrupted } from '../interrupt.ts';
import { isAsRecorded } from '../ledger/exports.ts';
import { type Progress, silent } from '../progress.ts';
import { compareFiles, type Problem } from './compare-files.ts';
import { rehash } from './recount.ts';
import { verifyNumbers } from './verify-numbers.ts';

export interface Verification {
  folder: string;
  files: number;
  rows: number;
  problems: Problem[];
  /** Whether the derived tables were computed anew and compared. */
  numbers: boolean;
  /**
   * Whether the manifest is the one that the database recorded when it was published. Null when no database was asked, or
   * it has no record of it: then whoever could write the folder could have written all of it anew.
   */
  recorded: boolean | null;
}

interface VerifyOptions {
  profile?: Profile;
  /** The database that recorded the export; without it, files are compared with each other only. */
  session?: Session | undefined;
  /** Compute the derived tables anew, and compare all their rows. */
  numbers?: boolean;
}

/**
 * Proves a warehouse anew: every file is there with its size, sha256 and mode, none was added, nyx.duckdb and Parquet hold
 * the very rows that PostgreSQL sent, and the manifest is the recorded one. Problems are returned, not thrown. Throws ConfigError when `folder` has
 * no warehouse.
 */
export async function verifyExport(
  folder: string,
  progress: Progress = silent,
  { profile = 'analyst', session, numbers = false }: VerifyOptions = {},
): Promise<Verification> {
  const warehouse = await findWarehouse(folder, profile);
  const { manifest } = warehouse;
  const problems = await compareFiles(warehouse, progress);
  // A damaged file may be more than DuckDB survives opening.
  if (problems.every(({ problem }) => problem === 'extra' || problem === 'mode')) {
    problems.push(...(await compareRows(warehouse)));
  }
  const compared = numbers && problems.length === 0;
  if (compared) problems.push(...(await verifyNumbers(warehouse)));
  const recorded = session ? ((await isAsRecorded(session, warehouse)) ?? null) : null;
  if (recorded === false) {
    const detail = 'is not the one the database recorded when it was published';
    problems.push({ file: MANIFEST_FILE, problem: 'changed', detail });
  }
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const files = manifest.files.length + 2;
  return { folder: warehouse.folder, files, rows, problems, numbers: compared, recorded };
}

async function compareRows({ folder, manifest }: Warehouse): Promise<Problem[]> {
  try {
    return await rehash(folder, manifest.tables);
  } catch (error) {
    refuseInterrupted();
    if (!(error instanceof EtlError)) throw error;
    return [
      { file: DATABASE_FILE, problem: 'unreadable', detail: error.message.split('\n')[0] ?? '' },
    ];
  }
}
