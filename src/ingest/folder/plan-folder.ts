// Which files of a folder are tables of the data model, and in which order they can be loaded.
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { ConfigError } from '../../errors.ts';
import { errorCode } from '../../system-errors.ts';

const tableOrder = sqlFile(import.meta.url, './table_order.sql');

/** What a file is loaded into. */
export interface TableFile {
  file: string;
  /** Schema-qualified. */
  table: string;
}

export interface FolderPlan {
  /** In an order in which what a row refers to is there before it. */
  files: TableFile[];
  /** Files of tables that no table is called after. */
  leftOut: string[];
}

const TABULAR = /\.(csv|tsv|json|ndjson|jsonl|parquet|xlsx)(\.(gz|zst))?$/i;
/** `part-0`, `data_12`: how writers of Parquet call the files of a table's folder. */
const NUMBERED = /[-_. ]*\(?\d+\)?$/;
const DEEPEST = 4;

/**
 * Finds the tables of a folder: `users.csv`, `nyx.users.parquet`, `users-2.ndjson.gz`, `users/part-0.parquet`. Hidden files
 * are none. Throws ConfigError when there is no such folder, or no table in it.
 */
export async function planFolder(session: Session, folder: string): Promise<FolderPlan> {
  const { rows } = await runSqlFile<{ schema: string; name: string }>(session, tableOrder);
  const places = new Map(rows.map(({ name }, place) => [name, place]));
  const found = (await tabularFiles(folder)).map((file) => ({ file, name: tableOf(file, places) }));
  const files = found
    .flatMap(({ file, name }) =>
      name === undefined ? [] : [{ file, place: places.get(name) ?? 0 }],
    )
    .sort((a, b) => a.place - b.place || (a.file < b.file ? -1 : 1))
    .map(({ file, place }) => ({ file, table: `${rows[place]?.schema}.${rows[place]?.name}` }));
  if (files.length === 0)
    throw new ConfigError(`no file in ${folder} is called like a table`, {
      hint: "e.g. users.csv or applications.parquet; 'nyx-etl tables' lists the tables",
    });
  return { files, leftOut: found.flatMap(({ file, name }) => (name === undefined ? [file] : [])) };
}

/** The table that a file, or else a folder that it lies in, is called after. */
function tableOf(file: string, tables: ReadonlyMap<string, unknown>): string | undefined {
  const stem = basename(file).replace(TABULAR, '').toLowerCase();
  const above = dirname(file).split('/').slice(-DEEPEST).reverse();
  return [stem, stem.replace(NUMBERED, ''), ...above.map((name) => name.toLowerCase())]
    .map((name) => name.replace(/^(nyx|saturnus)\./, ''))
    .find((name) => tables.has(name));
}

async function tabularFiles(folder: string, depth = 1): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    const code = errorCode(cause);
    throw new ConfigError(
      code === 'ENOTDIR' ? `${folder} is no folder` : `${folder} cannot be read (${code})`,
      { hint: 'name a folder of files that are called after their tables', cause },
    );
  });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory() && depth < DEEPEST)
      found.push(...(await tabularFiles(path, depth + 1)));
    else if (entry.isFile() && TABULAR.test(entry.name)) found.push(path);
  }
  return found;
}
