import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDb } from '../../database/duckdb.ts';
import { quoteIdentifier, quoteLiteral } from '../../database/quoting.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile } from '../../database/sql-file.ts';
import { EtlError } from '../../errors.ts';
import { columnType } from '../column-type.ts';
import { contentOf } from '../content-hash.ts';
import { copyTable } from '../copy-table.ts';
import type { ExportedColumn, ExportedTable } from '../exported-tables.ts';
import type { LakeManifestTable } from './manifest.ts';
import type { LakeTable } from './tables.ts';

/** Of one Parquet file, roughly: engines read each part by itself. */
const PART_BYTES = '256MB';

/** What an export is written with. */
interface LakeBuild {
  session: Session;
  duckDb: DuckDb;
  folder: string;
  /** Folder for rows on their way. */
  work: string;
  cell: string;
  export: number;
  /** Null where everything is told, and not only keys in pg_temp.changed. */
  after_export: number | null;
  add(rows: number): void;
}

/**
 * Writes a table into `<table>/part-*.parquet`: its rows, in a delta those of changed keys, and one
 * with is_deleted for each key that has none any more. Throws EtlError when the files hold anything
 * but what PostgreSQL sent.
 */
export async function writeTable(build: LakeBuild, table: LakeTable): Promise<LakeManifestTable> {
  const { session, duckDb, work, add } = build;
  const exported = await createView(session, table, build.after_export !== null);
  const copied = await copyTable(session, duckDb, exported, work, {
    add,
    makeRoom: async () => {},
  });
  const columns = exported.columns.map(({ name, duckDbType }) => ({ name, type: duckDbType }));
  const files = await writeParts(build, table.name);
  const parts = rowsIn(join(build.folder, table.name, 'part-*.parquet'));
  const written = await contentOf(duckDb, parts, columns);
  if (written.rows !== copied.rows || written.content_hash !== copied.content_hash)
    throw new EtlError(`the files of ${table.name} hold other rows than were read: not published`, {
      hint: 'this should not happen: please report it',
      code: 'export.rows',
    });
  await duckDb.run(`drop table warehouse.raw.${quoteIdentifier(table.name)}`);
  await session.pg.query(`drop view pg_temp.${table.name}, pg_temp.lake_${table.name}`);
  return {
    name: table.name,
    key: table.key?.column ?? null,
    files,
    rows: copied.rows,
    columns: await columnsOf(duckDb, parts),
  };
}

/** Makes the temporary view that a table is copied from, and says how. */
async function createView(
  session: Session,
  { name, rows, key }: LakeTable,
  isDelta: boolean,
): Promise<ExportedTable> {
  const view = `lake_${name}`;
  await runSqlFile(session, { ...rows, text: `create temporary view ${view} as ${rows.text}` });
  const { rows: found } = await session.pg.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type
     from pg_catalog.pg_attribute
     where attrelid = ('pg_temp.' || $1)::regclass and attnum > 0 order by attnum`,
    [view],
  );
  const own = found.map(({ name: column, type }) => toColumn(column, type));
  const deleted = toColumn('is_deleted', 'boolean');
  const change =
    key && isDelta ? changesOf(view, key, own) : `select *, false as is_deleted from ${view}`;
  await session.pg.query(`create temporary view ${name} as ${change}`);
  return {
    schema: 'pg_temp',
    group: 'raw',
    name,
    bytes: null,
    comment: null,
    columns: [...own, deleted],
    leftOut: [],
  };
}

/** Every row of a changed key, or one that says that there is none. */
function changesOf(
  view: string,
  { column, entity }: NonNullable<LakeTable['key']>,
  columns: readonly ExportedColumn[],
): string {
  const shown = columns.map(({ name }) =>
    name === column ? `c.key as ${quoteIdentifier(name)}` : `t.${quoteIdentifier(name)}`,
  );
  const on = `t.${quoteIdentifier(column)}`;
  return `
    select ${shown.join(', ')}, ${on} is null as is_deleted
    from pg_temp.changed as c
    left join ${view} as t on ${on} = c.key
    where c.entity = ${quoteLiteral(entity)}`;
}

/** Ids are text: engines disagree about Parquet's type for them. JSON is text, too. */
function toColumn(name: string, type: string): ExportedColumn {
  const own = { name, comment: null, isPseudonym: false };
  const text = { duckDbType: 'VARCHAR', expression: `${quoteIdentifier(name)}::text` };
  const isText = ['uuid', 'json', 'jsonb'].includes(type);
  return { ...own, ...(isText ? text : columnType(name, type)) };
}

async function writeParts(
  { duckDb, folder, cell, export: number }: LakeBuild,
  name: string,
): Promise<LakeManifestTable['files']> {
  const key =
    name === 'companies' ? ', key_across_cells(name, canonical_domain) as company_key' : '';
  await mkdir(join(folder, name), { mode: 0o700 });
  await duckDb.run(`
    copy (
        select ${quoteLiteral(cell)} as cell, ${number}::bigint as export, *${key}
        from warehouse.raw.${quoteIdentifier(name)}
    ) to ${quoteLiteral(join(folder, name))} (
        format parquet, compression zstd, file_size_bytes '${PART_BYTES}',
        filename_pattern 'part-{i}', overwrite_or_ignore
    )`);
  const parts = (await readdir(join(folder, name))).sort();
  const files: LakeManifestTable['files'] = [];
  for (const part of parts) {
    const [row] = await duckDb.rows<{ rows: string }>(
      `select count(*) as rows from ${rowsIn(join(folder, name, part))}`,
    );
    files.push({ file: `${name}/${part}`, rows: Number(row?.rows) });
  }
  return files;
}

async function columnsOf(duckDb: DuckDb, parts: string): Promise<LakeManifestTable['columns']> {
  return await duckDb.rows<{ name: string; type: string }>(
    `select column_name as name, column_type as type from (describe from ${parts})`,
  );
}

/** The folders on the way are no columns: what they say is in every row. */
function rowsIn(files: string): string {
  return `read_parquet(${quoteLiteral(files)}, hive_partitioning = false)`;
}
