import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';

/** How the newest run of a job ended. None of it is about a person. */
export interface RunNews {
  job: string;
  is_good: boolean;
  run_id: bigint;
  status: string;
  error_code: string | null;
  scheduled_at: string | null;
  /** The first of the failures in a row, which go on or which this run has ended; null without any. */
  failed_from_run_id: bigint | null;
}

/** Of each job that has run to an end; what was cancelled tells nothing. */
export async function readRunNews(session: Session, jobs: readonly string[]): Promise<RunNews[]> {
  const file = sqlFile(import.meta.url, './run_news.sql');
  return (await runSqlFile<RunNews>(session, file, { jobs: JSON.stringify(jobs) })).rows;
}
