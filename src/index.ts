// The public API: what the commands do, as functions. Rooms are loaded when they are first entered.
import { type DatabaseTarget, resolveTarget } from './config.ts';
import type { Adoption, AdoptOptions } from './database/adopt/adopt.ts';
import type { DuckTable } from './database/duckdb-table.ts';
import type { MigrationState } from './database/migrations.ts';
import type { Session } from './database/session.ts';
import type { ComputeOptions } from './exports/compute-warehouse.ts';
import type { ExportOptions, ExportResult } from './exports/export-warehouse.ts';
import type { IngestSource } from './ingest/ingest.ts';
import type { LoadSummary } from './ingest/load-plan.ts';
import type { Standing } from './ledger/standing.ts';
import type { Report, Subject } from './reports/read-report.ts';
import type { Format } from './reports/render/render.ts';
import type { Job } from './scheduler/job.ts';
import type { JobState } from './scheduler/job-states.ts';
import type { JobOutcome, RunJobOptions } from './scheduler/run-job.ts';
import type { CheckSummary, RunChecksOptions } from './transforms/check-standing.ts';
import type { RunTransformsOptions, TransformRunSummary } from './transforms/run-transforms.ts';

export type { Adoption, AdoptOptions } from './database/adopt/adopt.ts';
export type { Session } from './database/session.ts';
export { ConfigError, EtlError, MigrationError, SourceError, SqlError } from './errors.ts';
export type { ComputeOptions } from './exports/compute-warehouse.ts';
export type { ExportOptions, ExportResult } from './exports/export-warehouse.ts';
export type { IngestSource } from './ingest/ingest.ts';
export type { LoadSummary } from './ingest/load-plan.ts';
export type { ProgressEvent } from './progress.ts';
export type { Report, Subject } from './reports/read-report.ts';
export type { Job, JobContext, JobResult } from './scheduler/job.ts';
export type { JobOutcome } from './scheduler/run-job.ts';
export type { CheckSummary } from './transforms/check-standing.ts';
export type { TransformRunSummary } from './transforms/run-transforms.ts';

export interface OpenOptions {
  /** `postgres://…`; default: DATABASE_URL, libpq's PG* variables, else the embedded server of NYX_HOME. */
  databaseUrl?: string;
  /** What pg_stat_activity shows; default: `nyx-etl`. */
  applicationName?: string;
}

/**
 * Connects to the database, starting the embedded server when that is the one. Close the session with `await using`.
 * Throws ConfigError (exitCode 2) for a URL that is none, SqlError (75) when the server cannot be reached.
 */
export async function open(options: OpenOptions = {}): Promise<Session> {
  const { openSession } = await import('./database/open-session.ts');
  const target: DatabaseTarget = resolveTarget(options.databaseUrl);
  return openSession(target, options.applicationName ?? 'nyx-etl');
}

/** Brings the database to this version and returns what was applied: all of it or, throwing MigrationError, nothing. */
export async function migrate(session: Session): Promise<string[]> {
  const schema = await import('./schema.ts');
  return schema.migrate(session);
}

/**
 * Moves the tables that the data model's own script has made in schema public into the two schemas, and copies those of a
 * second database there: all of it, or nothing when rows break a constraint (`offences`) or EtlError is thrown.
 */
export async function adopt(session: Session, options: AdoptOptions = {}): Promise<Adoption> {
  const schema = await import('./schema.ts');
  return schema.adopt(session, options);
}

/**
 * Loads one file and says what became of every record: read = inserted + updated + unchanged + duplicate + rejected.
 * Throws SourceError (exitCode 2 or 3), leaving nothing behind, when it cannot be read or more is rejected than allowed.
 */
export async function ingest(session: Session, source: IngestSource): Promise<LoadSummary> {
  await requireMigrated(session);
  const { ingestFile } = await import('./ingest/ingest.ts');
  return ingestFile(session, source);
}

/** Brings the derived tables up to date. `asOf` (RFC 3339) is the logical time of the run. */
export async function transform(
  session: Session,
  options: RunTransformsOptions,
): Promise<TransformRunSummary> {
  await requireMigrated(session);
  const { runTransforms } = await import('./transforms/run-transforms.ts');
  return runTransforms(session, options);
}

/** Runs the data checks on what stands. */
export async function check(session: Session, options: RunChecksOptions): Promise<CheckSummary> {
  await requireMigrated(session);
  const { runChecks } = await import('./transforms/check-standing.ts');
  return runChecks(session, options);
}

async function exportTo(session: Session, options: ExportOptions): Promise<ExportResult> {
  await requireMigrated(session);
  const { exportWarehouse } = await import('./exports/export-warehouse.ts');
  return exportWarehouse(session, options);
}

/** Publishes a warehouse: Parquet files and nyx.duckdb of one snapshot. */
export { exportTo as export };

/** Computes the derived tables of a warehouse into a new one, with DuckDB and without a database. */
export async function transformWarehouse(
  options: ComputeOptions,
): Promise<Omit<ExportResult, 'removed' | 'notes'>> {
  const { computeWarehouse } = await import('./exports/compute-warehouse.ts');
  return computeWarehouse(options);
}

/** Reads a report from a warehouse, or from the newest one in a folder of them. */
export async function report(folder: string, subject: Subject): Promise<Report> {
  const { findWarehouse, openWarehouse } = await import('./database/warehouse.ts');
  const { readReport } = await import('./reports/read-report.ts');
  const warehouse = await findWarehouse(folder);
  await using duckDb = await openWarehouse(warehouse);
  return await readReport(duckDb, warehouse, subject);
}

/** Prints a report; `width` is in columns, for text. */
export async function render(read: Report, format: Format, width = 100): Promise<string> {
  const rendering = await import('./reports/render/render.ts');
  return rendering.render(read.document(), format, { width, color: false });
}

/** The result of a statement on a warehouse: its columns, and its rows as JSON values. */
export interface QueryResult {
  columns: DuckTable['columns'];
  rows: readonly (readonly unknown[])[];
}

/** Runs one statement of DuckDB's SQL on a warehouse, read-only. Throws ConfigError unless it is one that gives rows. */
export async function query(folder: string, sql: string): Promise<QueryResult> {
  const { findWarehouse, openWarehouse } = await import('./database/warehouse.ts');
  await using duckDb = await openWarehouse(await findWarehouse(folder));
  const { columns, batches } = await duckDb.table(sql);
  const rows: (readonly unknown[])[] = [];
  for await (const batch of batches) rows.push(...batch);
  return { columns, rows };
}

/** A job as `runJob` takes it. Its cron expression is in UTC. */
export function defineJob(job: Job): Job {
  return job;
}

/**
 * Executes one slot of a job under the job's lock and records it. Throws what the job throws, after it was recorded as
 * failed.
 */
export async function runJob(
  session: Session,
  job: Job,
  options: RunJobOptions,
): Promise<JobOutcome> {
  await requireMigrated(session);
  const scheduler = await import('./scheduler/run-job.ts');
  return scheduler.runJob(session, job, options);
}

/** How everything stands: the schema, the newest load and export, rejects, and each of the jobs. */
export interface Status extends Standing {
  migrations: MigrationState;
  due: JobState[];
}

/** Reads how everything stands. Throws MigrationError (exitCode 3) for a database that is not migrated. */
export async function status(session: Session, jobs: readonly Job[]): Promise<Status> {
  await requireMigrated(session);
  const { migrationState } = await import('./schema.ts');
  const { readStanding } = await import('./ledger/standing.ts');
  const { readJobStates } = await import('./scheduler/job-states.ts');
  return {
    migrations: await migrationState(session),
    ...(await readStanding(session)),
    due: await readJobStates(session, jobs),
  };
}

async function requireMigrated(session: Session): Promise<void> {
  const schema = await import('./schema.ts');
  await schema.requireMigrated(session);
}
