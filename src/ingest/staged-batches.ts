import { sql } from 'kysely';
import { type Session, transaction } from '../database/session.ts';
import { findUnfinishedLoad } from '../ledger/loads.ts';
import { type FilePart, splitFile, WHOLE_FILE } from './file-part.ts';
import { dropStages, mergePart, mergeStaged, readRejects, stageRecords } from './load.ts';
import { type BatchOptions, needsBatches, runParts } from './load-batches.ts';
import type { LoadPlan, LoadSummary } from './load-plan.ts';
import { refuseOverLimit } from './load-refusals.ts';
import { lockTable } from './table-lock.ts';

interface StagedFile {
  read: number;
  /** Number of the last record; lines that are no records have none. */
  records: number;
  startedAt: Date;
}

/**
 * Loads one file in one transaction or, when it has more than `batchRows` records, in batches. It is staged and checked
 * whole before the first of them: too many rejects still load nothing, and of two records with one key the last is taken,
 * wherever they stand. After a crash the same call stages the file again and goes on after the last batch committed.
 */
export async function runStagedLoad(
  session: Session,
  plan: LoadPlan,
  options: BatchOptions,
): Promise<LoadSummary> {
  const startedAt = new Date();
  const begun = await transaction(session, async () => {
    await session.pg.query('savepoint before_load');
    const read = await stageRecords(session, plan);
    const records = await lastRecord(session, read);
    if (!plan.isDivisible || !(await needsBatches(session, plan, records, options)))
      return mergeStaged(session, plan, options, { read, startedAt });
    const rejects = await readRejects(session, WHOLE_FILE);
    refuseOverLimit({ source: plan.source.path, read, ...rejects }, options.maxRejects);
    await plan.verifySource?.();
    await session.pg.query('create index on pg_temp.stage using brin (record_number)');
    await lockTable(session, plan.table, 'lock');
    return { read, records, startedAt };
  });
  return 'loadId' in begun ? begun : mergeInBatches(session, plan, options, begun);
}

async function mergeInBatches(
  session: Session,
  plan: LoadPlan,
  options: BatchOptions,
  { read, records, startedAt }: StagedFile,
): Promise<LoadSummary> {
  // The limit held for the file, and the file was what it is; neither is asked again of each batch.
  const unlimited = { ...options, maxRejects: { percent: 100 } };
  const { verifySource, ...staged } = plan;
  const lengthOf = ({ first, last }: FilePart) => (last ?? read) - first + 1;
  try {
    const unfinished = await findUnfinishedLoad(session, plan);
    const parts = splitFile(records, options.batchRows, unfinished?.counts.read ?? 0);
    return await runParts(parts, unfinished, (part, batch) =>
      transaction(session, () =>
        mergePart(session, { ...staged, batch }, unlimited, {
          part,
          read: lengthOf(part),
          startedAt,
        }),
      ),
    );
  } finally {
    await release(session, plan).catch((connectionLost: unknown) => connectionLost);
  }
}

/** Drops what outlived the commits. A lost connection has done so by itself. */
async function release(session: Session, plan: LoadPlan): Promise<void> {
  await dropStages(session);
  await lockTable(session, plan.table, 'unlock');
}

async function lastRecord(session: Session, read: number): Promise<number> {
  const { rows } = await sql<{ unnumbered: bigint }>`
    select count(*) as unnumbered from pg_temp.stage_reject where record_number is null`.execute(
    session.db,
  );
  return read - Number(rows[0]?.unnumbered ?? 0);
}
