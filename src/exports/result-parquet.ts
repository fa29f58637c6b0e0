import { join } from 'node:path';
import { openDuckDb } from '../database/duckdb.ts';
import type { DuckTable } from '../database/duckdb-table.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import { uniqueNames } from '../database/row-objects.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { copyAsParquet } from './parquet.ts';

/** A Parquet file that is gone when it is disposed of. */
interface ParquetResult extends AsyncDisposable {
  path: string;
  rows: number;
}

/**
 * Writes the rows of a result as Parquet, in a DuckDB of its own: the one that ran what somebody typed may write no file.
 * Throws SqlError for a type that Parquet does not have.
 */
export async function resultAsParquet({ columns, chunks }: DuckTable): Promise<ParquetResult> {
  await using making = new AsyncDisposableStack();
  const folder = making.use(await temporaryFolder('query'));
  const path = join(folder.path, 'result.parquet');
  const names = uniqueNames(columns);
  const typed = columns.map(({ type }, at) => ({ name: names[at] ?? '', type }));
  await using duckDb = await openDuckDb(join(folder.path, 'rows.duckdb'));
  const definitions = typed.map(({ name, type }) => `${quoteIdentifier(name)} ${type}`);
  await duckDb.run(`create table result (${definitions.join(', ')})`);
  const appender = await duckDb.connection.createAppender('result');
  try {
    for await (const chunk of chunks) appender.appendDataChunk(chunk);
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
  const rows = await copyAsParquet(duckDb, path, { from: 'result', columns: typed });
  const made = making.move();
  return { path, rows, [Symbol.asyncDispose]: () => made.disposeAsync() };
}
