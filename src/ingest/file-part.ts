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
export function splitFile(
  records: number,
  batchRows: number,
  position: number,
): [FilePart, ...FilePart[]] {
  const partAfter = (done: number): FilePart => ({
    first: done + 1,
    last: done + batchRows >= records ? null : done + batchRows,
  });
  const parts: [FilePart, ...FilePart[]] = [partAfter(position)];
  for (let last = parts[0].last; last !== null; last = parts.at(-1)?.last ?? null)
    parts.push(partAfter(last));
  return parts;
}

/** The part as the `.sql` files take it. */
export function partParameters({ first, last }: FilePart): RecordRange {
  return { first_record: String(first), last_record: last === null ? null : String(last) };
}
