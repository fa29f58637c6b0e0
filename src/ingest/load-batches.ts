import type { Session } from '../database/session.ts';
import { addCounts, findEarlierLoad, findUnfinishedLoad } from './ledger.ts';
import { runLoad } from './load.ts';
import type { LoadOptions, LoadPlan, LoadSummary } from './load-plan.ts';
import { type FilePart, WHOLE_FILE } from './source/stage-query.ts';

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
  // What must be one transaction is one: a rehearsal, and a load that a single conflict undoes.
  const whole = planPart(WHOLE_FILE);
  const isWhole = records <= options.batchRows || options.dryRun || options.onConflict === 'fail';
  // A file that was loaded before has little or nothing to write.
  if (isWhole || (await findEarlierLoad(session, whole)) !== null) return runLoad(session, whole, options);
  const unfinished = await findUnfinishedLoad(session, whole);
  const parts = splitFile(records, options.batchRows, unfinished?.position ?? 0);
  return runParts(session, parts, planPart, options, unfinished?.id ?? null);
}

/** Parts of `batchRows` records after `position`; the last one is open. */
export function splitFile(records: number, batchRows: number, position: number): FilePart[] {
  const parts: FilePart[] = [];
  for (let first = position + 1; first <= Math.max(records, position + 1); first += batchRows) {
    const last = first + batchRows - 1;
    parts.push({ first, last: last >= records ? null : last });
  }
  return parts;
}

async function runParts(
  session: Session,
  parts: readonly FilePart[],
  planPart: (part: FilePart) => LoadPlan,
  options: LoadOptions,
  unfinishedId: bigint | null,
): Promise<LoadSummary> {
  let loadId = unfinishedId;
  let total: LoadSummary | undefined;
  for (const part of parts) {
    const plan = { ...planPart(part), batch: { loadId, isLast: part.last === null } };
    const summary = await runLoad(session, plan, options);
    loadId = summary.loadId;
    total = total ? addSummaries(total, summary) : summary;
  }
  if (!total) throw new Error('a file was split into no parts');
  return total;
}

function addSummaries(a: LoadSummary, b: LoadSummary): LoadSummary {
  return {
    ...a,
    read: a.read + b.read,
    inserted: a.inserted + b.inserted,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    duplicate: a.duplicate + b.duplicate,
    rejected: a.rejected + b.rejected,
    rejects: [...a.rejects, ...b.rejects].slice(0, 5),
    reasons: addCounts({ reasons: a.reasons }, { reasons: b.reasons }).reasons ?? {},
    notes: addCounts(a.notes, b.notes),
  };
}
