// The public API: what the commands do, as functions. Rooms are loaded when they are first entered.

import type { StatusOptions } from './api/arguments.ts';
import { inSession, whenMigrated } from './api/in-session.ts';
import { type DatabaseTarget, resolveTarget } from './config.ts';
import type { Adoption, AdoptOptions } from './database/adopt/adopt.ts';
import type { Session } from './database/session.ts';
import type { ComputeOptions } from './exports/compute-warehouse.ts';
import type { ExportOptions, ExportResult } from './exports/export-warehouse.ts';
import type { LakeExportOptions, LakeExportResult } from './exports/lake/export-lake.ts';
import type { TransformLakeOptions, TransformLakeResult } from './exports/lake/transform-lake.ts';
import type { IngestSource } from './ingest/ingest.ts';
import type { LoadSummary } from './ingest/load-plan.ts';
import type { Health } from './operations/read-health.ts';
import { readArgument } from './read-argument.ts';
import type { Report, Subject } from './reports/read-report.ts';
import type { Format } from './reports/render/render.ts';
import { defineJob } from './scheduler/define-job.ts';
import type { Job } from './scheduler/job.ts';
import type { JobOutcome, RunJobOptions } from './scheduler/run-job.ts';
import type { CheckSummary, RunChecksOptions } from './transforms/check-standing.ts';
import type { MailVerdict } from './transforms/review/judge-mail.ts';
import type { Review } from './transforms/review/read-review.ts';
import type { RunTransformsOptions, TransformRunSummary } from './transforms/run-transforms.ts';

export type { StatusOptions } from './api/arguments.ts';
export type { QueryOptions, QueryResult } from './api/ask-exports.ts';
export { diffExports, query } from './api/ask-exports.ts';
export type { Adoption, AdoptOptions } from './database/adopt/adopt.ts';
export type { Session } from './database/session.ts';
export {
  CheckError,
  ConfigError,
  EtlError,
  MigrationError,
  SourceError,
  SqlError,
} from './errors.ts';
export type { ComputeOptions } from './exports/compute-warehouse.ts';
export type { ExportDiff } from './exports/diff-exports.ts';
export type { ExportOptions, ExportResult } from './exports/export-warehouse.ts';
export type { LakeExportOptions, LakeExportResult } from './exports/lake/export-lake.ts';
export type { TransformLakeOptions, TransformLakeResult } from './exports/lake/transform-lake.ts';
export type { IngestSource } from './ingest/ingest.ts';
export type { LoadSummary } from './ingest/load-plan.ts';
export type { Health } from './operations/read-health.ts';
export type { ProgressEvent } from './progress.ts';
export type { Report, Subject } from './reports/read-report.ts';
export { defineJob } from './scheduler/define-job.ts';
export type {
  Job,
  JobDefinition,
  JobResult,
  JobStep,
  StepContext,
  StepResult,
} from './scheduler/job.ts';
export type { JobOutcome } from './scheduler/run-job.ts';
export type { CheckSummary } from './transforms/check-standing.ts';
export type { MailVerdict } from './transforms/review/judge-mail.ts';
export type { Review, WaitingMail } from './transforms/review/read-review.ts';
export type { TransformRunSummary } from './transforms/run-transforms.ts';

export interface OpenOptions {
  /** `postgres://…`; default: DATABASE_URL, libpq's PG* variables, else the embedded server of NYX_HOME. */
  databaseUrl?: string;
  /** What pg_stat_activity shows; default: `nyx-etl`. */
  applicationName?: string;
}

/**
 * Connects to the database, starting the embedded server when that is the one. Close the session with `await using`: until
 * then the process does not end. A session does one thing at a time: a second call before the first has ended is refused with
 * a ConfigError (code `session.busy`), but for those that a step of a job makes.
 * Throws ConfigError (exitCode 2) for a URL that is none, SqlError (75) when the server cannot be reached.
 */
export async function open(options: OpenOptions = {}): Promise<Session> {
  const { openOptions } = await import('./api/arguments.ts');
  const { openSession } = await import('./database/open-session.ts');
  const { databaseUrl, applicationName = 'nyx-etl' } = readArgument(
    openOptions,
    'options',
    options,
  );
  const target: DatabaseTarget = resolveTarget(databaseUrl);
  return openSession(target, applicationName);
}

/** Brings the database to this version and returns what was applied: all of it or, throwing MigrationError, nothing. */
export async function migrate(session: Session): Promise<string[]> {
  return inSession(session, async () => {
    const schema = await import('./schema.ts');
    return schema.migrate(session);
  });
}

/**
 * Moves the tables that the data model's own script has made in schema public into the two schemas, and copies those of a
 * second database there: all of it, or nothing when rows break a constraint (`offences`) or EtlError is thrown.
 */
export async function adopt(session: Session, options: AdoptOptions = {}): Promise<Adoption> {
  return inSession(session, async () => {
    const schema = await import('./schema.ts');
    return schema.adopt(session, options);
  });
}

/**
 * Loads one file and says what became of every record: read = inserted + updated + unchanged + duplicate + rejected.
 * Leaves nothing behind when it throws: ConfigError (exitCode 2) for options that are none, SourceError (1 or 2) for a file
 * that cannot be read, CheckError (3) when more is rejected, or differs from stored rows, than is allowed.
 */
export async function ingest(session: Session, source: IngestSource): Promise<LoadSummary> {
  return whenMigrated(session, async () => {
    const { ingestSource } = await import('./api/arguments.ts');
    const { ingestFile } = await import('./ingest/ingest.ts');
    readArgument(ingestSource, 'source', source);
    return () => ingestFile(session, source);
  });
}

/**
 * Brings the derived tables up to date. `asOf` (RFC 3339) is the logical time of the run. Throws ConfigError (exitCode 2) for
 * options that are none, EtlError (75) when another run does not end in time. `checksFailed` tells of rows that were refused.
 */
export async function transform(
  session: Session,
  options: RunTransformsOptions,
): Promise<TransformRunSummary> {
  return whenMigrated(session, async () => {
    const { transformOptions } = await import('./api/arguments.ts');
    const { runTransforms } = await import('./transforms/run-transforms.ts');
    const { asOf } = readArgument(transformOptions, 'options', options);
    return () => runTransforms(session, { ...options, asOf });
  });
}

/** Runs the data checks on what stands; what they find is in the summary. Throws ConfigError (exitCode 2) for an unknown one. */
export async function check(session: Session, options: RunChecksOptions): Promise<CheckSummary> {
  return whenMigrated(session, async () => {
    const { checkOptions } = await import('./api/arguments.ts');
    const { runChecks } = await import('./transforms/check-standing.ts');
    const { asOf } = readArgument(checkOptions, 'options', options);
    return () => runChecks(session, { ...options, asOf });
  });
}

/**
 * Reads at most `limit` of the mails that wait for a person, those first that would change the numbers most. Throws
 * ConfigError (exitCode 2) for options that are none.
 */
export async function review(session: Session, options: { limit?: number } = {}): Promise<Review> {
  return whenMigrated(session, async () => {
    const { reviewOptions } = await import('./api/arguments.ts');
    const { readReview } = await import('./transforms/review/read-review.ts');
    const { limit = 50 } = readArgument(reviewOptions, 'options', options);
    return () => readReview(session, limit);
  });
}

/**
 * Stores what a person says of mails, all or nothing; no rule overwrites it, and `transform` brings the derived tables up to
 * date. Throws ConfigError (exitCode 2) for verdicts that are none and ids that are not there, EtlError (75) while transforms run.
 */
export async function judgeMail(session: Session, verdicts: readonly MailVerdict[]): Promise<void> {
  return whenMigrated(session, async () => {
    const { mailVerdicts } = await import('./api/arguments.ts');
    const judging = await import('./transforms/review/judge-mail.ts');
    readArgument(mailVerdicts, 'verdicts', verdicts);
    return () => judging.judgeMail(session, verdicts);
  });
}

/** Takes back what was said of a mail. Throws ConfigError (exitCode 2) when nothing was, EtlError (75) while transforms run. */
export async function forgetVerdict(session: Session, emailId: string): Promise<void> {
  return whenMigrated(session, async () => {
    const { emailId: checked } = await import('./api/arguments.ts');
    const judging = await import('./transforms/review/judge-mail.ts');
    readArgument(checked, 'emailId', emailId);
    return () => judging.forgetVerdict(session, emailId);
  });
}

async function exportTo(session: Session, options: ExportOptions): Promise<ExportResult> {
  return whenMigrated(session, async () => {
    const { exportOptions } = await import('./api/arguments.ts');
    const { exportWarehouse } = await import('./exports/export-warehouse.ts');
    readArgument(exportOptions, 'options', options);
    return () => exportWarehouse(session, options);
  });
}

/**
 * Publishes a warehouse: Parquet files and nyx.duckdb of one snapshot. Throws ConfigError (exitCode 2) for options that are
 * none, EtlError for a folder that cannot be written; then nothing is visible.
 */
export { exportTo as export };

/**
 * Publishes the facts of the database, a cell of a lake: everything, or what changed after its last export. Throws ConfigError
 * (exitCode 2) for a cell or an export that it is none of, EtlError (75) while an older transaction does not end.
 */
export async function exportLake(
  session: Session,
  options: LakeExportOptions,
): Promise<LakeExportResult> {
  return whenMigrated(session, async () => {
    const { lakeExportOptions } = await import('./api/arguments.ts');
    const lake = await import('./exports/lake/export-lake.ts');
    readArgument(lakeExportOptions, 'options', options);
    return () => lake.exportLake(session, options);
  });
}

/** Computes what crosses the persons of a lake's cells, with DuckDB or, given a master, with Spark. */
export async function transformLake(options: TransformLakeOptions): Promise<TransformLakeResult> {
  const { transformLakeOptions } = await import('./api/arguments.ts');
  const lake = await import('./exports/lake/transform-lake.ts');
  readArgument(transformLakeOptions, 'options', options);
  return lake.transformLake(options);
}

/** Computes the derived tables of a warehouse into a new one, with DuckDB and without a database. */
export async function transformWarehouse(
  options: ComputeOptions,
): Promise<Omit<ExportResult, 'removed' | 'notes'>> {
  const { computeWarehouse } = await import('./exports/compute-warehouse.ts');
  return computeWarehouse(options);
}

/**
 * Reads a report from a warehouse, or from the newest one in a folder of them. Throws ConfigError (exitCode 2) where there is
 * no warehouse, session or company.
 */
export async function report(folder: string, subject: Subject): Promise<Report> {
  const checks = await import('./api/arguments.ts');
  readArgument(checks.folder, 'folder', folder);
  readArgument(checks.subject, 'subject', subject);
  const { findWarehouse, openWarehouse } = await import('./database/warehouse.ts');
  const { readReport } = await import('./reports/read-report.ts');
  const warehouse = await findWarehouse(folder);
  await using duckDb = await openWarehouse(warehouse);
  return await readReport(duckDb, warehouse, subject);
}

/** Prints a report; `width` is in columns, for text. Throws ConfigError (exitCode 2) for an unknown format. */
export async function render(read: Report, format: Format, width = 100): Promise<string> {
  const checks = await import('./api/arguments.ts');
  readArgument(checks.report, 'report', read);
  readArgument(checks.format, 'format', format);
  readArgument(checks.width, 'width', width);
  const rendering = await import('./reports/render/render.ts');
  return await rendering.render(read.document(), format, { width, color: false });
}

/** The tables of a report, one per section, each as typed CSV: plain numbers, ISO dates, inert formulas. */
export async function tables(read: Report): Promise<{ name: string; csv: string }[]> {
  const checks = await import('./api/arguments.ts');
  readArgument(checks.report, 'report', read);
  const { tableCsv } = await import('./reports/render/tables.ts');
  return read.tables().map((table) => ({ name: table.name, csv: tableCsv(table) }));
}

/**
 * Executes one slot of a job under the job's lock and records it. Throws what the job throws (of PostgreSQL as SqlError), and
 * EtlError for a step that leaves a transaction open or gives no result, after it was recorded as failed; ConfigError
 * (exitCode 2) for a slot in the future, and a job or options that are none.
 */
export async function runJob(
  session: Session,
  job: Job,
  options: RunJobOptions,
): Promise<JobOutcome> {
  return whenMigrated(session, async () => {
    const { runJobOptions } = await import('./api/arguments.ts');
    const scheduler = await import('./scheduler/run-job.ts');
    const { scheduledAt, now } = readArgument(runJobOptions, 'options', options);
    defineJob(job);
    return () => scheduler.runJob(session, job, { ...options, scheduledAt, now });
  });
}

/** Reads how everything stands. Throws MigrationError (exitCode 3) for a database that is not migrated. */
export async function status(
  session: Session,
  jobs: readonly Job[],
  options: StatusOptions = {},
): Promise<Health> {
  return whenMigrated(session, async () => {
    const { readHealth } = await import('./operations/read-health.ts');
    const { defaultSettings } = await import('./configuration/check-settings.ts');
    const checks = await import('./api/arguments.ts');
    const own = readArgument(checks.jobs, 'jobs', jobs).map((job) => defineJob(job));
    readArgument(checks.statusOptions, 'options', options);
    const again = ({ name }: Pick<Job, 'name'>) => `the job ${name} with runJob`;
    const { settings = defaultSettings(), folders = {} } = options;
    return () => readHealth(session, { jobs: own, settings, folders, again });
  });
}
