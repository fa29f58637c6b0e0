import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';
import { openDuckDb } from '../../database/duckdb.ts';
import { toDuckDbError } from '../../database/duckdb-error.ts';
import { requireComplete } from '../../database/duckdb-stream.ts';
import { temporaryFolder } from '../../files/temporary-folder.ts';
import { type Progress, silent } from '../../progress.ts';
import { MEMORY_MB } from './make-room.ts';
import { namedPipes } from './named-pipe.ts';

/** A normaliser as DuckDB calls it: one text or null per parameter in, one out. */
export type TextFunction = (...values: (string | null)[]) => string | null;

/** A table or view of the reader, as one step hands it to the next; also an argument of the macros that give relations. */
export type Relation = string & { readonly kind: 'relation' };

/** So many `records`, and those before them, of `total`. */
interface PartOfRecords {
  before: number;
  records: number;
  total: number;
}

/** An in-memory DuckDB that reads one file for one load, and the load's own temporary folder (mode 0700). */
export interface Reader extends AsyncDisposable {
  connection: DuckDBConnection;
  folder: string;
  /** Gives a named pipe in the folder that nothing has passed through. */
  newPipe(): Promise<string>;
  progress: Progress;
  /** The records that are being loaded, once that is what the file is read for. */
  part?: PartOfRecords;
  /** Takes rows apart for large files; see streamQuery. */
  transcoder?: Worker;
  /** Keeps the rows of a query, or the query itself, until another one of the same name replaces it. */
  table(name: string, query: string): Promise<Relation>;
  view(name: string, query: string): Promise<Relation>;
  rows<Row = Record<string, unknown>>(query: string): Promise<Row[]>;
  /** The same by two threads, of a query that numbers no records. */
  rowsInAnyOrder(query: string): Promise<Record<string, unknown>[]>;
  /** The same, never holding all rows; no other query may run meanwhile. */
  stream(query: string): AsyncIterable<Record<string, unknown>>;
  /** Makes a function callable in queries. Where it throws, `failed` is told and the value is null. */
  define(
    name: string,
    parameters: number,
    call: TextFunction,
    failed: (error: unknown) => void,
  ): void;
}

/** Opens DuckDB with bounded memory; what exceeds it spills into the temporary folder, removed on dispose. */
export async function openReader(progress: Progress = silent): Promise<Reader> {
  await using opening = new AsyncDisposableStack();
  const folder = opening.use(await temporaryFolder('load')).path;
  // Numbering the records is work for one thread; a second one would only turn round and round waiting for it.
  const database = opening.use(
    await openDuckDb(':memory:', {
      memoryLimit: `${MEMORY_MB}MB`,
      spill: join(folder, 'spill'),
      threads: 1,
    }),
  );
  const { connection } = database;
  // In a join, what is on the left streams by: DuckDB, which cannot know the length of a file, would otherwise keep
  // all of the file in memory and let the small table stream by.
  await connection.run(
    // What is freed goes back to the system at once.
    `set allocator_flush_threshold = '16MB'; set allocator_bulk_deallocation_flush_threshold = '16MB';
     set allocator_background_threads = true;
     set preserve_insertion_order = false;
     set disabled_optimizers = 'build_side_probe_side'`,
  );
  const opened = opening.move();
  const create = async (kind: 'table' | 'view', name: string, query: string) => {
    await connection.run(`create or replace temporary ${kind} ${name} as ${query}`);
    return name as Relation;
  };
  const reader: Reader = {
    connection,
    folder,
    newPipe: namedPipes(folder),
    progress,
    table: (name, query) => create('table', name, query),
    view: (name, query) => create('view', name, query),
    rows: (query) => database.rows(query),
    rowsInAnyOrder: async (query) => {
      await connection.run('set threads = 2');
      return database.rows(query).finally(() => connection.run('set threads = 1'));
    },
    stream: (query) => streamRows(connection, query),
    define: (name, parameters, call, failed) =>
      connection.registerScalarFunction(scalarFunction(name, parameters, call, failed)),
    [Symbol.asyncDispose]: async () => {
      await reader.transcoder?.terminate();
      await opened.disposeAsync();
    },
  };
  return reader;
}

async function* streamRows(
  connection: DuckDBConnection,
  query: string,
): AsyncGenerator<Record<string, unknown>> {
  try {
    const result = await connection.stream(query);
    for await (const rows of result.yieldRowObjectJson()) yield* rows;
    await requireComplete(result, () => connection.run(query));
  } catch (error) {
    throw toDuckDbError(error);
  }
}

function scalarFunction(
  name: string,
  parameters: number,
  call: TextFunction,
  failed: (error: unknown) => void,
): DuckDBScalarFunction {
  const resultOf = (values: (string | null)[]): string | null => {
    try {
      return call(...values);
    } catch (error) {
      failed(error);
      return null;
    }
  };
  return DuckDBScalarFunction.create({
    name,
    parameterTypes: new Array(parameters).fill(VARCHAR),
    returnType: VARCHAR,
    // Nulls come in too: what to do with them is the function's to say.
    specialHandling: true,
    mainFunction: (_info, input, output) => {
      const vectors = Array.from({ length: parameters }, (_, index) =>
        input.getColumnVector(index),
      );
      for (let row = 0; row < input.rowCount; row++) {
        output.setItem(
          row,
          resultOf(vectors.map((vector) => vector.getItem(row) as string | null)),
        );
      }
      output.flush();
    },
  });
}
