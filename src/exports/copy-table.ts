import { copyFromDatabase } from '../database/copy.ts';
import type { DuckDb } from '../database/duckdb.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import type { ExportedTable } from './exported-tables.ts';
import type { TableSize } from './measure-table.ts';
import { throughPipe } from './named-pipe.ts';
import { rowBatches } from './row-batches.ts';

const MEGABYTE = 1024 * 1024;
const LEAST_BUFFER = 4 * MEGABYTE;
const LEAST_LINE = MEGABYTE / 4;
// Numbers, instants and quotes; a value of nothing but quotes is twice as long in CSV.
const ROW_OVERHEAD = 16 * 1024;
const MOST_ROWS_PER_GROUP = 122_880;
const GROUP_BYTES = 32 * MEGABYTE;
const VECTOR = 2048;
const BATCH_BYTES = 32 * MEGABYTE;

/**
 * Copies a table of PostgreSQL into a new one of DuckDB, in the catalog `warehouse`. CSV with everything quoted,
 * so that empty text stays apart from null and `\.` is a value like any other.
 */
export async function copyTable(
  session: Session,
  duckDb: DuckDb,
  table: ExportedTable,
  size: TableSize,
  pipeFolder: string,
): Promise<void> {
  await duckDb.run(createTable(table));
  if (size.rows === 0) return;
  await duckDb.run('begin');
  try {
    const source = copyFromDatabase(session, copyStatement(table));
    // What a reader took from a pipe it keeps in memory to its end, so none gets all of a large table.
    for await (const batch of rowBatches(source, BATCH_BYTES)) {
      await throughPipe(pipeFolder, batch, (path) => duckDb.run(insertFrom(path, table, size)));
    }
    await duckDb.run('commit');
  } catch (error) {
    throw toSqlError(error, { file: `export of ${table.name}`, text: '' });
  }
}

/** Writes a table of the catalog `warehouse` as Parquet. */
export async function writeParquet(
  duckDb: DuckDb,
  table: string,
  size: TableSize,
  path: string,
): Promise<void> {
  await duckDb.run(
    `copy ${inWarehouse(table)} to ${quoteLiteral(path)} (format parquet, compression zstd, row_group_size ${rowsPerGroup(size)})`,
  );
}

/** How many rows are written at once, and are held in memory until then: fewer of long ones. */
export function rowsPerGroup({ averageRow }: TableSize): number {
  const rows = Math.floor(GROUP_BYTES / Math.max(averageRow, 1) / VECTOR) * VECTOR;
  return Math.min(Math.max(rows, VECTOR), MOST_ROWS_PER_GROUP);
}

function inWarehouse(table: string): string {
  return `warehouse.main.${quoteIdentifier(table)}`;
}

function createTable({ name, comment, columns }: ExportedTable): string {
  const table = inWarehouse(name);
  const definitions = columns.map(
    (column) => `${quoteIdentifier(column.name)} ${column.duckDbType}`,
  );
  const comments = columns
    .filter((column) => column.comment !== null)
    .map(
      ({ name: column, comment: text }) =>
        `comment on column ${table}.${quoteIdentifier(column)} is ${quoteLiteral(text ?? '')};`,
    );
  return `
    create table ${table} (${definitions.join(', ')});
    ${comment === null ? '' : `comment on table ${table} is ${quoteLiteral(comment)};`}
    ${comments.join('\n')}`;
}

function copyStatement({ schema, name, columns }: ExportedTable): string {
  const list = columns
    .map((column) => `${column.expression} as ${quoteIdentifier(column.name)}`)
    .join(', ');
  const from = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  return `copy (select ${list} from ${from}) to stdout (format csv, force_quote *, encoding 'UTF8')`;
}

/** Not parallel: that reader guesses where a row begins, and text that imitates rows misleads it. */
function insertFrom(path: string, { name, columns }: ExportedTable, size: TableSize): string {
  const types = columns.map(
    (column) => `${quoteLiteral(column.name)}: ${quoteLiteral(column.duckDbType)}`,
  );
  const line = Math.max(LEAST_LINE, 2 * size.longestRow + ROW_OVERHEAD);
  return `
    insert into ${inWarehouse(name)}
    from read_csv(
        ${quoteLiteral(path)}, columns = {${types.join(', ')}}, auto_detect = false, header = false,
        delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, new_line = '\\n',
        parallel = false, max_line_size = ${line}, buffer_size = ${Math.max(LEAST_BUFFER, line + 1)}
    )`;
}
