// What proves that rows are the same, in whatever order: see row-hash.ts. DuckDB's hash() of the columns is the same.
import type { DuckDb } from '../database/duckdb.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import { type Content, toHex } from './binary/row-hash.ts';

/** Hashes what DuckDB reads from `source` (a table, or `read_parquet(…)`), whose columns have these types. */
export async function contentOf(
  duckDb: DuckDb,
  source: string,
  columns: readonly { name: string; type: string }[],
): Promise<Content> {
  const values = columns.map(({ name, type }) => {
    const column = quoteIdentifier(name);
    // In Parquet an id is text.
    return type === 'UUID' ? `${column}::uuid` : column;
  });
  const [row] = await duckDb.rows<{ rows: string; sum: string | null }>(
    `select count(*) as rows, sum(hash(${values.join(', ')})) as sum from ${source}`,
  );
  return { rows: Number(row?.rows), content_hash: toHex(BigInt(row?.sum ?? 0)) };
}
