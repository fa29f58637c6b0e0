import { type DuckDBConnection, DuckDBInstance, type Json } from '@duckdb/node-api';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { onInterrupt, refuseInterrupted } from '../interrupt.ts';
import { toDuckDbError } from './duckdb-error.ts';
import { type DuckParameters, mentioned } from './duckdb-parameters.ts';
import { type DuckTable, readTable, type TableOptions } from './duckdb-table.ts';
import { toJsonValue } from './duckdb-value.ts';
import type { StatementSource } from './sql-error.ts';

type DuckRow = Record<string, Json>;

export type { DuckParameters } from './duckdb-parameters.ts';

/** One DuckDB database, open. */
export interface DuckDb extends AsyncDisposable {
  connection: DuckDBConnection;
  /** Runs statements for their effect. */
  run(sql: string): Promise<void>;
  /**
   * Rows as objects: 64-bit integers and decimals as strings, instants RFC 3339 in UTC, days YYYY-MM-DD.
   * Parameters (`$name`) a statement does not mention are left out. Throws SqlError with line and caret.
   */
  rows<Row = DuckRow>(
    statement: string | StatementSource,
    parameters?: DuckParameters,
  ): Promise<Row[]>;
  /**
   * The result of one statement that somebody typed, its rows read as they are asked for: the order of the columns is
   * kept, and equal names stay apart. Throws ConfigError unless it is one, and one that gives rows.
   */
  table(sql: string, options?: TableOptions): Promise<DuckTable>;
  /** Another connection to the same database, whose statements run beside those of this one. */
  another(): Promise<DuckDb>;
}

interface DuckDbOptions {
  /** Nothing can be changed, and several processes may hold the file open. */
  readOnly?: boolean;
  /** Folder for what exceeds the memory limit, which nobody else enters; default: a temporary one. */
  spill?: string;
  memoryLimit?: string;
  threads?: number;
}

/**
 * Opens a DuckDB file, or `:memory:`, in UTC and with bounded memory. Closing it leaves no .wal behind, and nothing of
 * what exceeded the memory. Throws SqlError when it cannot be opened.
 */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<DuckDb> {
  await using opening = new AsyncDisposableStack();
  const spill = options.spill ?? opening.use(await temporaryFolder('duckdb')).path;
  try {
    const instance = opening.adopt(
      await DuckDBInstance.create(path, {
        memory_limit: options.memoryLimit ?? '1GB',
        threads: String(options.threads ?? 2),
        temp_directory: spill,
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        ...(options.readOnly ? { access_mode: 'READ_ONLY' } : {}),
      }),
      (created) => created.closeSync(),
    );
    const opened = await connectTo(instance, opening.move());
    await opened.run("set global TimeZone = 'UTC'");
    return opened;
  } catch (error) {
    throw toDuckDbError(error);
  }
}

/** For statements typed by people: from now on no other files, no settings, no extensions. */
export async function forbidFiles(duckDb: DuckDb): Promise<void> {
  await duckDb.run('set enable_external_access = false; set lock_configuration = true');
}

/** Connects to an open database, and closes what was `opened` for it when the connection is closed. */
async function connectTo(instance: DuckDBInstance, opened: AsyncDisposableStack): Promise<DuckDb> {
  await using opening = opened;
  const connection = opening.adopt(await instance.connect(), (connected) => connected.closeSync());
  return handle(instance, connection, opening.move());
}

function handle(
  instance: DuckDBInstance,
  connection: DuckDBConnection,
  opened: AsyncDisposableStack,
): DuckDb {
  opened.use(onInterrupt(() => connection.interrupt()));
  return {
    connection,
    run: (sql) => guarded(() => connection.run(sql).then(() => {})),
    rows: (statement, parameters = {}) => {
      const source = typeof statement === 'string' ? undefined : statement;
      const sql = typeof statement === 'string' ? statement : statement.text;
      return guarded(() => readRows(connection, sql, parameters), source);
    },
    table: (sql, options) => guarded(() => readTable(connection, sql, options)),
    another: () => guarded(() => connectTo(instance, new AsyncDisposableStack())),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

async function guarded<T>(work: () => Promise<T>, source?: StatementSource): Promise<T> {
  refuseInterrupted();
  try {
    return await work();
  } catch (error) {
    throw toDuckDbError(error, source);
  }
}

async function readRows<Row>(
  connection: DuckDBConnection,
  sql: string,
  parameters: DuckParameters,
): Promise<Row[]> {
  const statement = await connection.prepare(sql);
  try {
    statement.bind(mentioned(statement, parameters));
    const reader = await statement.runAndReadAll();
    return reader.convertRowObjects(toJsonValue) as Row[];
  } finally {
    statement.destroySync();
  }
}
