import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDb } from '../../database/duckdb.ts';
import { quoteLiteral } from '../../database/quoting.ts';
import { type Session, transaction } from '../../database/session.ts';
import { ConfigError } from '../../errors.ts';
import { createWorkFolder } from '../../files/work-folder.ts';
import { type Progress, silent } from '../../progress.ts';
import { readHead } from '../snapshot-head.ts';
import { addKeyAcrossCells } from './company-key.ts';
import { readIdentity } from './identity.ts';
import type { LakeManifest } from './manifest.ts';
import type { StandingExport } from './read-lake.ts';
import { type SealedExport, sealLakeExport } from './seal-lake.ts';
import { lakeTables } from './tables.ts';
import { writeTable } from './write-table.ts';

const MEMORY = '320MiB';

/**
 * Fills an empty folder with an export of a lake, from the transaction the session is in: with
 * everything or, after another export, with the keys in pg_temp.changed. Throws ConfigError where
 * the facts have never been computed.
 */
export async function buildLakeExport(
  session: Session,
  folder: string,
  about: Pick<LakeManifest, 'cell' | 'database' | 'export' | 'after_export'>,
  progress: Progress,
): Promise<SealedExport> {
  const head = await readHead(session, 'read write');
  const { snapshot_at, numbers_as_of, numbers_current, reporting, schema_version } = head;
  if (numbers_as_of === null)
    throw new ConfigError('nothing has been computed yet that a lake could hold', {
      hint: "run 'nyx-etl transform' first",
    });
  let rows = 0;
  const add = (more: number) => {
    rows += more;
    progress({ step: 'exporting', done: rows, unit: 'rows' });
  };
  const tables: LakeManifest['tables'] = [];
  {
    await using work = await createWorkFolder(folder, 'export');
    await using duckDb = await openDuckDb(':memory:', { memoryLimit: MEMORY, threads: 1 });
    await duckDb.run(`
      attach ${quoteLiteral(join(work.path, 'rows.duckdb'))} as warehouse;
      create schema warehouse.raw`);
    addKeyAcrossCells(duckDb);
    const build = { session, duckDb, folder, work: work.path, add, ...about };
    for (const table of lakeTables) tables.push(await writeTable(build, table));
  }
  return await sealLakeExport(folder, {
    ...about,
    ...{ snapshot_at, numbers_as_of, numbers_current, reporting, schema_version, tables },
  });
}

/**
 * Exports everything into an empty folder for the time being: no mark is taken, and the history
 * does not hear of it.
 */
export async function exportAside(
  session: Session,
  folder: string,
  cell: string,
): Promise<StandingExport> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = await readIdentity(session);
  const about = { cell, database, export: 1, after_export: null };
  const { manifest, sha256 } = await transaction(
    session,
    () => buildLakeExport(session, folder, about, silent),
    'repeatable read',
  );
  return { folder, manifest, sha256 };
}
