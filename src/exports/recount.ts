import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, MANIFEST_FILE, type ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import { attachWarehouse } from '../database/warehouse.ts';
import { type Content, sumOf } from './binary/row-hash.ts';
import type { Problem } from './compare-files.ts';
import { contentOf } from './content-hash.ts';
import { twoAtOnce } from './two-at-once.ts';

/**
 * Opens every file of a warehouse anew and counts its rows; returns what differs from the manifest.
 * One statement counts in nyx.duckdb and one in Parquet: planning one for each file takes ten times
 * as long as counting.
 */
export async function recount(
  folder: string,
  tables: readonly ManifestTable[],
): Promise<Problem[]> {
  await using duckDb = await openToRead(folder);
  const sources = tables.flatMap((table) => sourcesOf(folder, table));
  const found = new Map<string, number>();
  for (const statement of countStatements(sources))
    for (const { path, rows } of await duckDb.rows<{ path: string; rows: string }>(statement))
      found.set(path, Number(rows));
  const problems = tables.flatMap((table) => [
    ...otherParts(table),
    ...sourcesOf(folder, table).flatMap((source) => otherRows(source, found.get(source.path) ?? 0)),
  ]);
  return [...problems, ...(await unknownTables(duckDb, tables))];
}

function countStatements(sources: readonly Source[]): string[] {
  const { held = [], parquet = [] } = Object.groupBy(sources, ({ file }) =>
    file === DATABASE_FILE ? 'held' : 'parquet',
  );
  if (held.length === 0) return [];
  const counts = held.map(
    ({ path, from }) => `select ${quoteLiteral(path)} as path, count(*) as rows from ${from}`,
  );
  const paths = parquet.map(({ path }) => quoteLiteral(path)).join(', ');
  return [
    counts.join(' union all '),
    `select file_name as path, num_rows as rows from parquet_file_metadata([${paths}])`,
  ];
}

/** As recount, and hashes every row: returns also where other rows lie than PostgreSQL sent. */
export async function rehash(folder: string, tables: readonly ManifestTable[]): Promise<Problem[]> {
  await using duckDb = await openToRead(folder);
  const problems = tables.map(otherParts);
  await twoAtOnce(duckDb, tables.entries(), async (own, [at, table]) => {
    for (const source of sourcesOf(folder, table)) {
      const { rows, content_hash } = await contentOf(own, source.from, table.columns);
      const found = otherRows(source, rows);
      if (found.length === 0 && content_hash !== source.content_hash) {
        const detail = `holds other rows of ${table.name} than were read from PostgreSQL`;
        found.push({ file: source.file, problem: 'content', detail });
      }
      problems[at]?.push(...found);
    }
  });
  return [...problems.flat(), ...(await unknownTables(duckDb, tables))];
}

/** A place where rows of a table lie, and what it has to hold. */
interface Source extends Content {
  table: string;
  file: string;
  /** Tells it from all others: the path of its file, or the name of the table in nyx.duckdb. */
  path: string;
  from: string;
}

/** What is read once need not be kept: 1 GB of a large file would be. Long rows take room. */
const MEMORY = '400MB';

/**
 * A connection of one thread: more threads for one statement spend as much on waiting for each
 * other.
 */
async function openToRead(folder: string): Promise<DuckDb> {
  await using opening = new AsyncDisposableStack();
  const duckDb = opening.use(await openDuckDb(':memory:', { memoryLimit: MEMORY, threads: 1 }));
  await attachWarehouse(duckDb, join(folder, DATABASE_FILE));
  opening.move();
  return duckDb;
}

/** The manifest itself has to say the same of a table and of its files together. */
function otherParts({ name, files, rows, content_hash }: ManifestTable): Problem[] {
  const sum = sumOf(files);
  if (sum.rows === rows && sum.content_hash === content_hash) return [];
  const detail = `says other rows of ${name} than of its files together`;
  return [{ file: MANIFEST_FILE, problem: 'content', detail }];
}

function sourcesOf(
  folder: string,
  { schema, name: table, files, rows, content_hash }: ManifestTable,
): Source[] {
  const held = `warehouse.${schema}.${quoteIdentifier(table)}`;
  const parquet = files.map((file) => {
    const path = join(folder, file.file);
    const from = `read_parquet(${quoteLiteral(path)}, hive_partitioning = false)`;
    return { table, path, from, ...file };
  });
  return [{ table, file: DATABASE_FILE, path: held, from: held, rows, content_hash }, ...parquet];
}

function otherRows({ file, table, rows: expected }: Source, found: number): Problem[] {
  if (found === expected) return [];
  const detail = `holds ${found} rows of ${table}, the manifest says ${expected}`;
  return [{ file, problem: 'rows', detail }];
}

async function unknownTables(duckDb: DuckDb, tables: readonly ManifestTable[]): Promise<Problem[]> {
  const known = new Set(tables.map(({ schema, name }) => `${schema}.${name}`));
  const present = await duckDb.rows<{ schema: string; name: string }>(
    `select schema_name as schema, table_name as name from duckdb_tables()
     where database_name = 'warehouse' and (schema_name <> 'meta' or table_name not in ('about', 'dictionary'))
     order by all`,
  );
  return present
    .filter(({ schema, name }) => !known.has(`${schema}.${name}`))
    .map(({ name }) => ({
      file: DATABASE_FILE,
      problem: 'rows',
      detail: `has a table ${name}, which the manifest does not know`,
    }));
}
