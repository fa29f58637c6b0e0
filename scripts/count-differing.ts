import type { DuckDb } from '../src/database/duckdb.ts';

/** Rows that only one has: a relation of DuckDB, or the Parquet files of another engine, read as DuckDB's types. */
export async function countDiffering(duckDb: DuckDb, name: string, files: string): Promise<number> {
  const columns = await duckDb.rows<{ name: string; type: string }>(
    `select column_name as name, column_type as type from (describe from ${name})
     where column_name not in ('export', 'newest_export', 'is_deleted')`,
  );
  const cast = columns.map(({ name: column, type }) => `cast(${column} as ${type}) as ${column}`);
  const theirs = `select ${cast.join(', ')} from '${files}'`;
  const ours = `select ${columns.map(({ name: column }) => column).join(', ')} from ${name}`;
  const [found] = await duckDb.rows<{ rows: string }>(`select count(*) as rows from (
    (${theirs} except all ${ours}) union all (${ours} except all ${theirs})) as differing`);
  return Number(found?.rows);
}
