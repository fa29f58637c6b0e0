// Writes etl.runs: the history of jobs and of runs of transforms.

import { hostname } from 'node:os';
import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { CANCELLED, EtlError } from '../errors.ts';
import { describeInterruption } from '../interrupt.ts';
import { packageVersion } from '../package-root.ts';
import { messageOf } from '../thrown.ts';
import type { RunStatus } from './read-runs.ts';

interface NewRun {
  job: string;
  /** The slot, RFC 3339; absent when started by hand. */
  scheduledAt?: string | undefined;
  /** Logical time, RFC 3339. */
  asOf: string;
  /** The unfinished run of the same slot that it goes on with. */
  resumesRunId?: bigint | undefined;
  /** The slot is older than what was done, and was asked for. */
  backfill?: boolean;
  details?: object;
}

/** How a run ended. */
export interface RunEnding {
  status: Exclude<RunStatus, 'running' | 'abandoned'>;
  details?: object;
  /** Named code of an error, e.g. `sql.53100`. */
  errorCode?: string;
  /** What failed, one sentence a line. */
  errorMessage?: string;
}

/**
 * A cancellation that was meant for the work may hit the statement that writes down how it ended.
 */
const ATTEMPTS = 5;

const beginRunFile = sqlFile(import.meta.url, './begin_run.sql');

/**
 * Enters a run into the history and returns its id; undefined when its slot runs elsewhere or is done already: the insert
 * is what claims a slot. From then on the session holds the run's lock, by which everybody sees that it is alive. Runs
 * whose session is gone are settled as abandoned first.
 */
export async function claimRun(session: Session, run: NewRun): Promise<bigint | undefined> {
  await abandonDeadRuns(session);
  const { rows } = await runSqlFile<{ id: bigint }>(session, beginRunFile, {
    job: run.job,
    scheduled_at: run.scheduledAt ?? null,
    as_of: run.asOf,
    host: hostname(),
    pid: String(process.pid),
    version: packageVersion,
    resumes_run_id: run.resumesRunId === undefined ? null : String(run.resumesRunId),
    backfill: String(run.backfill ?? false),
    details: JSON.stringify(run.details ?? {}),
  });
  return rows[0]?.id;
}

/** As claimRun, for a run without a slot, which nobody else can have. */
export async function beginRun(
  session: Session,
  run: Omit<NewRun, 'scheduledAt'>,
): Promise<bigint> {
  const id = await claimRun(session, run);
  if (id === undefined) throw new Error('an insert returned no row');
  return id;
}

/** Says that the run is at work, on a session beside its own; false when it has ended. */
export async function beat({ db }: Session, id: bigint): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('etl.runs')
    .set({ heartbeat_at: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Writes down how a run ended, and gives up its lock. */
export async function endRun(session: Session, id: bigint, ending: RunEnding): Promise<void> {
  const { status, details, errorCode, errorMessage } = ending;
  for (let attempt = 1; ; attempt++) {
    try {
      await session.db
        .updateTable('etl.runs')
        .set({
          status,
          finished_at: sql<string>`clock_timestamp()`,
          ...(details ? { details: JSON.stringify(details, bigintsAsText) } : {}),
          ...(errorCode === undefined ? {} : { error_code: errorCode }),
          ...(errorMessage === undefined ? {} : { error_message: errorMessage }),
        })
        .where('id', '=', id)
        .execute();
      await session.pg.query('select etl.release_run($1)', [id]);
      return;
    } catch (error) {
      if (toSqlError(error).code !== CANCELLED || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The code and the message by which an error is remembered. */
export function describeError(error: unknown): { errorCode: string; errorMessage: string } {
  return {
    errorCode: error instanceof EtlError ? error.code : 'bug',
    errorMessage: messageOf(error),
  };
}

/**
 * Writes down the error that ended a run: `cancelled` when the process was asked to end, else
 * `failed` or what `status` says. Where the connection is what failed, nothing can be written: the
 * run shows as abandoned, and `error` is the one to report.
 */
export async function endFailedRun(
  session: Session,
  id: bigint,
  error: unknown,
  status: RunEnding['status'] = 'failed',
): Promise<void> {
  const stopped = describeInterruption();
  const ending: RunEnding =
    stopped === undefined
      ? { status, ...describeError(error) }
      : { status: 'cancelled', errorCode: 'interrupted', errorMessage: stopped };
  await endRun(session, id, ending).catch((lost: unknown) => lost);
}

/** Settles what still says `running` although no session holds it. */
async function abandonDeadRuns(session: Session): Promise<void> {
  await session.pg.query(
    `update etl.runs as r
    set status = 'abandoned', finished_at = clock_timestamp(), error_message = 'its process or its connection was lost'
    from etl.run_states as s
    where s.id = r.id and r.status = 'running' and s.status = 'abandoned'`,
  );
}

const bigintsAsText = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
