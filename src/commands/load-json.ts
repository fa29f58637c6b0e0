import type { LoadSummary } from '../ingest/load-plan.ts';

/** A load as `--json` prints it, named as the columns of etl.loads and etl.rejects are. */
export function loadToJson(load: LoadSummary) {
  return {
    load_id: load.loadId,
    source: load.source,
    table: load.table,
    read: load.read,
    inserted: load.inserted,
    updated: load.updated,
    unchanged: load.unchanged,
    duplicate: load.duplicate,
    rejected: load.rejected,
    rejects: load.rejects.map((reject) => ({
      record_number: reject.recordNumber,
      line_number: reject.lineNumber,
      byte_offset: reject.byteOffset,
      column_name: reject.columnName,
      reason_code: reject.reasonCode,
      message: reject.message,
    })),
    reasons: load.reasons,
    notes: load.notes,
    loaded_before: load.loadedBefore,
    resumed_after: load.resumedAfter,
  };
}
