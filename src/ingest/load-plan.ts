import type { OnConflict, OnDuplicate } from '../choices.ts';
import type { Session } from '../database/session.ts';
import type { Exclusive } from '../database/without-indexes.ts';
import type { LoadCounts, LoadEntry, MergeCounts, Notes } from '../ledger/loads.ts';
import type { Progress } from '../progress.ts';
import type { FilePart } from './file-part.ts';

/** What is noted of such records. */
export function differingNote(onDuplicate: OnDuplicate = 'last'): string {
  return `repeated later with other values, of which the ${onDuplicate === 'first' ? 'earlier' : 'later'} count`;
}

/** One record set aside, as far as it is known where it stands in the file. */
export interface Reject {
  recordNumber: number | bigint | null;
  lineNumber: number | bigint | null;
  byteOffset: number | bigint | null;
  columnName: string | null;
  reasonCode: string;
  message: string;
  raw: string | null;
}

/** A reject as it is written out; `format` is that of the file it came from, `id` null before it is recorded. */
export interface ExportedReject
  extends Pick<Reject, 'recordNumber' | 'lineNumber' | 'columnName' | 'message'> {
  id: bigint | null;
  raw: string;
  format: string;
  /** Those of the file that are loaded, as far as it is known. */
  columns?: readonly string[];
}

/** What `stage` returns. */
export interface Staged {
  /** Number of records that may be loaded. */
  records: number;
  /** Records that could not even be staged; the engine moves them into `pg_temp.stage_reject`. */
  rejects: Iterable<Reject> | AsyncIterable<Reject>;
}

/**
 * What `check` returns: for a replay, how the file was read; and what was noted of the file as a
 * whole.
 */
export type Checked = Pick<LoadEntry, 'options'> & { notes: Notes };

/**
 * How one file becomes rows of one table, in three calls, each of which is handed what the one
 * before returned. The engine (load.ts) makes them with the table locked for other loads.
 */
export interface LoadPlan<S extends Staged = Staged, C extends Checked = Checked>
  extends Omit<LoadEntry, 'options'> {
  /** Brings the records to where they are judged. */
  stage(session: Session): Promise<S>;
  /** Moves what cannot be loaded into `pg_temp.stage_reject`. */
  check(session: Session, staged: S): Promise<C>;
  /** Moves what is left, or in a transaction of its own each part of it, into the table. */
  merge(session: Session, checked: C, part: FilePart): Promise<MergeCounts & { notes: Notes }>;
}

/** How any file is loaded. */
export interface LoadOptions {
  /** How many records may be set aside; more, and nothing is loaded. Default: none, of mail all. */
  maxRejects?: { rows: number } | { percent: number };
  /**
   * Default `update`; of mail, which is the same message whatever else its copy says, it is `skip`.
   */
  onConflict?: OnConflict;
  /** Default `last`. */
  onDuplicate?: OnDuplicate | undefined;
  /** Everything is done and rolled back; the counts are true, `loadId` is null. */
  dryRun?: boolean;
  /** A file of more records than this is committed in batches of so many; default BATCH_ROWS. */
  batchRows?: number;
  progress?: Progress | undefined;
  /**
   * Lets a load that is large beside its table leave indexes for its end, which is faster and locks readers out meanwhile;
   * told of the wait before.
   */
  exclusive?: Exclusive | undefined;
  /** Told what is set aside, before it is judged whether that is too much. */
  onRejects?: ((rejects: readonly ExportedReject[]) => void) | undefined;
  /** Run before the commit, in the load's transaction; what it throws undoes the load. */
  beforeCommit?: (summary: LoadSummary) => Promise<void>;
}

export interface LoadSummary extends LoadCounts {
  loadId: bigint | null;
  source: string;
  table: string;
  /** One reject for each column and message, at most ten, without their raw records. */
  rejects: Omit<Reject, 'raw'>[];
  /** The newest earlier load of a file with the same bytes into the same table. */
  loadedBefore: bigint | null;
  /**
   * The record after which the load went on that an earlier attempt had begun; the counts are of
   * both.
   */
  resumedAfter: number | null;
}
