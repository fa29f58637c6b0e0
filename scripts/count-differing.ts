import type { DuckDb } from '../src/database/duckdb.ts';
import { say } from './compared-export.ts';

/**
 * Rows that only one has: a relation of DuckDB, or the Parquet files of another engine, read as
 * DuckDB's types.
 */
async function countDiffering(duckDb: DuckDb, relation: string, files: string): Promise<number> {
  const columns = await duckDb.rows<{ name: string; type: string }>(
    `select column_name as name, column_type as type from (describe from ${relation})
     where column_name not in ('export', 'newest_export', 'is_deleted')`,
  );
  const cast = columns.map(({ name, type }) => `cast(${name} as ${type}) as ${name}`);
  const theirs = `select ${cast.join(', ')} from '${files}'`;
  const ours = `select ${columns.map(({ name }) => name).join(', ')} from ${relation}`;
  const [found] = await duckDb.rows<{ rows: string }>(`select count(*) as rows from (
    (${theirs} except all ${ours}) union all (${ours} except all ${theirs})) as differing`);
  return Number(found?.rows);
}

/** Says whether the files have the rows of a relation of DuckDB; 1 where they do not. */
export async function compareFiles(
  duckDb: DuckDb,
  relation: string,
  files: string,
  called = relation,
): Promise<number> {
  const rows = await countDiffering(duckDb, relation, files);
  say(`${called}: ${rows === 0 ? 'the same rows' : `${rows} rows differ`}`);
  return rows === 0 ? 0 : 1;
}
