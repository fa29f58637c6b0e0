import { makeRoom } from '../duckdb/make-room.ts';
import { quoteName } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import type { Reject } from '../load-plan.ts';
import { cellLink } from '../normalise/cell-links.ts';
import { MAX_DEPTH, MAX_KEYS, MAX_RECORD_BYTES } from './limits.ts';
import type { TabularSource } from './tabular-source.ts';

/**
 * Creates the view `record` in DuckDB: record_number (from 1), raw (see raw_text), broken, and the file's columns as
 * `column_0`, `column_1`, … in the order of `source.columns`; `json_0`, … hold them as JSON, where the file is JSON. The view
 * `record_text` has the same but the JSON, and `raw` only where that costs nothing more.
 */
export async function createRecordView(reader: Reader, source: TabularSource): Promise<void> {
  await makeRoom(reader.connection, source.columns.length);
  const texts = source.columns.map((column, index) => `${column.sql} as column_${index}`);
  const jsons = source.columns.map(
    (column, index) => `${column.json ?? column.sql} as json_${index}`,
  );
  await reader.connection.run(`
    create or replace temporary view record as
    select row_number() over () as record_number, ${source.raw} as raw, ${source.broken} as broken,
        ${[...texts, ...jsons].join(', ')}
    from ${source.relation}`);
  const names = texts.map((_, index) => `column_${index}`);
  const query =
    source.texts === undefined
      ? `select record_number, raw, broken, ${names.join(', ')} from record`
      : `select row_number() over () as record_number, null::varchar as raw, null::varchar as broken,
          ${texts.join(', ')} from ${source.texts}`;
  await reader.connection.run(`create or replace temporary view record_text as ${query}`);
  await reader.connection.run(`
    create or replace temporary macro raw_text(raw) as
        case when typeof(raw) = 'VARCHAR' then raw::varchar else to_json(raw)::varchar end`);
  const defineLink = (name: string, say: (link: { url: string; text: string | null }) => string) =>
    reader.define(
      name,
      1,
      (cell = null) => {
        const link = cell === null ? null : cellLink(cell);
        return link === null ? cell : say(link);
      },
      () => {},
    );
  defineLink('link_url_of', ({ url }) => url);
  defineLink('link_text_of', ({ url, text }) => text ?? url);
  await reader.connection.run(LINK_MACROS);
  // No text of PostgreSQL can hold NUL.
  await reader.connection.run(`
    create or replace temporary macro storable(value) as
        case when contains(value, chr(0)) then replace(value, chr(0), chr(65533)) else value end`);
}

/** What a cell with a link in it says; few cells begin or end like one, and only these are looked at. */
const LINK_MACROS = `
  create or replace temporary macro may_link(value) as value[1] in ('[', '=') or starts_with(value, '<http') or ends_with(value, ')');
  create or replace temporary macro link_url(value) as
      case when may_link(value) then link_url_of(value) else value end;
  create or replace temporary macro link_text(value) as
      case when may_link(value) then link_text_of(value) else value end`;

/** The column of `record` that holds a column of the file, as text or as JSON. */
export function recordColumn(
  source: TabularSource,
  name: string,
  as: 'column' | 'json' = 'column',
): string {
  return quoteName(`${as}_${source.columns.findIndex((column) => column.name === name)}`);
}

const UNREADABLE: Record<string, string> = {
  too_deep: `it has more than ${MAX_DEPTH} levels of arrays and objects`,
  record_too_long: `it is longer than ${MAX_RECORD_BYTES.toLocaleString('en-US')} bytes`,
  too_many_keys: `it has more than ${MAX_KEYS} keys`,
  invalid_json: 'it is no JSON, or cut off, or has half of a sign (\\ud800)',
  repeated_header: 'it repeats the names of the columns',
  not_a_posting: 'it describes something else than a job post',
};

/** What is said of a record that is `broken`, by its reason code. */
export function unreadableMessage(code: string): string {
  return UNREADABLE[code] ?? `the record cannot be read (${code.replaceAll('_', ' ')})`;
}

/** What cannot be staged: records that are no records, and lines that the reader could not split. */
export async function unreadableRecords(reader: Reader, source: TabularSource): Promise<Reject[]> {
  const rows = await reader.rows(
    'select record_number, broken, raw_text(raw) as raw from record where broken is not null',
  );
  const broken = rows.map((row) => ({
    recordNumber: BigInt(String(row.record_number)),
    lineNumber: null,
    byteOffset: null,
    columnName: null,
    reasonCode: String(row.broken),
    message: unreadableMessage(String(row.broken)),
    raw: String(row.raw),
  }));
  return [...broken, ...(await source.structuralRejects())];
}
