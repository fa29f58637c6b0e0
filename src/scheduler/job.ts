import type { Session } from '../database/session.ts';
import type { Progress } from '../progress.ts';

/** What a job is given for one slot. */
export interface JobContext {
  session: Session;
  /** The run's logical time, RFC 3339: the slot's, or the moment it was started by hand. */
  asOf: string;
  /** Row of etl.runs that this execution writes to. */
  runId: bigint;
  /** Folder below which warehouses are published. */
  exportFolder: string;
  progress: Progress;
}

/** What a job did: sentences for people, and the details kept in etl.runs. */
export interface JobResult {
  summary: string[];
  details: Record<string, unknown>;
  /** True when it finished but a check failed. */
  checksFailed: boolean;
  /** With checksFailed: what failed, one sentence each, without personal data. */
  failures?: string[];
}

/** Something that runs when it is due. */
export interface Job {
  name: string;
  describe: string;
  /** Cron expression in UTC, so that days on which clocks change have each slot exactly once. */
  cron: string;
  run(context: JobContext): Promise<JobResult>;
}
