// Writes etl.runs: the history of jobs and of runs of transforms.
import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import { CANCELLED, EtlError } from '../errors.ts';
import { describeInterruption } from '../interrupt.ts';

export interface NewRun {
  job: string;
  /** The slot, RFC 3339; absent when started by hand. */
  scheduledAt?: string;
  /** Logical time, RFC 3339. */
  asOf: string;
  details?: object;
}

/** How a run ended. */
export interface RunEnding {
  status: 'succeeded' | 'checks_failed' | 'failed' | 'cancelled';
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

/**
 * Enters a run into the history and returns its id. From then on the session holds the run's lock,
 * by which everybody sees that it is alive. Runs whose session is gone are settled as abandoned
 * first.
 */
export async function beginRun(session: Session, run: NewRun): Promise<bigint> {
  await abandonDeadRuns(session);
  // In one statement: nobody sees the run without its lock.
  const { rows } = await session.pg.query<{ id: bigint }>(
    `with begun as (
        insert into etl.runs (job, scheduled_at, as_of, status, details)
        values ($1, $2, $3, 'running', $4)
        returning id
    )
    select id, etl.hold_run(id) from begun`,
    [run.job, run.scheduledAt ?? null, run.asOf, JSON.stringify(run.details ?? {})],
  );
  const [begun] = rows;
  if (!begun) throw new Error('an insert returned no row');
  return begun.id;
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

/**
 * Writes down the error that ended a run: `cancelled` when the process was asked to end, else
 * `failed`. Where the connection is what failed, nothing can be written: the run shows as
 * abandoned, and `error` is the one to report.
 */
export async function endFailedRun(session: Session, id: bigint, error: unknown): Promise<void> {
  const stopped = describeInterruption();
  const ending: RunEnding =
    stopped === undefined
      ? {
          status: 'failed',
          errorCode: error instanceof EtlError ? error.code : 'bug',
          errorMessage: error instanceof Error ? error.message : String(error),
        }
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
