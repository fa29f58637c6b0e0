// The way of rejects out to people and back: written as a file of the format they came in, mended there, and loaded again.
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { SourceError } from '../errors.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openReader } from './duckdb/reader.ts';
import { place } from './load-refusals.ts';
import {
  nothingReplayed,
  type ReplayOptions,
  type ReplaySummary,
  readLoad,
  retryRecords,
  unlessNone,
  type Waiting,
  whyNot,
} from './replay-rejects.ts';
import { explainReading } from './source/explain-reading.ts';
import { openSource } from './source/open-source.ts';
import { createRecordView, unreadableRecords } from './source/stage-query.ts';
import { withTableLock } from './table-lock.ts';

const resolveMended = sqlFile(import.meta.url, './resolve_mended.sql');
const waitingRejects = sqlFile(import.meta.url, './waiting_rejects.sql');

/** Columns put before those of the record. */
const ID = 'reject_id';
const REASON = 'reject_reason';
/** What could not be split into fields, as it stood in the file. */
const LINE = 'reject_line';

/** A reject as it is written out; `format` is that of the file it came from. */
export interface ExportedReject {
  id: bigint;
  message: string;
  raw: string;
  format: string;
}

/** CSV with a header when all came from CSV, else a JSON object per line; each with its reject's id and reason. */
export function* renderRejects(rejects: readonly ExportedReject[]): Generator<string> {
  const records = rejects.map(({ id, message, raw }): Record<string, unknown> => {
    const ours = { [ID]: String(id), [REASON]: message };
    // First, and not overwritten by columns of a file that was exported like this, and loaded as one of its own.
    return { ...ours, ...(recordIn(raw) ?? { [LINE]: raw }), ...ours };
  });
  if (!rejects.every(({ format }) => format === 'csv')) {
    for (const record of records) yield `${JSON.stringify(record)}\n`;
    return;
  }
  const names = [...new Set(records.flatMap(Object.keys))];
  yield csvLine(names);
  for (const record of records) yield csvLine(names.map((name) => record[name] ?? null));
}

function recordIn(raw: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : null;
  } catch {
    // A line that is no record; it is written out as it is.
    return null;
  }
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
export interface MendedSummary {
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
  const found = await session.pg.query<{ id: bigint; table_name: string }>(
    `select r.id, l.table_name from etl.rejects as r join etl.loads as l on l.id = r.load_id
    where r.id = any($1::bigint[]) order by r.id`,
    [[...mended.keys()]],
  );
  const known = new Set(found.rows.map(({ id }) => String(id)));
  const unknown = mended.keys().find((id) => !known.has(id));
  if (unknown !== undefined) throw refused(`${path}: there is no reject ${unknown}`);
  const loads: ReplaySummary[] = [];
  for (const [table, rows] of Map.groupBy(found.rows, ({ table_name }) => table_name))
    await withTableLock(session, table, async () => {
      // Asked only now: another process may have replayed them.
      const waiting = await runSqlFile<WaitingReject>(session, waitingRejects, {
        reject_ids: JSON.stringify(rows.map(({ id }) => String(id))),
      });
      for (const [loadId, rejects] of Map.groupBy(waiting.rows, ({ load_id }) => load_id)) {
        const records = rejects.map(({ id, given_id }) => ({
          id,
          raw: mended.get(String(given_id)) ?? '{}',
        }));
        const replay = await loadRecords(session, loadId, records, options);
        loads.push(replay);
        options.onReplayed?.(replay);
      }
    });
  const waited = loads.reduce((sum, { waiting }) => sum + waiting, 0);
  return { loads, resolved: mended.size - waited };
}

/** The number a reject has in the file, and the one by which it waits. */
interface WaitingReject {
  given_id: bigint;
  id: bigint;
  load_id: bigint;
}

async function loadRecords(
  session: Session,
  loadId: bigint,
  waiting: readonly Waiting[],
  options: ReplayOptions,
): Promise<ReplaySummary> {
  await using folder = await temporaryFolder('replay');
  const load = await readLoad(session, loadId);
  const attempt = await retryRecords(session, loadId, load, waiting, options, folder.path);
  const still: ReplaySummary['still'] = [];
  const replay = await attempt
    .load(async (result) => {
      still.push(...whyNot(result, attempt.readable()));
      if (result.rejected === result.read) throw nothingReplayed();
      await runSqlFile(session, resolveMended, {
        load_id: String(result.loadId),
        reject_ids: JSON.stringify(waiting.map(({ id }) => String(id))),
      });
    })
    .catch(unlessNone);
  const loaded = replay && {
    ...replay,
    read: replay.read - replay.rejected,
    rejected: 0,
    rejects: [],
    reasons: {},
  };
  return { loadId, replay: loaded, waiting: waiting.length, unreadable: 0, still };
}

/** The records of a mended file as JSON, by the ids of their rejects. */
async function readMended(path: string): Promise<Map<string, string>> {
  return explainReading(path, async () => {
    await using reader = await openReader();
    const source = await openSource(reader, path);
    if (!source.columns.some(({ name }) => name === ID))
      throw new SourceError(`${path} has no column ${ID}`, {
        exitCode: 2,
        hint: "it takes what 'nyx-etl rejects export' wrote; other files are loaded with 'nyx-etl ingest'",
      });
    await createRecordView(reader, source);
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
  const { [ID]: id, [REASON]: _reason, [LINE]: _line, ...record } = recordIn(raw) ?? {};
  // A spreadsheet may have made 17.0 of it.
  const number = /^\s*(\d{1,18})(?:\.0*)?\s*$/.exec(String(id ?? ''))?.[1];
  return { id: number && String(BigInt(number)), record: JSON.stringify(record) };
}
