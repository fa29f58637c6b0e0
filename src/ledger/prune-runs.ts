import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';

const pruneFile = sqlFile(import.meta.url, './prune_runs.sql');

/**
 * Removes runs, with their steps and what their checks found, that ended more than `days` before `asOf` (RFC 3339), but for
 * those that tell how far a job has come. Returns how many.
 */
export async function pruneRuns(
  session: Session,
  { asOf, days }: { asOf: string; days: number },
): Promise<number> {
  const { rowCount } = await runSqlFile(session, pruneFile, { as_of: asOf, days: String(days) });
  return rowCount ?? 0;
}
