import { sql } from 'kysely';
import type { Session } from '../database/session.ts';
import type { LoadCounts } from '../ledger/loads.ts';
import {
  addCounts,
  findEarlierLoad,
  findUnfinishedLoad,
  type UnfinishedLoad,
} from '../ledger/loads.ts';
import { type FilePart, splitFile, WHOLE_FILE } from './file-part.ts';
import { runLoad } from './load.ts';
import type { LoadOptions, LoadPlan, LoadSummary } from './load-plan.ts';

export interface BatchOptions extends LoadOptions {
  /** A file of more records than this is committed in batches of so many. */
  batchRows: number;
}

/**
 * Loads a file of `records` records in one transaction, or, if there are more than `batchRows`, in several: after
 * a crash the same call goes on after the last batch that was committed.
 */
export async function loadInBatches(
  session: Session,
  records: number,
  planPart: (part: FilePart) => LoadPlan,
  options: BatchOptions,
): Promise<LoadSummary> {
  const whole = planPart(WHOLE_FILE);
  if (!(await needsBatches(session, whole, records, options)))
    return runLoad(session, whole, options);
  const unfinished = await findUnfinishedLoad(session, whole);
  const parts = splitFile(records, options.batchRows, unfinished?.counts.read ?? 0);
  await lockBetweenBatches(session, whole, 'lock');
  try {
    return await runParts(parts, unfinished, (part, batch) =>
      runLoad(session, { ...planPart(part), batch }, options),
    );
  } finally {
    await lockBetweenBatches(session, whole, 'unlock').catch(
      (connectionLost: unknown) => connectionLost,
    );
  }
}

/** Whether a file is committed in several batches. What must be one transaction is one. */
export async function needsBatches(
  session: Session,
  plan: LoadPlan,
  records: number,
  { batchRows, dryRun, onConflict }: BatchOptions,
): Promise<boolean> {
  // A rehearsal, and a load that a single conflict undoes.
  if (records <= batchRows || dryRun || onConflict === 'fail') return false;
  // A file that was loaded before has little or nothing to write.
  return (await findEarlierLoad(session, plan)) === null;
}

/** Loads the parts one after the other; the counts are those of the whole load, an earlier attempt included. */
export async function runParts(
  parts: readonly FilePart[],
  unfinished: UnfinishedLoad | null,
  runPart: (part: FilePart, batch: NonNullable<LoadPlan['batch']>) => Promise<LoadSummary>,
): Promise<LoadSummary> {
  let loadId = unfinished?.id ?? null;
  let total: LoadSummary | undefined;
  for (const part of parts) {
    const summary = await runPart(part, { loadId, isLast: part.last === null });
    loadId = summary.loadId;
    const rejects = [...(total?.rejects ?? []), ...summary.rejects].slice(0, 5);
    total = total ? { ...total, ...sumOf(total, summary), rejects } : summary;
  }
  if (!total) throw new Error('a file was split into no parts');
  if (!unfinished) return total;
  return { ...total, ...sumOf(unfinished.counts, total), resumedAfter: unfinished.counts.read };
}

/** As lock_table.sql, but until it is unlocked: no other load comes in between two batches. */
export async function lockBetweenBatches(
  session: Session,
  { table }: LoadPlan,
  action: 'lock' | 'unlock',
): Promise<void> {
  const key = sql`pg_catalog.hashtextextended('nyx-etl load ' || ${table}::text, 0)`;
  await (action === 'lock'
    ? sql`select pg_catalog.pg_advisory_lock(${key})`
    : sql`select pg_catalog.pg_advisory_unlock(${key})`
  ).execute(session.db);
}

function sumOf(a: LoadCounts, b: LoadCounts): LoadCounts {
  return {
    read: a.read + b.read,
    inserted: a.inserted + b.inserted,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    duplicate: a.duplicate + b.duplicate,
    rejected: a.rejected + b.rejected,
    reasons: addCounts({ reasons: a.reasons }, { reasons: b.reasons }).reasons ?? {},
    notes: addCounts(a.notes, b.notes),
  };
}
