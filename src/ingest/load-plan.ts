import type { Session } from '../database/session.ts';
import type { Parameters, SqlFile } from '../database/sql-file.ts';
import type { LoadCounts, LoadEntry, MergeCounts, Notes } from '../ledger/loads.ts';
import type { FilePart } from './file-part.ts';
import type { RecordLocator } from './source/record-locator.ts';

/** What is noted of records with one key: two lines of a tracker, or a file that contradicts itself. */
export const DIFFERING = 'repeated later with other values, of which the later count';

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

/** A `.sql` file run with the plan's parameters, or a function. */
export type Step = SqlFile | ((session: Session) => Promise<unknown>);

/**
 * What becomes of a stored row that the file has otherwise: `update` takes what the file says, and what it does not say stays;
 * `replace` empties that; `skip` leaves the row; `fail` undoes the load.
 */
export type OnConflict = 'update' | 'replace' | 'skip' | 'fail';

/**
 * How one file becomes rows of one table. The frame creates `pg_temp.stage_reject` (record_number, line_number,
 * byte_offset, column_name, reason_code, message, raw); `stage` creates `pg_temp.stage`. Both are dropped with the load.
 */
export interface LoadPlan extends LoadEntry {
  /** Values of the `:'name'` variables in the plan's `.sql` files. */
  parameters: Parameters;
  stage: Step;
  copy: { columns: readonly string[]; format: 'csv' | 'text' | 'binary' };
  /** The staged rows as COPY takes them; called once per attempt. */
  rows(): AsyncIterable<Uint8Array>;
  /** How many records go into the table without being staged; asked for after `rows` has ended. */
  unstaged?(): Promise<number>;
  /** How many rows `rows` gave, where the plan knows; compared with what COPY took. */
  rowsSent?(): number;
  /** Records that could not even be staged; asked for after `rows` has ended. */
  setAside?(): AsyncIterable<Reject> | Promise<Iterable<Reject>>;
  /** Records that were not sent because another one of the file has their key; asked for after `rows` has ended. */
  repeats?(): Promise<number>;
  /** Run in order; each may move rows from `stage` to `stage_reject`. */
  steps: readonly Step[];
  /** Finds the lines of the rejects in the file, where it has lines; asked for after the steps. */
  locate?: RecordLocator | null;
  /** Moves `stage`, or a part of it, into the table and gives the counts (as one row, when it is a file). */
  merge: SqlFile | ((session: Session, part: FilePart) => Promise<MergeCounts>);
  /** Asked just before the commit: throws when the file changed while it was read. */
  verifySource?(): Promise<void>;
  /** What was repaired or left empty, by column and kind, for the ledger and the summary. */
  notes?(): Notes;
  /** Whether the staged rows can be merged in parts, each in a transaction of its own: no row refers to another one. */
  isDivisible?: boolean;
}

export interface LoadOptions {
  /** How many records may be set aside; more, and nothing is loaded. */
  maxRejects: { rows: number } | { percent: number };
  /** `fail`: a row that would change a stored one fails the load. */
  onConflict: OnConflict;
  /** Everything is done and rolled back; the counts are true, `loadId` is null. */
  dryRun: boolean;
  /** Run before the commit, in the load's transaction; what it throws undoes the load. */
  beforeCommit?: (summary: LoadSummary) => Promise<void>;
}

export interface LoadSummary extends LoadCounts {
  loadId: bigint | null;
  source: string;
  table: string;
  /** The first few rejects, without their raw records. */
  rejects: Omit<Reject, 'raw'>[];
  /** The newest earlier load of a file with the same bytes into the same table. */
  loadedBefore: bigint | null;
  /** The record after which the load went on that an earlier attempt had begun; the counts are of both. */
  resumedAfter: number | null;
}
