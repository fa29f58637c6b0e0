import type { CatchUp } from '../choices.ts';
import type { Settings } from '../configuration/sections.ts';
import type { Session } from '../database/session.ts';
import type { StepStatus } from '../ledger/run-steps.ts';
import type { Progress } from '../progress.ts';

/** What a step is given. */
export interface StepContext {
  session: Session;
  /** The job that it is a step of. */
  job: string;
  /** The run's logical time, RFC 3339: the slot's, or the moment it was started by hand. */
  asOf: string;
  /** Row of etl.runs that this execution writes to. */
  runId: bigint;
  /** The run of the same slot that was cut off, and that this one goes on with. */
  resumesRunId: bigint | undefined;
  /** As of when what stands has to be afterwards, RFC 3339: `asOf`, or later in a backfill, which moves nothing back. */
  standsAsOf: string;
  /** What the configuration says, by section. */
  settings: Settings;
  /** Folder below which warehouses are published. */
  exportFolder: string;
  /** What failed in the steps before, one sentence each: such a night is not published. */
  failures: readonly string[];
  progress: Progress;
  /** Aborts when the job's time is up, or the process is asked to end. */
  signal: AbortSignal;
}

/** What a step did. None of it holds personal data. */
export interface StepResult {
  /** A sentence, e.g. `6 tables, 0 rows changed`. */
  summary: string;
  /** Numbers by name, kept in etl.run_steps. */
  counts?: Record<string, number>;
  /** `nothing_to_do`: it has found no work. `skipped`: what failed before keeps it from it. */
  status?: 'nothing_to_do' | 'skipped';
  /** What is wrong with the data, one sentence each. The steps after it run, but nothing is published. */
  failures?: readonly string[];
  /** What somebody may want to know besides. */
  notes?: readonly string[];
}

/** One thing that a job does. A step that was cut off is run again, so it has to be harmless to do twice. */
export interface JobStep {
  /** e.g. `export`; a job has no two steps of a name. */
  name: string;
  describe: string;
  /** How the run ends when this step fails; default: `failed`, and `checks_failed` for failures of its data. */
  endsAs?: 'differs' | 'export_failed';
  run(context: StepContext): Promise<StepResult>;
}

/** A job as it is written down; what is left out has a default. */
export interface JobDefinition {
  name: string;
  describe: string;
  /** Cron expression of five fields. */
  cron: string;
  /** IANA's name of the zone that the expression is read in; default: UTC, where each day has each time once. */
  zone?: string;
  steps: readonly JobStep[];
  /** Minutes after which a run is ended as failed; default: 360. */
  timeoutMinutes?: number;
  /** How often a slot that failed is tried again, 1, 2, 4 … 32 minutes apart; default: `unlimited`, until the next slot. */
  retries?: number | 'unlimited';
  /** Default: `latest`, whose work covers everything since the last run. */
  catchUp?: CatchUp;
  /** Names of the channels of the section `notify` that are told how it ended; default: all of them. */
  tell?: readonly string[];
}

/** A job with everything that was left out. */
export type Job = Required<Omit<JobDefinition, 'tell'>> & { tell: readonly string[] | 'all' };

/** How a step of a run ended. */
export interface StepOutcome {
  step: string;
  status: Exclude<StepStatus, 'running' | 'failed'>;
  summary: string;
  counts: Record<string, number>;
  failures: readonly string[];
  notes: readonly string[];
  /** The unfinished run that has done it. */
  takenFrom?: bigint;
}

/** What a job did. */
export interface JobResult {
  steps: readonly StepOutcome[];
  /** What is wrong with the data, one sentence each. */
  failures: readonly string[];
}
