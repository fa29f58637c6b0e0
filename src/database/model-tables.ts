// The tables of the data model, as the files of schema/ create them.
import { createHash } from 'node:crypto';
import type { CodeStep, MigrationFile } from './migration-files.ts';
import { personalData } from './personal-data.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

const statement = sqlFile(import.meta.url, './code/model_tables.sql');

interface ModelTable {
  /** `nyx` or `saturnus`. */
  schema: string;
  name: string;
  columns: string[];
}

/** The tables as the files make them, before any database has them. */
export function readModel(files: readonly MigrationFile[]): ModelTable[] {
  const columns = Map.groupBy(
    [...personalData().keys()].map((field) => field.split('.')),
    ([table]) => table,
  );
  const created = files.flatMap(({ sql }) => [
    ...sql.matchAll(/^create table (nyx|saturnus)\.(\w+)/gm),
  ]);
  return created.map(([, schema = '', name = '']) => {
    return { schema, name, columns: (columns.get(name) ?? []).map(([, column = '']) => column) };
  });
}

/**
 * The step of a migration that tells PostgreSQL which tables are ours. It needs no digest of them: a new file of tables
 * has all code made anew.
 */
export function defineModelTables(files: readonly MigrationFile[]): CodeStep {
  const names = JSON.stringify(readModel(files).map(({ schema, name }) => `${schema}.${name}`));
  return {
    name: 'model-tables',
    sha256: createHash('sha256').update(statement.text).digest('hex'),
    apply: async (session) => {
      const { rows } = await runSqlFile<{ statement: string }>(session, statement, { names });
      await session.pg.query(rows.map((row) => row.statement).join(';\n'));
    },
  };
}
