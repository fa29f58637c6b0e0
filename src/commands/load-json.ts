import type { LoadSummary } from '../ingest/load-plan.ts';
import type { JsonOutput } from '../json/index.ts';

/** A load as `--json` prints it where it was made. */
type LoadJson = JsonOutput['error']['loads'][number];

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

/** A 64-bit id, which programs would round as a number. */
export function idToJson(id: bigint | null): string | null {
  return id === null ? null : String(id);
}

/** A count, which fits into a number. */
function countToJson(count: number | bigint | null): number | null {
  return count === null ? null : Number(count);
}
