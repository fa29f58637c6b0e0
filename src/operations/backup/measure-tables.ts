import { quoteIdentifier } from '../../database/quoting.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import type { BackupSequence, BackupTable } from './manifest.ts';

/** A table as the catalog tells it. */
export type ListedTable = Pick<BackupTable, 'schema' | 'name' | 'columns'>;

/** Every table of ours, in the order of names. */
export async function listTables(session: Session): Promise<ListedTable[]> {
  const { rows } = await runSqlFile<{
    schema_name: string;
    table_name: string;
    columns: BackupTable['columns'];
  }>(session, sqlFile(import.meta.url, './list_tables.sql'));
  return rows.map(({ schema_name, table_name, columns }) => ({
    schema: schema_name,
    name: table_name,
    columns,
  }));
}

/** Where every sequence of ours stands. */
export async function readSequences(session: Session): Promise<BackupSequence[]> {
  const { rows } = await runSqlFile<{
    schema_name: string;
    sequence_name: string;
    last_value: string | null;
  }>(session, sqlFile(import.meta.url, './list_sequences.sql'));
  return rows.map(({ schema_name, sequence_name, last_value }) => ({
    schema: schema_name,
    name: sequence_name,
    lastValue: last_value,
  }));
}

/** What no backup holds: tables of others, and roles. */
export async function listLeftOut(session: Session): Promise<string[]> {
  const file = sqlFile(import.meta.url, './list_left_out.sql');
  return (await runSqlFile<{ name: string }>(session, file)).rows.map(({ name }) => name);
}

/** How many rows a table has, and the sum of their hashes, computed columns included. */
export async function measureTable(
  { pg }: Session,
  table: ListedTable,
): Promise<Pick<BackupTable, 'rows' | 'digest'>> {
  const columns = table.columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const { rows } = await pg.query<{ rows: string; digest: string }>(
    `select
         count(*)::text as rows,
         coalesce(sum(pg_catalog.hashtextextended(row(${columns})::text, 0)), 0)::text as digest
     from only ${qualified(table)}`,
  );
  return rows[0] ?? { rows: '0', digest: '0' };
}

/** The columns that COPY takes: what the database computes by itself is not written. */
export function copiedColumns({ columns }: ListedTable): string {
  return columns
    .filter(({ generated }) => !generated)
    .map(({ name }) => quoteIdentifier(name))
    .join(', ');
}

/** `"nyx"."users"` */
export function qualified({ schema, name }: { schema: string; name: string }): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
