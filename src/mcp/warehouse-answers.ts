import type { DuckDb } from '../database/duckdb.ts';
import { rowObjects } from '../database/row-objects.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { describeTable, listTables } from '../database/warehouse-dictionary.ts';
import { ConfigError } from '../errors.ts';

/** How often a query that is to end is asked to: one that has not begun hears nothing. */
const ASK_AGAIN_MS = 20;

/**
 * The first rows of one statement that somebody typed, as JSON, and whether there are more. Throws ConfigError when it is
 * ended by the signal.
 */
export async function runLimited(
  duckDb: DuckDb,
  sql: string,
  limit: number,
  ending: AbortSignal,
): Promise<string> {
  let asking: NodeJS.Timeout | undefined;
  const stop = () => {
    asking = setInterval(() => duckDb.connection.interrupt(), ASK_AGAIN_MS);
  };
  ending.addEventListener('abort', stop);
  try {
    ending.throwIfAborted();
    const { columns, batches } = await duckDb.table(sql);
    const rows: unknown[][] = [];
    for await (const batch of batches) {
      rows.push(...batch.slice(0, limit + 1 - rows.length));
      if (rows.length > limit) break;
    }
    return JSON.stringify({ columns, rows: rows.slice(0, limit), truncated: rows.length > limit });
  } catch (error) {
    if (!ending.aborted) throw error;
    throw new ConfigError('the query took too long, and was ended', {
      hint: 'ask for less: fewer rows, or days, before what is joined or sorted',
    });
  } finally {
    ending.removeEventListener('abort', stop);
    clearInterval(asking);
  }
}

/** How old the warehouse is and what it holds, as JSON. */
export function readStatus({ manifest }: Warehouse): string {
  const { as_of, snapshot_at, profile, numbers_as_of, numbers_current, tables } = manifest;
  const rows = tables.reduce((sum, table) => sum + Number(table.rows), 0);
  const age = { as_of, snapshot_at, numbers_as_of, numbers_current };
  return JSON.stringify({ ...age, profile, tables: tables.length, rows });
}

/** The tables and what a row of each is, or the columns of one, as JSON. Throws ConfigError for an unknown table. */
export async function readDictionary(duckDb: DuckDb, table?: string): Promise<string> {
  const listed =
    table === undefined ? await listTables(duckDb) : await describeTable(duckDb, table);
  const rows = await rowObjects(listed);
  return JSON.stringify(table === undefined ? rows : { table, columns: rows });
}
