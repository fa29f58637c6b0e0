// Apart from the reader: a load of mail needs no DuckDB, and its memory would be twenty megabytes more with it.
import type { DuckDBConnection } from '@duckdb/node-api';

/** Megabytes that DuckDB may hold while it reads a file. */
export const MEMORY_MB = 160;
/** What this holds of columns, whatever is in them. */
const USUAL_COLUMNS = 250;
const MB_PER_COLUMN = 0.6;

/** Makes room for wide records: of each column several steps hold some thousand values at once. */
export async function makeRoom(connection: DuckDBConnection, columns: number): Promise<void> {
  if (columns <= USUAL_COLUMNS) return;
  await connection.run(`set memory_limit = '${MEMORY_MB + Math.ceil(columns * MB_PER_COLUMN)}MB'`);
}
