import { quoteIdentifier } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import type { ExportedTable } from './exported-tables.ts';

export interface TableSize {
  rows: number;
  /** Bytes of the longest row, without its numbers. */
  longestRow: number;
  /** Bytes of an average row, without its numbers. */
  averageRow: number;
  /** By column: values its type cannot hold. */
  unrepresentable: Record<string, number>;
}

/** Counts a table in PostgreSQL, and how long its rows are: DuckDB's CSV reader has to be told before it reads. */
export async function measureTable(session: Session, table: ExportedTable): Promise<TableSize> {
  const lengths = table.columns.flatMap((column) => column.byteLength ?? []);
  const length = lengths.map((bytes) => `coalesce(${bytes}, 0)::bigint`).join(' + ') || '0::bigint';
  const doubtful = table.columns.filter((column) => column.unrepresentable);
  const statement = `
    select count(*) as rows, coalesce(max(${length}), 0) as longest, coalesce(avg(${length})::bigint, 0) as average
    ${doubtful.map((column, index) => `, count(*) filter (where ${column.unrepresentable}) as lost_${index}`).join('')}
    from ${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
  try {
    const { rows } = await session.pg.query<Record<string, bigint>>(statement);
    const counted = rows[0] ?? {};
    const lost = doubtful.map(
      (column, index) => [column.name, Number(counted[`lost_${index}`] ?? 0)] as const,
    );
    return {
      rows: Number(counted.rows),
      longestRow: Number(counted.longest),
      averageRow: Number(counted.average),
      unrepresentable: Object.fromEntries(lost.filter(([, count]) => count > 0)),
    };
  } catch (error) {
    throw toSqlError(error, { file: `corrected.${table.name}`, text: statement });
  }
}
