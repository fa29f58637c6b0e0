import { copyInto, encodeCopyRows } from '../database/copy.ts';
import { type Session, transaction } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import { runSqlFile, type SqlFile, sqlFile } from '../database/sql-file.ts';
import { SqlError } from '../errors.ts';
import { findEarlierLoad, recordLoad } from './ledger.ts';
import type { LoadOptions, LoadPlan, LoadSummary, MergeCounts, Reject, Step } from './load-plan.ts';
import { refuseConflicts, refuseOverLimit } from './load-refusals.ts';

const stageReject = sqlFile('src/ingest/stage_reject.sql');
const lockTable = sqlFile('src/ingest/lock_table.sql');
const rejectSummary = sqlFile('src/ingest/reject_summary.sql');

const REJECT_COLUMNS = 'record_number, line_number, byte_offset, column_name, reason_code, message, raw';

/**
 * Loads one file in one transaction: stage, check, merge, ledger row and rejects appear together or not at all.
 * Throws EtlError with exit code 3, leaving nothing behind, when more records are set aside than allowed.
 */
export async function runLoad(session: Session, plan: LoadPlan, options: LoadOptions): Promise<LoadSummary> {
  return transaction(session, async () => {
    await session.pg.query('savepoint before_load');
    const summary = await load(session, plan, options, new Date());
    if (options.dryRun) await session.pg.query('rollback to savepoint before_load');
    return summary;
  });
}

async function load(
  session: Session,
  plan: LoadPlan,
  options: LoadOptions,
  startedAt: Date,
): Promise<LoadSummary> {
  await runSqlFile(session, lockTable, { table_name: plan.table });
  const staged = await stage(session, plan);
  const repeats = (await plan.repeats?.()) ?? 0;
  for (const step of plan.steps) await runStep(session, plan, step);
  const counts = await merge(session, plan);
  const { reasons, rejects, rejected } = await readRejects(session);
  const summary: LoadSummary = {
    loadId: null,
    source: plan.source.path,
    table: plan.table,
    read: staged + repeats,
    ...counts,
    duplicate: counts.duplicate + repeats,
    rejected,
    rejects,
    reasons,
    notes: plan.notes?.() ?? {},
    loadedBefore: await findEarlierLoad(session, plan),
  };
  refuseOverLimit(summary, options.maxRejects);
  if (options.onConflict === 'fail') refuseConflicts(summary);
  await plan.verifySource?.();
  if (options.dryRun) return summary;
  const recorded = { ...summary, loadId: await recordLoad(session, plan, summary, startedAt) };
  await options.beforeCommit?.(recorded);
  return recorded;
}

/** Fills `stage` and `stage_reject` and returns the number of records in them. */
async function stage(session: Session, plan: LoadPlan): Promise<number> {
  await runSqlFile(session, stageReject);
  await runStep(session, plan, plan.stage);
  const staged = await copyInto(
    session,
    `copy pg_temp.stage (${plan.copy.columns.map(quoteName).join(', ')}) from stdin (format ${plan.copy.format})`,
    plan.rows(),
  );
  const sent = plan.rowsSent?.() ?? staged;
  if (sent !== staged) {
    throw new SqlError(`${plan.source.path}: ${sent} records were sent and the server took ${staged}`, {
      hint: 'nothing was loaded; please report this, with the server version',
    });
  }
  const setAside = await copyInto(
    session,
    `copy pg_temp.stage_reject (${REJECT_COLUMNS}) from stdin`,
    encodeCopyRows(rejectRows(plan)),
  );
  return staged + setAside;
}

async function* rejectRows(plan: LoadPlan) {
  for await (const reject of (await plan.setAside?.()) ?? []) {
    yield [
      reject.recordNumber,
      reject.lineNumber,
      reject.byteOffset,
      reject.columnName,
      reject.reasonCode,
      reject.message,
      reject.raw?.replaceAll('\0', '\uFFFD') ?? null,
    ];
  }
}

async function runStep(session: Session, plan: LoadPlan, step: Step): Promise<void> {
  if (typeof step !== 'function') await runSqlFile(session, step, plan.parameters);
  else {
    try {
      await step(session);
    } catch (error) {
      throw toSqlError(error);
    }
  }
}

async function merge(session: Session, plan: LoadPlan): Promise<MergeCounts> {
  if (typeof plan.merge === 'function') return plan.merge(session);
  const { rows } = await runSqlFile<Record<keyof MergeCounts, bigint>>(session, plan.merge, plan.parameters);
  return mergeCounts(rows[0], plan.merge);
}

function mergeCounts(row: Record<keyof MergeCounts, bigint> | undefined, file: SqlFile): MergeCounts {
  if (!row) throw new Error(`${file.file} returned no row`);
  return {
    inserted: Number(row.inserted),
    updated: Number(row.updated),
    unchanged: Number(row.unchanged),
    duplicate: Number(row.duplicate),
  };
}

async function readRejects(session: Session) {
  const { rows } = await runSqlFile<{ reason_code: string; rejects: bigint }>(session, rejectSummary);
  const reasons = Object.fromEntries(rows.map((row) => [row.reason_code, Number(row.rejects)]));
  const first = await session.pg.query<Omit<Reject, 'raw'>>(
    `select record_number as "recordNumber", line_number as "lineNumber", byte_offset as "byteOffset",
        column_name as "columnName", reason_code as "reasonCode", message
     from pg_temp.stage_reject order by record_number, line_number limit 5`,
  );
  return {
    reasons,
    rejects: first.rows,
    rejected: Object.values(reasons).reduce((sum, count) => sum + count, 0),
  };
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
