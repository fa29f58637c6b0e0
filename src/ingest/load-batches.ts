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
import { withTableLock } from './table-lock.ts';

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
  return withTableLock(session, whole.table, async () => {
    // Asked only now: another process may be loading the same file.
    const unfinished = await findUnfinishedLoad(session, whole);
    const parts = splitFile(records, options.batchRows, unfinished?.counts.read ?? 0);
    return runParts(parts, unfinished, (part, batch) =>
      runLoad(session, { ...planPart(part), batch }, options),
    );
  });
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
