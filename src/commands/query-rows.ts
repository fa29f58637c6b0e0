// A result of a query as text, while it is read.

import type { Json } from '@duckdb/node-api';
import type { Profile, QueryFormat } from '../choices.ts';
import type { DuckTable } from '../database/duckdb-table.ts';
import { rowObjects, toObject, uniqueNames } from '../database/row-objects.ts';
import { csvLines } from '../reports/render/csv.ts';
import { markdownTable } from '../reports/render/markdown.ts';
import { renderTextTable } from '../reports/render/text-table.ts';
import { tagged } from './command.ts';

/** The result as text in a format, with as much of it in memory as the format needs; `width` is of a terminal. */
export async function* renderRows(
  table: DuckTable,
  format: Exclude<QueryFormat, 'parquet'>,
  { profile, width }: { profile: Profile; width?: number | undefined },
): AsyncGenerator<string> {
  if (format === 'csv') yield* csv(table);
  else if (format === 'ndjson') yield* ndjson(table);
  else if (format === 'json') yield tagged('query', await queryObject(table, profile));
  else yield `${await aligned(table, format, width)}\n`;
}

/** What `query --json` prints. */
export async function queryObject(table: DuckTable, profile: Profile) {
  const names = uniqueNames(table.columns);
  const columns = table.columns.map(({ type }, at) => ({ name: names[at] ?? '', type }));
  return { profile, columns, rows: await rowObjects(table) };
}

/** Passes the rows of a result on and counts them. */
export function counting(table: DuckTable): { table: DuckTable; count: () => number } {
  let rows = 0;
  async function* counted(): AsyncGenerator<Json[][]> {
    for await (const batch of table.batches) {
      rows += batch.length;
      yield batch;
    }
  }
  return { table: { ...table, batches: counted() }, count: () => rows };
}

async function* csv({ columns, batches }: DuckTable): AsyncGenerator<string> {
  yield csvLines([columns.map(({ name }) => name)], '\n');
  for await (const rows of batches)
    yield csvLines(
      rows.map((row) => row.map(text)),
      '\n',
    );
}

async function* ndjson({ columns, batches }: DuckTable): AsyncGenerator<string> {
  const names = uniqueNames(columns);
  for await (const rows of batches)
    yield rows.map((row) => `${JSON.stringify(toObject(names, row))}\n`).join('');
}

async function aligned(
  table: DuckTable,
  format: 'table' | 'md',
  width: number | undefined,
): Promise<string> {
  const columns = table.columns.map(({ name, type }) => ({
    title: name,
    ...(/INT|DECIMAL|DOUBLE|FLOAT/.test(type) ? { align: 'right' as const } : {}),
  }));
  const cells: string[][] = [];
  for await (const batch of table.batches)
    cells.push(...batch.map((row) => row.map((cell) => text(cell) ?? '')));
  return format === 'md' ? markdownTable(columns, cells) : renderTextTable(columns, cells, width);
}

function text(cell: Json): string | null {
  if (cell === null) return null;
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
