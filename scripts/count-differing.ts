import type { DuckDb } from '../src/database/duckdb.ts';
import { say } from './compared-export.ts';

/** The columns of a relation, each from what `value` makes of its name, as the relation's types. */
export async function readAs(
  duckDb: DuckDb,
  relation: string,
  value: (column: string) => string = (column) => column,
): Promise<string> {
  const columns = await duckDb.rows<{ name: string; type: string }>(
    `select column_name as name, column_type as type from (describe from ${relation})
     where column_name not in ('export', 'newest_export', 'is_deleted')`,
  );
  return columns.map(({ name, type }) => `cast(${value(name)} as ${type}) as ${name}`).join(', ');
}

/**
 * Says whether a relation of DuckDB and `from` (another, or quoted paths of Parquet files, read as
 * the relation's types) have the same rows; 1 where they have not.
 */
export async function compareRows(
  duckDb: DuckDb,
  relation: string,
  from: string,
  called = relation,
): Promise<number> {
  const columns = await readAs(duckDb, relation);
  const [ours, theirs] = [relation, from].map((rows) => `select ${columns} from ${rows}`);
  const [found] = await duckDb.rows<{ all_rows: string; differing: string }>(`
    select (select count(*) from ${relation}) as all_rows, count(*) as differing
    from ((${theirs} except all ${ours}) union all (${ours} except all ${theirs})) as d`);
  const isSame = Number(found?.differing) === 0;
  say(
    `${called}: ${isSame ? `the same ${found?.all_rows} rows` : `${found?.differing} rows differ`}`,
  );
  return isSame ? 0 : 1;
}
