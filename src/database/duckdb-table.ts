import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  type Json,
  ResultReturnType,
} from '@duckdb/node-api';
import { ConfigError } from '../errors.ts';
import { toDuckDbError } from './duckdb-error.ts';
import { type DuckParameters, mentioned } from './duckdb-parameters.ts';
import { noRows, prepareReading } from './duckdb-reading.ts';
import { streamChunks } from './duckdb-stream.ts';
import { toJsonValue } from './duckdb-value.ts';

/** The columns of a result in their order, with DuckDB's type names, and its rows, some thousand at a time, to be read once. */
export interface DuckTable {
  columns: { name: string; type: string }[];
  batches: AsyncIterable<Json[][]>;
  /** The rows as DuckDB holds them, in place of `batches`. */
  chunks: AsyncIterable<DuckDBDataChunk>;
}

export interface TableOptions {
  /** Values of `$name` in the statement. */
  parameters?: DuckParameters;
  /** So many rows are read at most; the rest is not computed where DuckDB need not. */
  limit?: number | undefined;
}

/** Runs one statement that gives rows; these are read while they are used. Throws ConfigError for anything else. */
export async function readTable(
  connection: DuckDBConnection,
  sql: string,
  { parameters = {}, limit = Infinity }: TableOptions = {},
): Promise<DuckTable> {
  await requireOneStatement(connection, sql);
  const statement = await prepareReading(connection, sql);
  statement.bind(mentioned(statement, parameters));
  const result = await statement.stream();
  if (result.returnType !== ResultReturnType.QUERY_RESULT) throw noRows();
  const types = result.columnTypes();
  const chunks = firstRows(
    streamChunks(result, () => statement.run()),
    limit,
  );
  return {
    columns: result.columnNames().map((name, index) => ({ name, type: String(types[index]) })),
    chunks,
    batches: toJson(chunks),
  };
}

async function* firstRows(
  chunks: AsyncIterable<DuckDBDataChunk>,
  limit: number,
): AsyncGenerator<DuckDBDataChunk> {
  let left = limit;
  try {
    for await (const chunk of chunks) {
      if (chunk.rowCount > left) chunk.rowCount = left;
      left -= chunk.rowCount;
      yield chunk;
      if (left === 0) return;
    }
  } catch (error) {
    throw toDuckDbError(error);
  }
}

async function* toJson(chunks: AsyncIterable<DuckDBDataChunk>): AsyncGenerator<Json[][]> {
  for await (const chunk of chunks) yield chunk.convertRows(toJsonValue) as Json[][];
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
