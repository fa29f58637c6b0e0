// The way of rejects out to people and back: written as a file of the format they came in, mended there, and loaded again.
import type { Session } from '../database/session.ts';
import { SourceError } from '../errors.ts';
import { readTables, readWaitingMended, settleMended } from '../ledger/replays.ts';
import type { ExportedReject, LoadSummary } from './load-plan.ts';
import { place } from './load-refusals.ts';
import {
  type ReplayOptions,
  type ReplaySummary,
  recordIn,
  retryRejects,
} from './replay-rejects.ts';
import { unreadableRecords } from './source/stage-query.ts';
import { withTableLock } from './table-lock.ts';
import { withTabularFile } from './with-tabular-file.ts';

/** Columns put before those of the record. */
const ID = 'reject_id';
const REASON = 'reject_reason';
const PLACE = 'reject_place';
/** What could not be split into fields, as it stood in the file. */
const LINE = 'reject_line';

/**
 * CSV with a header when all came from CSV, else a JSON object per line; each with its reject's id, if it has one, reason
 * and place in the file.
 */
export function* renderRejects(rejects: readonly ExportedReject[]): Generator<string> {
  const records = rejects.map((reject): Record<string, unknown> => {
    const { id, message, raw } = reject;
    const number = id === null ? {} : { [ID]: String(id) };
    const ours = { ...number, [REASON]: message, [PLACE]: place(reject) };
    // First, and not overwritten by columns of a file that was exported like this, and loaded as one of its own.
    return { ...ours, ...(recordIn(raw) ?? withoutFields(reject)), ...ours };
  });
  if (!rejects.every(({ format }) => format === 'csv')) {
    for (const record of records) yield `${JSON.stringify(record)}\n`;
    return;
  }
  const names = [...new Set(records.flatMap(Object.keys))];
  yield csvLine(names);
  for (const record of records) yield csvLine(names.map((name) => record[name] ?? null));
}

/** A line that could not be split into fields, and the columns to fill in. */
function withoutFields({ raw, columns = [] }: ExportedReject): Record<string, unknown> {
  return { ...Object.fromEntries(columns.map((name) => [name, null])), [LINE]: raw };
}

/** Nothing is null, and `""` an empty text, as the file is read again. */
function csvLine(values: readonly unknown[]): string {
  const fields = values.map((value) => {
    if (value === null) return '';
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(',')}\n`;
}

/** What became of a mended file: a load for each of those that its rejects came from. */
interface MendedSummary {
  loads: ReplaySummary[];
  /** Records whose reject no longer waits: they were loaded before. */
  resolved: number;
}

/**
 * Loads a file that `rejects export` wrote and somebody mended, each record as its load read it the first time. The rejects of
 * the records that could be loaded are resolved in the same transaction; the others wait as before. Throws SourceError
 * (exit 2), before anything is loaded, for a record that cannot be read or is not that of one reject: it would be lost.
 * `onReplayed` is told of each load when it is done: what fails later leaves it.
 */
export async function loadMended(
  session: Session,
  path: string,
  options: ReplayOptions & { onReplayed?: (replay: ReplaySummary) => void },
): Promise<MendedSummary> {
  const mended = await readMended(path);
  const tables = await readTables(session, [...mended.keys()]);
  const unknown = mended.keys().find((id) => !tables.has(id));
  if (unknown !== undefined) throw refused(`${path}: there is no reject ${unknown}`);
  const loads: ReplaySummary[] = [];
  for (const [table, rejects] of Map.groupBy(tables, ([, table]) => table))
    await withTableLock(session, table, async () => {
      // Asked only now: another process may have replayed them.
      const ids = rejects.map(([id]) => id);
      const waiting = await readWaitingMended(session, ids);
      for (const [loadId, rows] of Map.groupBy(waiting, ({ load_id }) => load_id)) {
        const records = rows.map((row) => ({
          ...row,
          raw: mended.get(String(row.given_id)) ?? '',
        }));
        const { empty = [], filled = [] } = Object.groupBy(records, ({ raw }) =>
          saysNothing(raw) ? 'empty' : 'filled',
        );
        const tried = await retryRejects(session, loadId, filled, options, settleMended);
        const summary = {
          ...tried,
          waiting: records.length,
          still: [...tried.still, ...empty.map(({ id }) => ({ ...UNFILLED, rejectId: id }))],
        };
        loads.push({ ...summary, replay: summary.replay && withoutRejects(summary.replay) });
        options.onReplayed?.(loads.at(-1) ?? summary);
      }
    });
  const waited = loads.reduce((sum, { waiting }) => sum + waiting, 0);
  return { loads, resolved: mended.size - waited };
}

/** A line that was no record, of which nobody has filled in the columns. */
const UNFILLED = { columnName: null, message: 'it says nothing: fill in its columns' };

function saysNothing(raw: string): boolean {
  return Object.values(recordIn(raw) ?? {}).every((value) => value === null || value === '');
}

/** What could not be loaded waits as before, and is none of the new load. */
function withoutRejects(load: LoadSummary): LoadSummary {
  return { ...load, read: load.read - load.rejected, rejected: 0, rejects: [], reasons: {} };
}

/** The records of a mended file as JSON, by the ids of their rejects. */
async function readMended(path: string): Promise<Map<string, string>> {
  return withTabularFile(path, {}, async (reader, source) => {
    if (!source.columns.some(({ name }) => name === ID))
      throw new SourceError(`${path} has no column ${ID}`, {
        exitCode: 2,
        hint: "it takes what 'nyx-etl rejects export' wrote; other files are loaded with 'nyx-etl ingest'",
      });
    const rows = await reader.rows('select raw_text(raw) as raw from record where broken is null');
    const [unreadable] = await unreadableRecords(reader, source);
    if (unreadable) throw refused(`${path}, ${place(unreadable)}: ${unreadable.message}`);
    const mended = new Map<string, string>();
    for (const [index, { raw }] of rows.entries()) {
      const { id, record } = mendedRecord(String(raw));
      if (id === undefined) throw refused(`${path}: record ${index + 1} has no ${ID}`);
      if (mended.has(id))
        throw refused(`${path}: record ${index + 1} is another one of reject ${id}`);
      mended.set(id, record);
    }
    return mended;
  });
}

function refused(message: string): SourceError {
  return new SourceError(message, {
    exitCode: 2,
    hint: "nothing was loaded; one record for each reject: load what is new with 'nyx-etl ingest'",
  });
}

function mendedRecord(raw: string): { id: string | undefined; record: string } {
  const { [ID]: id, ...columns } = recordIn(raw) ?? {};
  const { [REASON]: _reason, [PLACE]: _place, [LINE]: _line, ...record } = columns;
  // A spreadsheet may have made 17.0 of it.
  const number = /^\s*(\d{1,18})(?:\.0*)?\s*$/.exec(String(id ?? ''))?.[1];
  return { id: number && String(BigInt(number)), record: JSON.stringify(record) };
}
