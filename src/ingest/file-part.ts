import type { RecordRange } from '../ledger/loads.ts';

/** Enough that starting a batch costs nothing, few enough that a crash loses little. */
export const BATCH_ROWS = 500_000;

/** A run of records, by their numbers; the last part of a file is open, and has the lines that are no records, too. */
export interface FilePart {
  first: number;
  last: number | null;
}

export const WHOLE_FILE: FilePart = { first: 1, last: null };

/** SQL condition, of DuckDB and PostgreSQL alike: `record_number` is in the part. */
export function inPart({ first, last }: FilePart): string {
  return last === null ? `record_number >= ${first}` : `record_number between ${first} and ${last}`;
}

/** Parts of `batchRows` records after `position`; the last one is open. */
export function splitFile(records: number, batchRows: number, position: number): FilePart[] {
  const parts: FilePart[] = [];
  for (let first = position + 1; first <= Math.max(records, position + 1); first += batchRows) {
    const last = first + batchRows - 1;
    parts.push({ first, last: last >= records ? null : last });
  }
  return parts;
}

/** The part as the `.sql` files take it. */
export function partParameters({ first, last }: FilePart): RecordRange {
  return { first_record: String(first), last_record: last === null ? null : String(last) };
}
