// What proves that rows are the same, in whatever order: see row-hash.ts. DuckDB's hash() of the columns is the same.
import type { DuckDb } from '../database/duckdb.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import { type Content, toHex } from './binary/row-hash.ts';

type Columns = readonly { name: string; type: string }[];

/** Hashes what DuckDB reads from `source` (a table, or `read_parquet(…)`), whose columns have these types. */
export async function contentOf(
  duckDb: DuckDb,
  source: string,
  columns: Columns,
): Promise<Content> {
  const [all] = await contentsOf(duckDb, source, columns, 'null');
  return { rows: all?.rows ?? 0, content_hash: all?.content_hash ?? toHex(0n) };
}

/** As contentOf, for each value of the expression `group`, which is text or null, in their order. */
export async function contentsOf(
  duckDb: DuckDb,
  source: string,
  columns: Columns,
  group: string,
): Promise<(Content & { group: string | null })[]> {
  const values = columns.map(({ name, type }) => {
    const column = quoteIdentifier(name);
    // In Parquet an id is text.
    return type === 'UUID' ? `${column}::uuid` : column;
  });
  const rows = await duckDb.rows<{ group: string | null; rows: string; sum: string }>(
    `select ${group} as group, count(*) as rows, sum(hash(${values.join(', ')})) as sum
     from ${source} group by 1 order by 1`,
  );
  return rows.map(({ group, rows, sum }) => ({
    group,
    rows: Number(rows),
    content_hash: toHex(BigInt(sum)),
  }));
}
