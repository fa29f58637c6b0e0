// Loads, as ingest, replays and the history print them.
import { z } from 'zod';
import {
  bytes,
  count,
  data,
  flag,
  instant,
  listOf,
  loadCounts,
  loadId,
  notes,
  rejectId,
  startedAt,
  text,
  texts,
  total,
} from './fields.ts';

/** Where a reject stands in its file, and why it is one. */
export const rejectPlace = {
  record_number: count('Number of the record in its file, from 1.').nullable(),
  line_number: count('Line of the file on which the record begins, from 1.').nullable(),
  byte_offset: count('Byte of the file at which the record begins, from 0.').nullable(),
  column_name: text('The column whose value is wrong, if one is.').nullable(),
  reason_code: text('The kind of fault, e.g. missing_required.'),
  message: text('The fault in words, without the value.'),
};

const table = text('The table it went into, with its schema, e.g. nyx.job_posts.');
const source = text('The path of the file, as it was given.');

/** One load of one file. */
export const load = z.strictObject({
  load_id: loadId.nullable().describe('The number of the load, as a string; null for a dry run.'),
  source,
  table,
  ...loadCounts,
  rejects: z
    .array(z.strictObject(rejectPlace))
    .describe('One of the records that were set aside for each column and message; at most ten.'),
  reasons: z.record(z.string(), z.int()).describe('Rejects by reason code. The keys are data.'),
  notes,
  loaded_before: loadId.nullable().describe('The newest earlier load of the same bytes, if any.'),
  resumed_after: count('The record after which it went on, if it was interrupted.').nullable(),
});

/** What `ingest …` prints. */
export const ingest = z.strictObject({
  loads: z.array(load).describe('One entry per file, in their order.'),
});

export const ingestFolder = z.strictObject({
  loads: z.array(load).describe('One entry per file, in the order of the tables.'),
  left_out: texts('Files that no table is called after.'),
  missing: texts(
    'Files that lack a column their table cannot do without; then the exit code is 3.',
  ),
});

export const ingestInbox = z.strictObject({
  inbox: text('Name of the inbox.'),
  loads: z.array(load).describe('One entry per file that was loaded, in their order.'),
  repeated: listOf(
    'Files whose bytes had been loaded from this inbox before: they were only moved.',
    { file: text('Its name.'), load_id: loadId },
  ),
  failed: listOf('Files that were moved to failed/; with one the exit code is 3.', {
    file: text('Its name.'),
    code: text('The kind of fault, for programs.'),
    message: text('Why it could not be loaded, in words.'),
  }),
  left: texts('What was left where it is: a sentence each, e.g. of a file that still grows.'),
});

export const loadsUndo = z.strictObject({
  load_id: loadId,
  deleted: z
    .record(z.string(), z.int())
    .describe('Rows that were taken away, by table. The keys are data.'),
  kept: z
    .record(z.string(), z.int())
    .describe('Rows that keep what the load filled in, by table. The keys are data.'),
});

/** A load as the history keeps it. */
export const recordedLoad = z.strictObject({
  load_id: loadId,
  kind: text('What was loaded: job-posts, applications, emails or table.'),
  source,
  format: text('The format of the file, e.g. csv.'),
  bytes,
  sha256: text('SHA-256 of the file as it lies on disk; null for stdin.').nullable(),
  table,
  options: data('How it was read: the mapping, the order of dates, and so on.'),
  ...loadCounts,
  notes: data('What was repaired or left empty: records by column and kind. The keys are data.'),
  complete: flag('False when it was interrupted: the same command goes on.'),
  started_at: startedAt,
  finished_at: instant('When it ended.'),
  undone_at: instant('When its rows were taken back; null while they stand.').nullable(),
});

export const loads = z.strictObject({
  loads: z.array(recordedLoad).describe('The newest loads, the newest first.'),
  total,
});

export const loadsShow = z.strictObject({
  load: recordedLoad.describe('The load that was asked for.'),
});

/** What became of waiting rejects of one load that were tried again. */
export const replay = z.strictObject({
  load_id: loadId.describe('The number of the load that had set them aside, as a string.'),
  replay: load.nullable().describe('The load that they became; null when none could be loaded.'),
  waiting: count('Rejects that were waiting.'),
  unreadable: count('Rejects that cannot be read again: their file has to be loaded anew.'),
  still: listOf('The first rejects that still cannot be loaded, and why.', {
    reject_id: rejectId.nullable(),
    column_name: rejectPlace.column_name,
    message: rejectPlace.message,
  }),
});
