import { type DuckDBConnection, type Json, ResultReturnType } from '@duckdb/node-api';
import { ConfigError } from '../errors.ts';
import { toDuckDbError } from './duckdb-error.ts';
import { noRows, prepareReading } from './duckdb-reading.ts';
import { toJsonValue } from './duckdb-value.ts';

/** The columns of a result in their order, with DuckDB's type names, and its rows, some thousand at a time. */
export interface DuckTable {
  columns: { name: string; type: string }[];
  batches: AsyncIterable<Json[][]>;
}

/** Runs one statement that gives rows; these are read while they are used. Throws ConfigError for anything else. */
export async function readTable(connection: DuckDBConnection, sql: string): Promise<DuckTable> {
  await requireOneStatement(connection, sql);
  const result = await (await prepareReading(connection, sql)).stream();
  if (result.returnType !== ResultReturnType.QUERY_RESULT) throw noRows();
  const types = result.columnTypes();
  return {
    columns: result.columnNames().map((name, index) => ({ name, type: String(types[index]) })),
    batches: withErrors(result.yieldConvertedRows(toJsonValue)),
  };
}

async function* withErrors(batches: AsyncIterable<(Json | null)[][]>): AsyncIterable<Json[][]> {
  try {
    yield* batches;
  } catch (error) {
    throw toDuckDbError(error);
  }
}

/** Of several statements DuckDB would run all and give the rows of the last. What it cannot read it refuses itself. */
async function requireOneStatement(connection: DuckDBConnection, sql: string): Promise<void> {
  const all = await countStatements(connection, sql);
  if (all === 0) {
    throw new ConfigError('there is no statement', {
      hint: 'e.g. "from companies limit 5"',
      code: 'query.none',
    });
  }
  if (all === undefined || all === 1) return;
  // One pivot counts as several, so these are told by a semicolon that has whole statements on both sides.
  for (const { index } of sql.matchAll(/;/g)) {
    const before = (await countStatements(connection, sql.slice(0, index))) ?? 0;
    const after = (await countStatements(connection, sql.slice(index + 1))) ?? 0;
    if (before > 0 && after > 0 && before + after === all) {
      throw new ConfigError('these are several statements', {
        hint: 'give one at a time; steps towards one result go into a with clause',
        code: 'query.several_statements',
      });
    }
  }
}

/** Undefined for a text that cannot be read, such as one with half a quotation. */
async function countStatements(
  connection: DuckDBConnection,
  sql: string,
): Promise<number | undefined> {
  try {
    return (await connection.extractStatements(sql)).count;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // What the binding says of a text without any statement: empty, semicolons, comments.
    if (error.message === 'Error in native callback') return 0;
    if (error.message.startsWith('Failed to extract statements: ')) return undefined;
    throw error;
  }
}
