import type { Session } from '../database/session.ts';
import { addCounts, findUnfinishedLoad } from './ledger.ts';
import { runLoad } from './load.ts';
import type { LoadOptions, LoadPlan, LoadSummary } from './load-plan.ts';
import { type FilePart, WHOLE_FILE } from './source/stage-query.ts';

export interface BatchOptions extends LoadOptions {
  /** A file of more records than this is committed in batches of so many. */
  batchRows: number;
  /** Opens a second connection, so that one batch is read while the one before it is merged. */
  openSession?: (() => Promise<Session>) | undefined;
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
  const isWhole = records <= options.batchRows || options.dryRun || options.onConflict === 'fail';
  if (isWhole) return runLoad(session, planPart(WHOLE_FILE), options);
  const unfinished = await findUnfinishedLoad(session, planPart(WHOLE_FILE));
  const parts = splitFile(records, options.batchRows, unfinished?.position ?? 0);
  await using second = await options.openSession?.();
  return await runParts(
    second ? [session, second] : [session],
    parts,
    planPart,
    options,
    unfinished?.id ?? null,
  );
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

/** Each part stages when the one before it has staged, and merges when that one is committed. */
async function runParts(
  sessions: readonly Session[],
  parts: readonly FilePart[],
  planPart: (part: FilePart) => LoadPlan,
  options: LoadOptions,
  unfinishedId: bigint | null,
): Promise<LoadSummary> {
  let loadId = unfinishedId;
  const runs: Promise<LoadSummary>[] = [];
  for (const [index, part] of parts.entries()) {
    await runs[index - sessions.length];
    const before = runs[index - 1];
    const staged = Promise.withResolvers<void>();
    const plan = { ...planPart(part), batch: { loadId: () => loadId, isLast: part.last === null } };
    const session = sessions[index % sessions.length] as Session;
    const run = runLoad(session, plan, {
      ...options,
      afterStaging: async () => {
        staged.resolve();
        loadId = (await before)?.loadId ?? loadId;
      },
    });
    // A failure is reported where the run is awaited, in order.
    run.catch(() => staged.resolve());
    runs.push(run);
    await staged.promise;
  }
  const [first, ...others] = await allOrFirstError(runs);
  if (!first) throw new Error('a file was split into no parts');
  return others.reduce(addSummaries, first);
}

/** Waits for every run to end, so that no transaction is left behind, then throws the first error. */
async function allOrFirstError<T>(runs: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(runs);
  return Promise.all(runs);
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
