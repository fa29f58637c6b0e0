// Reads the history of runs as it stands at the moment: what says running and is not is shown as
// abandoned.
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';

export interface Run {
  id: bigint;
  job: string;
  status: 'running' | 'succeeded' | 'checks_failed' | 'failed' | 'cancelled' | 'abandoned';
  /** RFC 3339, as all instants here; null for a run that was started by hand. */
  scheduled_at: string | null;
  as_of: string | null;
  started_at: string;
  finished_at: string | null;
  /** Until now while it runs; null when nobody knows. */
  duration_ms: number | null;
  error_code: string | null;
  error_message: string | null;
  details: unknown;
  /** Number of checks that were recorded, and of those that found something. */
  checks: number;
  errors: number;
  warnings: number;
}

/** A check of a run that found something, as its header described it then. */
export interface RunCheck {
  check_name: string;
  severity: 'error' | 'warn';
  rows_offending: number;
  demands: string;
  owner: string;
}

type Counted = 'checks' | 'errors' | 'warnings' | 'duration_ms';
type RunRow = Omit<Run, Counted> & Record<Counted, bigint>;

const runList = sqlFile(import.meta.url, './run_list.sql');
const runChecks = sqlFile(import.meta.url, './run_checks.sql');

/** The newest runs, at most `limit`. */
export function listRuns(session: Session, limit: number): Promise<Run[]> {
  return readRuns(session, { id: null, limit: String(limit) });
}

/** How many runs there are, of every job. */
export async function countRuns({ db }: Session): Promise<bigint> {
  const { total } = await db
    .selectFrom('etl.runs')
    .select(({ fn }) => fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** One run and what its checks found; undefined when there is none with this number. */
export async function readRun(
  session: Session,
  id: number,
): Promise<{ run: Run; checks: RunCheck[] } | undefined> {
  const [run] = await readRuns(session, { id: String(id), limit: '1' });
  if (!run) return undefined;
  const { rows } = await runSqlFile<Omit<RunCheck, 'rows_offending'> & { rows_offending: bigint }>(
    session,
    runChecks,
    { id: String(id) },
  );
  return {
    run,
    checks: rows.map((row) => ({ ...row, rows_offending: Number(row.rows_offending) })),
  };
}

async function readRuns(
  session: Session,
  parameters: { id: string | null; limit: string },
): Promise<Run[]> {
  const { rows } = await runSqlFile<RunRow>(session, runList, parameters);
  return rows.map((row) => ({
    ...row,
    duration_ms: row.duration_ms === null ? null : Number(row.duration_ms),
    checks: Number(row.checks),
    errors: Number(row.errors),
    warnings: Number(row.warnings),
  }));
}
