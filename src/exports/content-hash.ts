// What proves that rows are the same, in whatever order: see row-hash.ts. DuckDB's hash() of the columns is the same.
import type { DuckDb } from '../database/duckdb.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import { type Content, toHex } from './binary/row-hash.ts';

interface GroupRow {
  group: string | null;
  rows: string;
  sum: string;
  infinite: string[];
}

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

/** The rows of one group. */
interface GroupContent extends Content {
  group: string | null;
  /** By column: how many instants or days are infinite, which few readers of Parquet know. */
  infinite: Record<string, number>;
}

/** As contentOf, for each value of the expression `group`, which is text or null, in their order. */
export async function contentsOf(
  duckDb: DuckDb,
  source: string,
  columns: Columns,
  group: string,
): Promise<GroupContent[]> {
  const values = columns.map(({ name, type }) => {
    const column = quoteIdentifier(name);
    // In Parquet an id is text.
    return type === 'UUID' ? `${column}::uuid` : column;
  });
  const moments = columns
    .filter(({ type }) => type === 'DATE' || type === 'TIMESTAMP WITH TIME ZONE')
    .map(({ name }) => name);
  const infinite = moments.map((name) => `count_if(isinf(${quoteIdentifier(name)}))`);
  const rows = await duckDb.rows<GroupRow>(
    `select ${group} as group, count(*) as rows, sum(hash(${values.join(', ')})) as sum,
       [${infinite.join(', ')}] as infinite
     from ${source} group by 1 order by 1`,
  );
  return rows.map((row) => ({
    group: row.group,
    rows: Number(row.rows),
    content_hash: toHex(BigInt(row.sum)),
    infinite: Object.fromEntries(
      moments.map((name, at) => [name, Number(row.infinite[at])] as const).filter(([, n]) => n > 0),
    ),
  }));
}
