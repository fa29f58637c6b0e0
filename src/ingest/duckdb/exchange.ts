// Rows on their way between DuckDB and PostgreSQL: as values of COPY's binary format there, as CSV
// back.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { copyFromDatabase, copyInto } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { SqlError } from '../../errors.ts';
import type { ColumnType } from './binary-values.ts';
import { quoteName, quoteText } from './quoting.ts';
import type { Reader, Relation } from './reader.ts';
import { streamQuery } from './stream-query.ts';

/** The two databases of a load. */
export interface Databases {
  session: Session;
  reader: Reader;
}

/** Columns in their order, with their types in PostgreSQL. */
export type TypedColumns = Readonly<Record<string, ColumnType>>;

/** Rows on their way into a table. To be disposed of, whether they were sent or not. */
interface StartedCopy extends AsyncDisposable {
  /** Sends them; returns their number. */
  send(): Promise<number>;
}

/**
 * Streams a DuckDB query, which gives these columns, into a table of PostgreSQL; returns the number
 * of rows.
 */
export async function copyQuery(
  databases: Databases,
  table: string,
  columns: TypedColumns,
  query: string,
): Promise<number> {
  await using copy = startCopy(databases, table, columns, query);
  return await copy.send();
}

/**
 * The same in two steps: DuckDB begins at once, while the server still has something else to do. It
 * runs no other query until the rows are sent.
 */
export function startCopy(
  { session, reader }: Databases,
  table: string,
  columns: TypedColumns,
  query: string,
): StartedCopy {
  let sent = 0;
  const onDone = (count: number) => {
    sent = count;
  };
  const rows = streamQuery(reader, query, Object.values(columns), onDone, (taken) =>
    tellTaken(reader, table, taken),
  );
  const first = rows.next();
  // Whoever sends the rows hears of it.
  first.catch(() => {});
  const names = Object.keys(columns).map(quoteName).join(', ');
  return {
    send: async () => {
      const taken = await copyInto(
        session,
        `copy ${table} (${names}) from stdin (format binary)`,
        followedBy(first, rows),
      );
      if (sent !== taken) throw notTaken(sent, table, taken);
      return taken;
    },
    [Symbol.asyncDispose]: async () => {
      await rows.return(undefined);
    },
  };
}

async function* followedBy<T>(first: Promise<IteratorResult<T>>, rest: AsyncIterable<T>) {
  const { done, value } = await first;
  if (done) return;
  yield value;
  yield* rest;
}

/** Rows that are only staged are read; those of a table itself are loaded. */
function tellTaken({ part, progress }: Reader, table: string, taken: number): void {
  if (part && !table.startsWith('pg_temp.')) {
    const done = part.before + Math.min(taken, part.records);
    progress({ step: 'loading', done, total: part.total, unit: 'rows' });
  } else progress({ step: 'reading', done: taken, unit: 'rows' });
}

/** A server that took another number of rows than it was sent: nothing is loaded. */
export function notTaken(sent: number, table: string, taken: number): SqlError {
  return new SqlError(`${sent} rows were sent to ${table} and the server took ${taken}`, {
    hint: `nothing was loaded; a rule or a trigger may keep rows out (\\d ${table} in psql), else please report this`,
  });
}

/** The same into a new table `pg_temp.name`, which lasts until the transaction ends. */
export async function copyToTemporary(
  databases: Databases,
  name: string,
  columns: TypedColumns,
  query: string,
): Promise<number> {
  await createTemporary(databases.session, name, columns);
  return copyQuery(databases, `pg_temp.${name}`, columns, query);
}

/** Creates an empty table `pg_temp.name`, which lasts until the transaction ends. */
export async function createTemporary(
  session: Session,
  name: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  const definitions = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
  await session.pg.query(
    `create temporary table ${name} (${definitions.join(', ')}) on commit drop`,
  );
}

/** A query of PostgreSQL, which gives these columns, as a table of DuckDB. */
export async function fetchQuery(
  { session, reader }: Databases,
  name: string,
  columns: Readonly<Record<string, 'bigint' | 'varchar'>>,
  query: string,
): Promise<Relation> {
  const path = join(reader.folder, `${name}.csv`);
  const copy = `copy (${query}) to stdout (format csv, force_quote *)`;
  await pipeline(copyFromDatabase(session, copy), createWriteStream(path, { mode: 0o600 }));
  const types = Object.entries(columns).map(([column, type]) => `${column}: '${type}'`);
  return reader.table(
    name,
    `from read_csv(${quoteText(path)}, auto_detect = false, header = false, delim = ',', quote = '"',
      escape = '"', new_line = '\\n', parallel = false, columns = {${types.join(', ')}})`,
  );
}
