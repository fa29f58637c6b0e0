// DuckDB's own lock on files has a hole: a statement may write the database it reads, and the files of its log beside it.
import {
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  StatementType,
} from '@duckdb/node-api';
import { ConfigError } from '../errors.ts';
import { REACHES_OUT, SETS } from './duckdb-error.ts';

const { ALTER, CREATE, DELETE, DROP, INSERT, MERGE_INTO, SELECT, UPDATE } = StatementType;
/**
 * What can be run: `from`, `describe`, `show` and `summarize` are selects, too, a pivot makes types first, and what would
 * change a table DuckDB refuses by itself.
 */
const RUN = new Set([ALTER, CREATE, DELETE, DROP, INSERT, MERGE_INTO, SELECT, UPDATE]);
const { ATTACH, COPY, COPY_DATABASE, DETACH, EXPORT, EXTENSION, LOAD } = StatementType;
const OUTWARD = new Set([ATTACH, COPY, COPY_DATABASE, DETACH, EXPORT, EXTENSION, LOAD]);
const SETTING = new Set([StatementType.SET, StatementType.VARIABLE_SET, StatementType.PRAGMA]);

/** What stands before the statement that is explained. */
const EXPLAIN = /^\s*explain\s+(?:analyze\s+)?(?:\([^()]*\)\s*)?/i;

/**
 * Prepares one statement that was typed by somebody. Throws ConfigError for one that could write a file, the warehouse's own
 * included.
 */
export async function prepareReading(
  connection: DuckDBConnection,
  sql: string,
): Promise<DuckDBPreparedStatement> {
  const statement = await prepareLast(connection, sql);
  if (statement.statementType !== StatementType.EXPLAIN) {
    requireHarmless(statement.statementType);
    return statement;
  }
  // It does not tell what it explains, and with `analyze` runs it.
  const explained = EXPLAIN.exec(sql)?.[0].length;
  if (explained === undefined) throw noRows();
  const inner = await prepareLast(connection, sql.slice(explained));
  requireHarmless(inner.statementType);
  inner.destroySync();
  return statement;
}

/** For a statement that does something else than to read. */
export function noRows(): ConfigError {
  return new ConfigError('this statement gives no rows', {
    hint: 'ask for some: select … from …, from …, describe …, explain select …, or show tables',
    code: 'query.no_rows',
  });
}

/** The last statement of those that DuckDB makes of the text, prepared; the others are run. */
async function prepareLast(
  connection: DuckDBConnection,
  sql: string,
): Promise<DuckDBPreparedStatement> {
  const all = await connection.extractStatements(sql);
  for (let index = 0; index < all.count - 1; index++) {
    const step = await all.prepare(index);
    requireHarmless(step.statementType);
    await step.run();
    step.destroySync();
  }
  return all.prepare(all.count - 1);
}

function requireHarmless(type: StatementType): void {
  if (RUN.has(type)) return;
  if (OUTWARD.has(type)) throw new ConfigError(REACHES_OUT.message, REACHES_OUT);
  if (SETTING.has(type)) throw new ConfigError(SETS.message, SETS);
  throw noRows();
}
