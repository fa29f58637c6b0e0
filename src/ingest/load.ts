import { type Session, transaction } from '../database/session.ts';
import { allowExclusive } from '../database/without-indexes.ts';
import {
  addCounts,
  findEarlierLoad,
  findUnfinishedLoad,
  type LoadCounts,
  type LoadEntry,
  type MergeCounts,
  type Notes,
  recordLoad,
} from '../ledger/loads.ts';
import { BATCH_ROWS, type FilePart, partParameters, splitFile, WHOLE_FILE } from './file-part.ts';
import type { Checked, LoadOptions, LoadPlan, LoadSummary, Staged } from './load-plan.ts';
import { refuseConflicts, refuseOverLimit } from './load-refusals.ts';
import { dropNoRecords, readRejectedRecords, readRejects, stageRejects } from './load-rejects.ts';
import { lockTable, lockUntilCommit, unlockTable } from './table-lock.ts';

/** Options of a load that must be one transaction. */
export const AT_ONCE = { batchRows: Number.POSITIVE_INFINITY };

/** A file that is staged and checked. */
interface CheckedLoad {
  entry: LoadEntry;
  startedAt: Date;
  read: number;
  /** Number of the last record; lines that are no records have none. */
  records: number;
  notes: Notes;
  merge(part: FilePart): Promise<MergeCounts & { notes: Notes }>;
}

/**
 * Loads one file: in one transaction, in which data, ledger row and rejects appear together or not
 * at all, or, if it has more than `batchRows` records, in batches of which each is one. After a
 * crash the same call goes on after the last of them. The whole file is staged and checked before
 * the first batch: throws EtlError with exit code 3, leaving nothing behind, when more records are
 * set aside than allowed.
 */
export async function runLoad<S extends Staged, C extends Checked>(
  session: Session,
  plan: LoadPlan<S, C>,
  options: LoadOptions,
): Promise<LoadSummary> {
  return allowExclusive(session, options.exclusive, () => load(session, plan, options));
}

async function load<S extends Staged, C extends Checked>(
  session: Session,
  plan: LoadPlan<S, C>,
  options: LoadOptions,
): Promise<LoadSummary> {
  const begun = await transaction(session, async () => {
    await session.pg.query('savepoint before_load');
    const load = await stageAndCheck(session, plan, options);
    if (await needsBatches(session, load, options)) {
      await lockTable(session, plan.table);
      return load;
    }
    const summary = await mergePart(session, load, options, WHOLE_FILE);
    if (options.dryRun) await session.pg.query('rollback to savepoint before_load');
    else await dropStages(session);
    return summary;
  });
  return 'loadId' in begun ? begun : mergeInBatches(session, begun, options);
}

/** Stages and checks a file's records, with the table locked for other loads. */
async function stageAndCheck<S extends Staged, C extends Checked>(
  session: Session,
  plan: LoadPlan<S, C>,
  options: LoadOptions,
): Promise<CheckedLoad> {
  const { maxRejects = { rows: 0 } } = options;
  const startedAt = new Date();
  const { kind, table, source } = plan;
  await lockUntilCommit(session, table);
  const staged = await plan.stage(session);
  const setAside = await stageRejects(session, staged.rejects);
  const checked = await plan.check(session, staged);
  const all = staged.records + setAside.records + setAside.lines;
  const dropped = await dropNoRecords(session, all);
  const read = all - dropped.rows;
  const rejects = await readRejects(session, WHOLE_FILE);
  options.onRejects?.(await readRejectedRecords(session, source.format));
  refuseOverLimit({ source: source.path, read, ...rejects }, maxRejects);
  return {
    entry: { kind, table, source, options: checked.options },
    startedAt,
    read,
    records: staged.records + setAside.records,
    notes: addCounts(checked.notes, dropped.notes),
    merge: (part) => plan.merge(session, checked, part),
  };
}

/** Whether a file is committed in several batches. What must be one transaction is one. */
async function needsBatches(
  session: Session,
  { entry, records }: CheckedLoad,
  { batchRows = BATCH_ROWS, dryRun, onConflict }: LoadOptions,
): Promise<boolean> {
  // A rehearsal, and a load that a single conflict undoes.
  if (records <= batchRows || dryRun || onConflict === 'fail') return false;
  // A file that was loaded before has little or nothing to write.
  return (await findEarlierLoad(session, entry)) === null;
}

/** Loads part after part; the counts are those of the whole load, an earlier attempt included. */
async function mergeInBatches(
  session: Session,
  load: CheckedLoad,
  options: LoadOptions,
): Promise<LoadSummary> {
  try {
    const unfinished = await findUnfinishedLoad(session, load.entry);
    const { batchRows = BATCH_ROWS } = options;
    const [first, ...others] = splitFile(load.records, batchRows, unfinished?.counts.read ?? 0);
    const run = (part: FilePart, loadId: bigint | null) =>
      transaction(session, () => mergePart(session, load, options, part, loadId));
    let total = await run(first, unfinished?.id ?? null);
    for (const part of others) total = sumOf(total, await run(part, total.loadId));
    if (!unfinished) return total;
    return { ...sumOf(total, unfinished.counts), resumedAfter: unfinished.counts.read };
  } finally {
    await release(session, load).catch((connectionLost: unknown) => connectionLost);
  }
}

/** Drops what outlived the commits. A lost connection has done so by itself. */
async function release(session: Session, load: CheckedLoad): Promise<void> {
  await dropStages(session);
  await unlockTable(session, load.entry.table);
}

async function dropStages(session: Session): Promise<void> {
  await session.pg.query(
    'drop table if exists pg_temp.stage, pg_temp.stage_reject, pg_temp.repeated_record cascade',
  );
}

/**
 * Merges a part of what is staged and writes the ledger; `loadId` is that of the load that the part
 * adds to.
 */
async function mergePart(
  session: Session,
  load: CheckedLoad,
  options: LoadOptions,
  part: FilePart,
  loadId: bigint | null = null,
): Promise<LoadSummary> {
  const { entry } = load;
  const of = { total: load.records, unit: 'rows' };
  options.progress?.({ step: 'loading', done: part.first - 1, ...of });
  const counts = await load.merge(part);
  const summary: LoadSummary = {
    loadId: null,
    source: entry.source.path,
    table: entry.table,
    read: (part.last ?? load.read) - part.first + 1,
    ...counts,
    ...(await readRejects(session, part)),
    notes: part.first === 1 ? addCounts(load.notes, counts.notes) : counts.notes,
    loadedBefore: await findEarlierLoad(session, entry),
    resumedAfter: null,
  };
  if (options.onConflict === 'fail') refuseConflicts(summary);
  if (options.dryRun) return summary;
  const batch = { loadId, isLast: part.last === null };
  const recorded = {
    ...summary,
    loadId: await recordLoad(
      session,
      { ...entry, batch },
      summary,
      load.startedAt,
      partParameters(part),
    ),
  };
  await options.beforeCommit?.(recorded);
  return recorded;
}

const COUNTS = ['read', 'inserted', 'updated', 'unchanged', 'duplicate', 'rejected'] as const;

/** A load and what else was counted of it, before or after. */
function sumOf(load: LoadSummary, other: LoadCounts & Partial<LoadSummary>): LoadSummary {
  return {
    ...load,
    ...Object.fromEntries(COUNTS.map((name) => [name, load[name] + other[name]])),
    loadId: other.loadId ?? load.loadId,
    reasons: addCounts({ reasons: load.reasons }, { reasons: other.reasons }).reasons ?? {},
    notes: addCounts(load.notes, other.notes),
    rejects: oneOfEach([...load.rejects, ...(other.rejects ?? [])]),
  };
}

/** As first_rejects.sql chooses them of one part. */
function oneOfEach(rejects: LoadSummary['rejects']): LoadSummary['rejects'] {
  const kinds = Map.groupBy(rejects, ({ columnName, message }) => `${columnName} ${message}`);
  return [...kinds.values()].flatMap(([first]) => first ?? []).slice(0, 10);
}
