import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';

const eraseFile = sqlFile(import.meta.url, './erase_history.sql');
const sourcesFile = sqlFile(import.meta.url, './erased_sources.sql');

/** How much of our own history told of a person. */
export interface ErasedHistory {
  loads: number;
  rejects: number;
  findings: number;
  runs: number;
}

/**
 * Takes a person out of our own history, in the transaction the session is in: the one whose rows are in pg_temp.erased and
 * whose addresses and names, in lower case, are in pg_temp.marks.
 */
export async function eraseHistory(session: Session): Promise<ErasedHistory> {
  const { rows } = await runSqlFile<Record<keyof ErasedHistory, number>>(session, eraseFile);
  const [row] = rows;
  if (!row) throw new Error('an aggregate gave no row');
  return row;
}

/** Paths of the files that the person's rows were loaded from, before the history forgets them. */
export async function erasedSources(session: Session): Promise<string[]> {
  const { rows } = await runSqlFile<{ source_path: string }>(session, sourcesFile);
  return rows.map((row) => row.source_path);
}

/** Folders and profiles of all exports that were recorded, the newest first. */
export async function recordedExports({
  db,
}: Session): Promise<{ folder: string; profile: string }[]> {
  const exports = db.selectFrom('etl.exports').select(['folder', 'profile']).orderBy('id', 'desc');
  const lake = db.selectFrom('etl.lake_exports').select('folder').orderBy('export', 'desc');
  const inLake = (await lake.execute()).map(({ folder }) => ({ folder, profile: 'lake' }));
  return [...(await exports.execute()), ...inLake];
}

/** Folders of all backups that were recorded, the newest first. */
export async function recordedBackups({ db }: Session): Promise<string[]> {
  const rows = await db.selectFrom('etl.backups').select('folder').orderBy('id', 'desc').execute();
  return rows.map(({ folder }) => folder);
}
