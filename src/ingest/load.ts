import { copyInto, encodeCopyRows } from '../database/copy.ts';
import { type Session, transaction } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import { runSqlFile, type SqlFile, sqlFile } from '../database/sql-file.ts';
import { SqlError } from '../errors.ts';
import type { MergeCounts } from '../ledger/loads.ts';
import { findEarlierLoad, recordLoad } from '../ledger/loads.ts';
import { type FilePart, partParameters, WHOLE_FILE } from './file-part.ts';
import type { LoadOptions, LoadPlan, LoadSummary, Reject, Step } from './load-plan.ts';
import { refuseConflicts, refuseOverLimit } from './load-refusals.ts';
import { locateRejects } from './locate-rejects.ts';

const stageReject = sqlFile(import.meta.url, './stage_reject.sql');
const lockTable = sqlFile(import.meta.url, './lock_table.sql');
const rejectSummary = sqlFile(import.meta.url, './reject_summary.sql');
const firstRejects = sqlFile(import.meta.url, './first_rejects.sql');

const REJECT_COLUMNS =
  'record_number, line_number, byte_offset, column_name, reason_code, message, raw';

/**
 * Loads one file in one transaction: stage, check, merge, ledger row and rejects appear together or not at all.
 * Throws EtlError with exit code 3, leaving nothing behind, when more records are set aside than allowed.
 */
export async function runLoad(
  session: Session,
  plan: LoadPlan,
  options: LoadOptions,
): Promise<LoadSummary> {
  const startedAt = new Date();
  return transaction(session, async () => {
    await session.pg.query('savepoint before_load');
    const read = await stageRecords(session, plan);
    return mergeStaged(session, plan, options, { read, startedAt });
  });
}

/** Merges all that is staged and drops what it was staged in; undone to the savepoint `before_load` in a dry run. */
export async function mergeStaged(
  session: Session,
  plan: LoadPlan,
  options: LoadOptions,
  records: { read: number; startedAt: Date },
): Promise<LoadSummary> {
  const summary = await mergePart(session, plan, options, { part: WHOLE_FILE, ...records });
  if (options.dryRun) await session.pg.query('rollback to savepoint before_load');
  else await dropStages(session);
  return summary;
}

/** Stages and checks a file's records, with the table locked for other loads; returns how many were read. */
export async function stageRecords(session: Session, plan: LoadPlan): Promise<number> {
  await runSqlFile(session, lockTable, { table_name: plan.table });
  const staged = await explainChange(plan, () => stage(session, plan));
  const unstaged = (await plan.unstaged?.()) ?? 0;
  const repeats = (await plan.repeats?.()) ?? 0;
  for (const step of plan.steps) await runStep(session, plan, step);
  if (plan.locate) await locateRejects(session, plan.locate);
  return staged + unstaged + repeats;
}

/** Whatever goes wrong with a file that changes while it is read goes wrong because it changes. */
async function explainChange<T>(plan: LoadPlan, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await plan.verifySource?.();
    throw error;
  }
}

export async function dropStages(session: Session): Promise<void> {
  await session.pg.query(
    'drop table if exists pg_temp.stage, pg_temp.stage_reject, pg_temp.repeated_record cascade',
  );
}

/** Merges a part of what is staged, `read` records, and writes the ledger. */
export async function mergePart(
  session: Session,
  plan: LoadPlan,
  options: LoadOptions,
  { part, read, startedAt }: { part: FilePart; read: number; startedAt: Date },
): Promise<LoadSummary> {
  const counts = await explainChange(plan, () => merge(session, plan, part));
  const { reasons, rejects, rejected } = await readRejects(session, part);
  const repeats = (await plan.repeats?.()) ?? 0;
  const summary: LoadSummary = {
    loadId: null,
    source: plan.source.path,
    table: plan.table,
    read,
    ...counts,
    duplicate: counts.duplicate + repeats,
    rejected,
    rejects,
    reasons,
    notes: plan.notes?.() ?? {},
    loadedBefore: await findEarlierLoad(session, plan),
    resumedAfter: null,
  };
  refuseOverLimit(summary, options.maxRejects);
  if (options.onConflict === 'fail') refuseConflicts(summary);
  await plan.verifySource?.();
  if (options.dryRun) return summary;
  const recorded = {
    ...summary,
    loadId: await recordLoad(session, plan, summary, startedAt, partParameters(part)),
  };
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
    throw new SqlError(
      `${plan.source.path}: ${sent} records were sent and the server took ${staged}`,
      {
        hint: 'nothing was loaded; please report this, with the server version',
      },
    );
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

async function merge(session: Session, plan: LoadPlan, part: FilePart): Promise<MergeCounts> {
  if (typeof plan.merge === 'function') return plan.merge(session, part);
  const { rows } = await runSqlFile<Record<keyof MergeCounts, bigint>>(
    session,
    plan.merge,
    plan.parameters,
  );
  return mergeCounts(rows[0], plan.merge);
}

function mergeCounts(
  row: Record<keyof MergeCounts, bigint> | undefined,
  file: SqlFile,
): MergeCounts {
  if (!row) throw new Error(`${file.file} returned no row`);
  return {
    inserted: Number(row.inserted),
    updated: Number(row.updated),
    unchanged: Number(row.unchanged),
    duplicate: Number(row.duplicate),
  };
}

/** How many records of a part are set aside, why, and the first of them. */
export async function readRejects(
  session: Session,
  part: FilePart,
): Promise<Pick<LoadSummary, 'reasons' | 'rejects' | 'rejected'>> {
  const { rows } = await runSqlFile<{ reason_code: string; rejects: bigint }>(
    session,
    rejectSummary,
    partParameters(part),
  );
  const reasons = Object.fromEntries(rows.map((row) => [row.reason_code, Number(row.rejects)]));
  const first = await runSqlFile<Omit<Reject, 'raw'>>(session, firstRejects, partParameters(part));
  return {
    reasons,
    rejects: first.rows,
    rejected: Object.values(reasons).reduce((sum, count) => sum + count, 0),
  };
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
