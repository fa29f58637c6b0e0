import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyRows } from '../database/copy-rows.ts';
import type { DuckDb } from '../database/duckdb.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import { type BinaryBatch, BinaryRows } from './binary/binary-rows.ts';
import { type Content, sumOf } from './binary/row-hash.ts';
import type { SpareBuffers } from './binary/spare-buffers.ts';
import type { ExportedTable } from './exported-tables.ts';
import { type Kept, whereMonths } from './kept-rows.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** DuckDB writes many rows at once faster than few; so much of a table lies on the disk until it is read. */
const INSERT_BYTES = 64 * 1024 * 1024;

/** What a table held, as it passed. */
export interface Copied extends Content {
  /** Bytes of an average row. */
  averageRow: number;
  /** By column: values its type cannot hold, which became null. */
  unrepresentable: Record<string, number>;
}

/** What a copy tells while it goes on, and what it takes pseudonyms and memory from. */
export interface CopyEvents {
  pseudonyms?: Pseudonyms | undefined;
  spare?: SpareBuffers;
  /** So many rows have arrived. */
  add(rows: number): void;
  /** Rows of so many bytes are about to be held. */
  makeRoom(averageRow: number): Promise<void>;
}

/**
 * Copies a table of PostgreSQL into a new one of DuckDB, in the catalog `warehouse`, reading every row once: in binary,
 * which costs the server half of what text does. DuckDB reads the rows from Parquet files in `folder`, which are gone
 * afterwards, while the next arrive. It gets pseudonyms, never what they stand for. Rows that are `kept` are not read.
 */
export async function copyTable(
  session: Session,
  duckDb: DuckDb,
  table: ExportedTable,
  folder: string,
  events: CopyEvents,
  kept?: Kept,
): Promise<Copied> {
  await duckDb.run(createTable(table));
  await duckDb.run('begin');
  const held = kept && (await takeKept(duckDb, table, kept, events));
  const months = kept?.changed;
  const read =
    held && kept.changed.length === 0
      ? held
      : await readRows(session, duckDb, table, { folder, events, months });
  await duckDb.run('commit');
  return held === undefined || held === read ? read : { ...read, ...sumOf([held, read]) };
}

async function readRows(
  session: Session,
  duckDb: DuckDb,
  table: ExportedTable,
  {
    folder,
    events: { add, makeRoom, pseudonyms, spare },
    months,
  }: { folder: string; events: CopyEvents; months: readonly string[] | undefined },
): Promise<Copied> {
  const rows = new BinaryRows(table.columns, pseudonyms, spare);
  let bytes = 0;
  let inserting = Promise.allSettled<void>([]);
  try {
    const statement = `copy (${selectRows(table)}${whereMonths(table, months)}) to stdout (format binary)`;
    const batches = copyRows(session, statement, rows);
    for await (const files of filesOf(batches, folder, add)) {
      await succeeded(inserting);
      await makeRoom(files.averageRow);
      bytes += files.bytes;
      inserting = Promise.allSettled([insertFiles(duckDb, table, files.paths)]);
    }
    await succeeded(inserting);
  } finally {
    await inserting;
  }
  const { content, unrepresentable } = rows;
  rows.release();
  const averageRow = Math.round(bytes / Math.max(content.rows, 1));
  return { ...content, averageRow, unrepresentable };
}

async function succeeded(outcomes: Promise<PromiseSettledResult<void>[]>): Promise<void> {
  for (const outcome of await outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Fills a table with what an earlier export holds of it. */
export async function takeKept(
  duckDb: DuckDb,
  table: ExportedTable,
  { from, files, months, unrepresentable }: Kept,
  { add, makeRoom }: CopyEvents,
): Promise<Copied> {
  const content = sumOf(files);
  const averageRow = Math.round((table.bytes ?? 0) / Math.max(content.rows, 1));
  await makeRoom(averageRow);
  await duckDb.run(`insert into ${inWarehouse(table)} from ${from}${whereMonths(table, months)}`);
  add(content.rows);
  return { ...content, averageRow, unrepresentable };
}

/** What one statement of DuckDB reads. */
interface Files {
  paths: string[];
  bytes: number;
  averageRow: number;
}

/** Puts batches into files, several of which are read together. */
async function* filesOf(
  batches: AsyncGenerator<BinaryBatch>,
  folder: string,
  add: (rows: number) => void,
): AsyncGenerator<Files> {
  const files: Files = { paths: [], bytes: 0, averageRow: 0 };
  for await (const batch of batches) {
    const path = join(folder, `${randomUUID()}.parquet`);
    files.paths.push(path);
    await batch.write(path);
    files.bytes += batch.bytes;
    files.averageRow = Math.max(files.averageRow, batch.bytes / batch.rows);
    add(batch.rows);
    if (files.bytes < INSERT_BYTES) continue;
    yield { ...files };
    Object.assign(files, { paths: [], bytes: 0, averageRow: 0 });
  }
  if (files.paths.length > 0) yield files;
}

async function insertFiles(duckDb: DuckDb, table: ExportedTable, paths: string[]): Promise<void> {
  const list = paths.map(quoteLiteral).join(', ');
  await duckDb.run(
    `insert into ${inWarehouse(table)} from read_parquet([${list}], hive_partitioning = false)`,
  );
  for (const path of paths) await rm(path);
}

/** The name of an exported table in DuckDB. */
export function inWarehouse({ group, name }: Pick<ExportedTable, 'group' | 'name'>): string {
  return `warehouse.${group}.${quoteIdentifier(name)}`;
}

/** Statements that make an exported table in DuckDB, empty, with its comments. */
export function createTable({ group, name, comment, columns }: ExportedTable): string {
  const table = inWarehouse({ group, name });
  const definitions = columns.map(
    (column) => `${quoteIdentifier(column.name)} ${column.duckDbType}`,
  );
  const comments = columns
    .filter((column) => column.comment !== null)
    .map(
      ({ name: column, comment: text }) =>
        `comment on column ${table}.${quoteIdentifier(column)} is ${quoteLiteral(text ?? '')};`,
    );
  return `
    create table ${table} (${definitions.join(', ')});
    ${comment === null ? '' : `comment on table ${table} is ${quoteLiteral(comment)};`}
    ${comments.join('\n')}`;
}

/** What PostgreSQL is asked for: all rows of a table. */
export function selectRows({ schema, name, columns }: ExportedTable): string {
  const list = columns.map((column) => `${column.expression} as ${quoteIdentifier(column.name)}`);
  return `select ${list.join(', ')} from ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
