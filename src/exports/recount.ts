import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, MANIFEST_FILE, type ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import { type Content, sumOf } from './binary/row-hash.ts';
import type { Problem } from './compare-files.ts';
import { contentOf } from './content-hash.ts';

/** So many tables are read at once, each by one thread. */
const READERS = 2;

/** Opens every file of a warehouse anew and counts its rows; returns what differs from the manifest. */
export function recount(folder: string, tables: readonly ManifestTable[]): Promise<Problem[]> {
  return compare(folder, tables, async (duckDb, { file, from, rows: expected }, table) => {
    const [row] = await duckDb.rows<{ rows: string }>(`select count(*) as rows from ${from}`);
    return otherRows(file, table.name, expected, Number(row?.rows));
  });
}

/** As recount, and hashes every row: returns also where other rows lie than PostgreSQL sent. */
export function rehash(folder: string, tables: readonly ManifestTable[]): Promise<Problem[]> {
  return compare(folder, tables, async (duckDb, { file, from, rows, content_hash }, table) => {
    const content = await contentOf(duckDb, from, table.columns);
    const found = otherRows(file, table.name, rows, content.rows);
    if (found.length > 0 || content.content_hash === content_hash) return found;
    const detail = `holds other rows of ${table.name} than were read from PostgreSQL`;
    return [{ file, problem: 'content', detail }];
  });
}

/** A place where rows of a table lie, and what it has to hold. */
interface Source extends Content {
  file: string;
  from: string;
}

type Compare = (duckDb: DuckDb, source: Source, table: ManifestTable) => Promise<Problem[]>;

async function compare(
  folder: string,
  tables: readonly ManifestTable[],
  differences: Compare,
): Promise<Problem[]> {
  // Two connections of one thread each: more threads for one statement spend as much on waiting for each other.
  await using duckDb = await openDuckDb(':memory:', { threads: 1 });
  await duckDb.run(`attach ${quoteLiteral(join(folder, DATABASE_FILE))} as warehouse (read_only)`);
  const problems = tables.map(otherParts);
  const waiting = tables.entries();
  const drain = async () => {
    await using own = await duckDb.another();
    for (const [at, table] of waiting)
      for (const source of sourcesOf(folder, table))
        problems[at]?.push(...(await differences(own, source, table)));
  };
  const outcomes = await Promise.allSettled(Array.from({ length: READERS }, drain));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return [...problems.flat(), ...(await unknownTables(duckDb, tables))];
}

/** The manifest itself has to say the same of a table and of its files together. */
function otherParts({ name, files, rows, content_hash }: ManifestTable): Problem[] {
  const sum = sumOf(files);
  if (sum.rows === rows && sum.content_hash === content_hash) return [];
  const detail = `says other rows of ${name} than of its files together`;
  return [{ file: MANIFEST_FILE, problem: 'content', detail }];
}

function sourcesOf(folder: string, { schema, name, files, ...content }: ManifestTable): Source[] {
  const from = `warehouse.${schema}.${quoteIdentifier(name)}`;
  const parquet = files.map(({ file, ...own }) => {
    const path = quoteLiteral(join(folder, file));
    return { file, from: `read_parquet(${path}, hive_partitioning = false)`, ...own };
  });
  return [{ file: DATABASE_FILE, from, ...content }, ...parquet];
}

function otherRows(file: string, table: string, expected: number, found: number): Problem[] {
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
