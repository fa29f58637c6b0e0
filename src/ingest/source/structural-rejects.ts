import type { Reader } from '../duckdb/reader.ts';
import type { Reject } from '../load-plan.ts';
import { MAX_RECORD_BYTES } from './limits.ts';
import { linesAt } from './record-locator.ts';
import type { Splitting } from './record-starts.ts';

/** What places of the text that is read are places of the file, too: lines and bytes, lines only, or none. */
export type KnownPlaces = 'lines and bytes' | 'lines' | 'none';

/** A text that DuckDB split into records. */
export interface SplitText extends Splitting {
  path: string;
  places: KnownPlaces;
}

/** DuckDB counts bytes from 1, and sometimes from the line break before. */
const FIRST_BYTE =
  'line_byte_position - 1 + coalesce(strlen(csv_line) - strlen(ltrim(csv_line, chr(10) || chr(13))), 0)';

/** Offsets of the lines that could not be split. */
export async function readBrokenLines(reader: Reader): Promise<number[]> {
  const rows = await reader.rows(`select distinct ${FIRST_BYTE} as byte_offset from reject_errors`);
  return rows.map((row) => Number(row.byte_offset));
}

/**
 * DuckDB reports a bad line once per column and per pass over the file, and takes records for lines. What is wrong with a line as
 * a whole, which has no column, goes first: one that is cut off at the limit lacks columns, too.
 */
export async function readStructuralRejects(reader: Reader, text: SplitText): Promise<Reject[]> {
  const rows = await reader.rows(`
    select line, min(${FIRST_BYTE}) as byte_offset, first(error_type::varchar order by column_idx nulls first) as reason,
        first(error_message order by column_idx nulls first) as message, first(ltrim(csv_line, chr(10) || chr(13))) as raw
    from reject_errors group by line order by line`);
  const offsets = rows.map((row) => Number(row.byte_offset));
  const lines = text.places === 'none' ? new Map() : await linesAt(text.path, text, offsets);
  return rows.map((row) => ({
    recordNumber: null,
    lineNumber: lines.get(Number(row.byte_offset)) ?? null,
    byteOffset: text.places === 'lines and bytes' ? Number(row.byte_offset) : null,
    columnName: null,
    reasonCode: String(row.reason).toLowerCase().replaceAll(' ', '_'),
    message: describe(String(row.reason), String(row.message)),
    raw: row.raw === null ? null : String(row.raw),
  }));
}

export const UNENDED = 'a quoted value does not end where its field does';

const SENTENCES: Record<string, string> = {
  'UNQUOTED VALUE': UNENDED,
  'LINE SIZE OVER MAXIMUM': `the record is longer than the ${MAX_RECORD_BYTES.toLocaleString('en-US')} bytes that are read`,
  'INVALID ENCODING': 'it holds bytes that are no UTF-8',
  'INVALID STATE': 'quotes and line breaks cannot be told apart',
};

/** What is wrong with a line, in our words: DuckDB's speak of its own options, and may quote the line. */
function describe(reason: string, message: string): string {
  const [, expected, found] = /Columns: (\d+) Found: (\d+)/.exec(message) ?? [];
  if (expected !== undefined) return `it has ${found} fields where the header has ${expected}`;
  return SENTENCES[reason] ?? 'it cannot be split into fields';
}
