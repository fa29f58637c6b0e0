import type { Selectable } from 'kysely';
import type { Database } from '../database/session.ts';
import type { LoadSummary } from '../ingest/load-plan.ts';
import type { JsonOutput } from '../json/index.ts';

/** A load as `--json` prints it where it was made. */
export type LoadJson = JsonOutput['error']['loads'][number];

/** A load of the history as `--json` prints it. */
export type RecordedLoad = JsonOutput['loads-show']['load'];

/** What `--json` prints of a load that was made just now. */
export function loadToJson(load: LoadSummary): LoadJson {
  const { read, inserted, updated, unchanged, duplicate, rejected } = load;
  return {
    load_id: idToJson(load.loadId),
    source: load.source,
    table: load.table,
    ...{ read, inserted, updated, unchanged, duplicate, rejected },
    rejects: load.rejects.map((reject) => ({
      record_number: countToJson(reject.recordNumber),
      line_number: countToJson(reject.lineNumber),
      byte_offset: countToJson(reject.byteOffset),
      column_name: reject.columnName,
      reason_code: reject.reasonCode,
      message: reject.message,
    })),
    reasons: load.reasons,
    notes: load.notes,
    loaded_before: idToJson(load.loadedBefore),
    resumed_after: load.resumedAfter,
  };
}

type LoadRow = Omit<Selectable<Database['etl.loads']>, Counted> & Record<Counted, bigint | number>;
type Counted = 'source_bytes' | `rows_${keyof Pick<LoadSummary, CountName>}`;
type CountName = 'read' | 'inserted' | 'updated' | 'unchanged' | 'duplicate' | 'rejected';

/** What `--json` prints of a row of etl.loads. */
export function recordedToJson(load: LoadRow): RecordedLoad {
  return {
    load_id: String(load.id),
    kind: load.kind,
    source: load.source_path,
    format: load.source_format,
    bytes: Number(load.source_bytes),
    sha256: load.source_sha256,
    table: load.table_name,
    options: load.options,
    read: Number(load.rows_read),
    inserted: Number(load.rows_inserted),
    updated: Number(load.rows_updated),
    unchanged: Number(load.rows_unchanged),
    duplicate: Number(load.rows_duplicate),
    rejected: Number(load.rows_rejected),
    notes: load.notes,
    complete: load.complete,
    started_at: load.started_at,
    finished_at: load.finished_at,
  };
}

/** A 64-bit id, which programs would round as a number. */
export function idToJson(id: bigint | null): string | null {
  return id === null ? null : String(id);
}

/** A count, which fits into a number. */
export function countToJson(count: number | bigint | null): number | null {
  return count === null ? null : Number(count);
}
