// Reads how far each job has come.
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import type { Run } from './read-runs.ts';

/** The newest run of a job, however it ended. */
export type LastRun = Pick<
  Run,
  'run_id' | 'status' | 'scheduled_at' | 'started_at' | 'finished_at' | 'error_message'
>;

/** What the history says of a job; instants are RFC 3339. */
export interface JobHistory {
  job: string;
  last_run: LastRun;
  /** The newest as-of that a run has finished with, whatever its checks said. */
  finished_as_of: string | null;
  /** When the newest run that succeeded was started. */
  done_at: string | null;
}

/** A run by which a slot is done (`same`), or past. */
interface FinishedRun {
  id: bigint;
  as_of: string;
  same: boolean;
}

const lastRuns = sqlFile(import.meta.url, './last_runs.sql');
const finishedRun = sqlFile(import.meta.url, './finished_run.sql');

/** Reads the history of every job that has run, as far as it is as of times up to `soon`, RFC 3339. */
export async function readJobHistories(session: Session, soon: string): Promise<JobHistory[]> {
  type Row = Omit<JobHistory, 'last_run'> & LastRun;
  const { rows } = await runSqlFile<Row>(session, lastRuns, { soon });
  return rows.map(({ job, finished_as_of, done_at, ...last_run }) => {
    return { job, finished_as_of, done_at, last_run };
  });
}

/** Finds the run by which a slot is done, or past; of times after `soon` none is believed. */
export async function findFinishedRun(
  session: Session,
  slot: { job: string; scheduledAt: string; soon: string; unattended: boolean },
): Promise<FinishedRun | undefined> {
  const { job, soon, unattended } = slot;
  const { rows } = await runSqlFile<FinishedRun>(session, finishedRun, {
    ...{ job, soon },
    scheduled_at: slot.scheduledAt,
    unattended: String(unattended),
  });
  return rows[0];
}
