import { z } from 'zod';
import { problemKinds } from '../exports/compare-files.ts';
import {
  asOf,
  bytes,
  count,
  flag,
  folder,
  instant,
  listOf,
  profile,
  rows,
  text,
  texts,
} from './fields.ts';

export const exportPublish = z.strictObject({
  folder,
  profile,
  as_of: asOf,
  snapshot_at: instant('The moment of the database that all its tables show.'),
  numbers_current: flag('Whether no row has changed since the derived tables were computed.'),
  tables: listOf('The tables that it holds.', {
    name: text('Name of the table.'),
    rows,
    bytes,
    unrepresentable: z
      .record(z.string(), z.int())
      .describe('By column: values that DuckDB cannot hold, and are null. The keys are data.'),
  }),
  rows: count('Rows of all tables together.'),
  bytes: count('Size of all files together, in bytes.'),
  removed: texts('Folders of older exports that were removed.'),
  notes: texts('What was found and left, in sentences.'),
});

export const exportVerify = z.strictObject({
  folder,
  files: count('Files that were compared.'),
  rows: count('Rows of all tables together, by the manifest.'),
  problems: listOf('What is not as it was published; empty when all is.', {
    file: text('Name of the file in the folder.'),
    problem: z.enum(problemKinds).describe('The kind of problem.'),
    detail: text('The problem in words.'),
  }),
  numbers: flag('Whether the derived tables were computed anew and compared.'),
  recorded: z
    .boolean()
    .nullable()
    .describe('Whether the database recorded this manifest; null when that is not known.'),
});

const side = z.strictObject({
  folder,
  profile,
  snapshot_at: instant('The moment of the database that all its tables show.'),
  schema_version: text('The last migration of the database.'),
});

/** What `export --format lake` prints. */
export const exportLake = z.strictObject({
  folder,
  cell: text('What the database is called in the lake.'),
  export: count('Number of the export; each cell counts its own.'),
  after_export: count(
    'The export whose rows it changes; null of one that holds everything.',
  ).nullable(),
  snapshot_at: instant('When the transaction began that all rows were read in.'),
  numbers_as_of: instant('Logical time of application_facts.'),
  numbers_current: flag('Whether no row had changed since these were computed.'),
  already_done: flag('Whether it was published before, and nothing was done.'),
  tables: listOf('The tables of the export; rows of deleted keys count.', {
    name: text('Name of the table.'),
    rows,
    bytes,
  }),
  rows: count('Rows of all tables together.'),
  bytes: count('Size of all files together, in bytes.'),
});

export const lakeVerify = z.strictObject({
  folder,
  cells: listOf('The cells of the lake.', {
    cell: text('Name of the cell.'),
    export: count('Its newest export.'),
  }),
  files: count('Files that were read anew.'),
  problems: listOf('What is not as it was published; empty when all is.', {
    file: text('The file.'),
    detail: text('The problem in words.'),
  }),
  tables: listOf('How the cells compare with one database; empty when none was named.', {
    table: text('What was compared.'),
    rows: count('Rows of the lake.'),
    differing: count('Rows that only the lake or only the database has.'),
  }),
});

export const lakeDdl = z.strictObject({
  engine: text('Whose SQL it is.'),
  sql: text('The statements.'),
});

export const exportDiff = z.strictObject({
  from: side.describe('The first of the two.'),
  to: side.describe('The second.'),
  equal: flag('Whether both have the same tables, columns and rows.'),
  tables_added: texts('Tables that only the second has, as schema.name.'),
  tables_removed: texts('Tables that only the first has, as schema.name.'),
  tables_changed: listOf('Tables that both have, and that differ.', {
    schema: text('Its schema in nyx.duckdb.'),
    name: text('Name of the table.'),
    columns: z
      .strictObject({
        added: texts('Columns that only the second has.'),
        removed: texts('Columns that only the first has.'),
        retyped: listOf('Columns that have another type.', {
          name: text('Name of the column.'),
          from: text("DuckDB's name of its type in the first."),
          to: text("DuckDB's name of its type in the second."),
        }),
      })
      .describe('What became of its columns.'),
    rows: z
      .strictObject({
        key: texts('Columns that tell a row; empty where whole rows were compared.'),
        added: count('Rows that only the second has.'),
        removed: count('Rows that only the first has.'),
        changed: count('Rows of the same key with other values.'),
        changed_columns: z
          .record(z.string(), z.int())
          .describe('By column: changed rows whose value differs. The keys are data.'),
      })
      .describe('Rows that differ, over the columns that both have.'),
  }),
  tables_equal: count('Tables that are the same in both.'),
});
