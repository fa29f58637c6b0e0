import type { Session } from '../database/session.ts';
import { DAY_MS } from '../durations.ts';
import { type JobHistory, type LastRun, readJobHistories } from '../ledger/last-runs.ts';
import type { Run } from '../ledger/read-runs.ts';
import type { Job } from './job.ts';
import { CLOCK_SKEW_MS, latestSlot, nextSlot, type Timetable } from './slots.ts';

/** How a job stands: its newest run, its newest slot, and what is wrong with them. */
export interface JobState {
  job: string;
  /** When the newest run that succeeded was started, RFC 3339. */
  last: string | null;
  last_run: LastRun | null;
  /** The newest slot that has come. */
  slot: string | null;
  next: string | null;
  /** That slot has not been run to its end, and is not running either. */
  overdue: boolean;
  /** What is wrong, in a sentence for people; null when nothing is. */
  problem: string | null;
  /** What to type about it. */
  hint: string | null;
}

/** Something with a name, and with slots if it is a job. */
type Runnable = Pick<Job, 'name'> & Partial<Timetable>;

export interface JobStateOptions {
  /** When slots are due by. */
  now?: Date;
  /** Slots before it are nobody's: RFC 3339, when the database was made. */
  since?: string | undefined;
  /** How a job is run again, for the hint; default: the command. */
  again?: (job: Runnable) => string;
}

/** For so long after a database was made nobody has forgotten to start its jobs, and a run that takes longer may hang. */

const byCommand = ({ name, cron }: Runnable): string =>
  cron === undefined ? `'nyx-etl ${name}'` : `'nyx-etl run ${name}'`;

/** Reads how each job stands, and the transforms when they were last run by hand. */
export async function readJobStates(
  session: Session,
  jobs: readonly Job[],
  { now = new Date(), again = byCommand, since }: JobStateOptions = {},
): Promise<JobState[]> {
  const soon = new Date(now.getTime() + CLOCK_SKEW_MS).toISOString();
  const rows = await readJobHistories(session, soon);
  const byHand: Runnable[] = rows
    .filter(({ job }) => job === 'transform')
    .map(({ job }) => ({ name: job }));
  const nobodyRan = !jobs.some(({ name }) => rows.some(({ job }) => job === name));
  return [...jobs, ...byHand].map((job) => {
    const row = rows.find((row) => row.job === job.name);
    return toState(
      job,
      row,
      { now, since, nobodyRan },
      job.cron === undefined ? byCommand(job) : again(job),
    );
  });
}

function toState(
  job: Runnable,
  row: JobHistory | undefined,
  { now, since, nobodyRan }: { now: Date; since: string | undefined; nobodyRan: boolean },
  again: string,
): JobState {
  const timetable = timetableOf(job);
  const slot = timetable && latestSlot(timetable, now);
  const next = timetable && nextSlot(timetable, now);
  const isFinished =
    !slot ||
    (since !== undefined && slot.getTime() < Date.parse(since)) ||
    (row?.finished_as_of != null && Date.parse(row.finished_as_of) >= slot.getTime());
  // A job that never ran while others do is run by nobody on purpose; where none ever ran, somebody forgot to start them.
  const isForgotten = nobodyRan && slot && slot.getTime() - Date.parse(since ?? '') > DAY_MS;
  const isMissed = row === undefined ? isForgotten : row.last_run.status !== 'running';
  const overdue = !isFinished && isMissed === true;
  return {
    job: job.name,
    last: row?.done_at ?? null,
    last_run: row?.last_run ?? null,
    slot: slot?.toISOString() ?? null,
    next: next?.toISOString() ?? null,
    overdue,
    ...describeProblem(again, row?.last_run, { overdue, now }),
  };
}

/** None for what runs by hand alone. */
function timetableOf({ cron, zone = 'UTC' }: Runnable): Timetable | undefined {
  return cron === undefined ? undefined : { cron, zone };
}

function describeProblem(
  again: string,
  run: LastRun | undefined,
  { overdue, now }: { overdue: boolean; now: Date },
): Pick<JobState, 'problem' | 'hint'> {
  if (run?.status === 'running' && now.getTime() - Date.parse(run.started_at) > DAY_MS) {
    return {
      problem: `run ${run.run_id} has been running for more than a day`,
      hint: `'nyx-etl runs show ${run.run_id}' names its process: end that if it hangs, then run ${again}`,
    };
  }
  const wrong = run && sentences[run.status]?.(run);
  if (wrong) {
    return {
      problem: wrong,
      hint: `see 'nyx-etl runs show ${run.run_id}', mend it, then run ${again}`,
    };
  }
  return overdue
    ? { problem: 'overdue', hint: `run ${again}, or keep 'nyx-etl schedule' running` }
    : { problem: null, hint: null };
}

/** States of a newest run that somebody has to look at. */
const sentences: Partial<Record<Run['status'], (run: LastRun) => string>> = {
  checks_failed: ({ run_id, error_message }) =>
    `run ${run_id} finished, but checks failed: ${firstLine(error_message)}`,
  differs: ({ run_id, error_message }) => `run ${run_id} finished, but ${firstLine(error_message)}`,
  export_failed: ({ run_id, error_message }) => `run ${run_id} failed: ${firstLine(error_message)}`,
  failed: ({ run_id, error_message }) => `run ${run_id} failed: ${firstLine(error_message)}`,
  abandoned: ({ run_id }) => `run ${run_id} was abandoned: its process or its connection was lost`,
};

function firstLine(message: string | null): string {
  return message?.split('\n')[0] ?? 'no message';
}
