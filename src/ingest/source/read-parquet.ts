import { SourceError } from '../../errors.ts';
import { quoteName, quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { structOf } from './read-csv.ts';
import type { FormatReading, TableFormat } from './tabular-source.ts';

export const parquet: TableFormat = {
  isBinary: true,
  recognises: (start) => start.startsWith('PAR1'),
  read: readParquet,
};

/** Parquet; every value as text, nested ones as JSON. */
async function readParquet(reader: Reader, path: string, name: string): Promise<FormatReading> {
  const relation = `read_parquet(${quoteText(path)}) as r`;
  const rows = await reader.rows(`describe select * from ${relation}`).catch((error: Error) => {
    const said = error.message.split('\n')[0]?.replaceAll(path, name);
    throw new SourceError(`${name} is not a whole Parquet file: ${said}`, {
      hint: 'fetch or write it again',
      code: 'source.corrupt',
      cause: error,
    });
  });
  return {
    format: 'parquet',
    columns: rows.map((row) => ({
      name: String(row.column_name),
      sql: textOf(`r.${quoteName(String(row.column_name))}`, String(row.column_type)),
    })),
    relation,
    raw: structOf(rows.map((row) => String(row.column_name))),
    broken: 'null::varchar',
    structuralRejects: async () => [],
    locate: null,
  };
}

function textOf(column: string, type: string): string {
  if (/^STRUCT|^MAP|\]$/.test(type)) return `to_json(${column})::varchar`;
  return `${column}::varchar`;
}
