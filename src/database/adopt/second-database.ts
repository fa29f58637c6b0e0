// Tables of a second database, copied beside those of this one in the transaction that adopts both.
import { ConfigError, EtlError } from '../../errors.ts';
import type { Progress } from '../../progress.ts';
import { copyFromDatabase, copyInto } from '../copy.ts';
import type { MigrationFile } from '../migration-files.ts';
import { quoteIdentifier } from '../quoting.ts';
import { connect, type Session } from '../session.ts';
import { runSqlFile, sqlFile } from '../sql-file.ts';
import { type FoundTable, findTables, refuseStrangers } from './find-tables.ts';

/**
 * Schema of this database that holds the copies until they are moved; it never outlives the
 * transaction.
 */
export const SECOND = 'adopted_from';

/**
 * The name of a type of PostgreSQL's own, e.g. `timestamp(3) without time zone[]`, as another
 * server tells it.
 */
const TYPE = /^["a-z0-9 ,()[\]]+$/;

interface SourceColumn {
  table_name: string;
  column_name: string;
  type: string;
  is_strange: boolean;
}

const sourceColumns = sqlFile(import.meta.url, './source_columns.sql');

/**
 * Copies the tables of the data model in another database's schema public into the schema `SECOND`,
 * as that database has them at one instant, and returns which. Throws ConfigError (exit 2) when
 * there are none, or it is this database.
 */
export async function copySecondDatabase(
  session: Session,
  url: string,
  files: readonly MigrationFile[],
  progress: Progress,
): Promise<FoundTable[]> {
  await using source = await connectToSecond(url);
  await refuseSameDatabase(session, source);
  await source.pg.query('begin isolation level repeatable read read only; set row_security = off');
  const found = await findTables(source, files);
  refuseStrangers(found, 'the second database');
  if (found.length === 0)
    throw new ConfigError('schema public of the second database has no table of the data model', {
      hint: 'check the name of the database in --from',
    });
  const { rows } = await runSqlFile<SourceColumn>(source, sourceColumns, {
    names: JSON.stringify(found.map(({ name }) => name)),
  });
  await session.pg.query(`create schema ${SECOND}`);
  const columns = Map.groupBy(rows, ({ table_name }) => table_name);
  for (const [index, { name }] of found.entries()) {
    progress({ step: 'second database', done: index, total: found.length, unit: 'tables' });
    await copyTable(source, session, name, columns.get(name) ?? []);
  }
  return found;
}

async function connectToSecond(url: string): Promise<Session> {
  try {
    return await connect(url, 'nyx-etl adopt');
  } catch (error) {
    if (!(error instanceof EtlError)) throw error;
    const { code, exitCode, retryable } = error;
    throw new EtlError(`the second database: ${error.message}`, {
      ...{ code, exitCode, retryable, cause: error },
      hint: error.hint?.replace('--database-url', '--from') ?? 'check --from',
    });
  }
}

/** The lock of migrations, which this session holds, is seen from its own database alone. */
async function refuseSameDatabase(session: Session, source: Session): Promise<void> {
  const { rows } = await session.pg.query<{ pid: number; started: string }>(
    'select pg_backend_pid() as pid, pg_postmaster_start_time()::text as started',
  );
  const here = rows[0];
  const seen = await source.pg.query(
    `select
    from pg_catalog.pg_locks as l
    join pg_catalog.pg_database as d on d.oid = l.database and d.datname = current_database()
    where l.locktype = 'advisory' and l.pid = $1 and pg_postmaster_start_time()::text = $2`,
    [here?.pid, here?.started],
  );
  if (seen.rowCount === 0) return;
  throw new ConfigError('--from names the database that adopts', {
    hint: "leave --from out: 'nyx-etl adopt' moves the tables that stand in its schema public",
  });
}

async function copyTable(
  source: Session,
  session: Session,
  name: string,
  columns: readonly SourceColumn[],
): Promise<void> {
  const copy = `${SECOND}.${quoteIdentifier(name)}`;
  const list = columns.map(({ column_name }) => quoteIdentifier(column_name));
  const types = columns.map(
    ({ type }, index) => `${list[index]} ${TYPE.test(type) ? type : 'text'}`,
  );
  const values = columns.map(
    ({ is_strange }, index) => `${list[index]}${is_strange ? '::text' : ''}`,
  );
  await session.pg.query(`create table ${copy} (${types.join(', ')})`);
  const from = `select ${values.join(', ')} from public.${quoteIdentifier(name)}`;
  const took = await copyInto(
    session,
    `copy ${copy} (${list.join(', ')}) from stdin`,
    copyFromDatabase(source, `copy (${from}) to stdout`),
  );
  const { rows } = await source.pg.query<{ rows: bigint }>(
    `select count(*) as rows from public.${quoteIdentifier(name)}`,
  );
  if (rows[0]?.rows !== BigInt(took))
    throw new EtlError(`${took} of ${rows[0]?.rows} rows of ${name} came over`, {
      hint: 'nothing was changed: run the same command again',
    });
}
