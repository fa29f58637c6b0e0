import { join } from 'node:path';
import type { DuckDb } from '../database/duckdb.ts';
import type { ParquetFile } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';

/**
 * By column: how many instants or days of a table are infinite, which most readers of Parquet take for a number without
 * meaning. Which columns have any is known from the statistics in the files; only those are counted in `from`.
 */
export async function countInfinite(
  duckDb: DuckDb,
  folder: string,
  from: string,
  files: readonly ParquetFile[],
): Promise<Record<string, number>> {
  const paths = files.map(({ file }) => quoteLiteral(join(folder, file)));
  const found = await duckDb.rows<{ name: string }>(
    `select distinct path_in_schema as name from parquet_metadata([${paths.join(', ')}])
     where type in ('INT32', 'INT64') and (stats_max = 'infinity' or stats_min = '-infinity') order by name`,
  );
  const names = found.map(({ name }) => name);
  if (names.length === 0) return {};
  const counts = names.map((name) => {
    const column = quoteIdentifier(name);
    return `count(*) filter (where isinf(${column}))::integer as ${column}`;
  });
  const [row] = await duckDb.rows<Record<string, number>>(
    `select ${counts.join(', ')} from ${from}`,
  );
  return row ?? {};
}
