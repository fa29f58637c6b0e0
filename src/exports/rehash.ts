import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, MANIFEST_FILE, type ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import { type Content, sumOf } from './binary/row-hash.ts';
import type { Problem } from './compare-files.ts';
import { contentOf } from './content-hash.ts';
import { otherRows, unknownTables } from './recount.ts';

/** So many tables are read at once, each by one thread. */
const READERS = 2;

/** Reads and hashes every row of a warehouse: what differs from the manifest, or from what PostgreSQL sent. */
export async function rehash(folder: string, tables: readonly ManifestTable[]): Promise<Problem[]> {
  // Two connections of one thread each: more threads for one statement spend as much on waiting for each other.
  await using duckDb = await openDuckDb(':memory:', { threads: 1 });
  await duckDb.run(`attach ${quoteLiteral(join(folder, DATABASE_FILE))} as warehouse (read_only)`);
  const problems = tables.map(otherParts);
  const waiting = tables.entries();
  const drain = async () => {
    await using own = await duckDb.another();
    for (const [at, table] of waiting)
      for (const source of sourcesOf(folder, table))
        problems[at]?.push(...(await otherContent(own, source, table)));
  };
  const outcomes = await Promise.allSettled(Array.from({ length: READERS }, drain));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return [...problems.flat(), ...(await unknownTables(duckDb, tables))];
}

/** A place where rows of a table lie, and what it has to hold. */
interface Source extends Content {
  file: string;
  from: string;
}

async function otherContent(
  duckDb: DuckDb,
  { file, from, rows, content_hash }: Source,
  { name, columns }: ManifestTable,
): Promise<Problem[]> {
  const content = await contentOf(duckDb, from, columns);
  const found = otherRows(file, name, rows, content.rows);
  if (found.length > 0 || content.content_hash === content_hash) return found;
  const detail = `holds other rows of ${name} than were read from PostgreSQL`;
  return [{ file, problem: 'content', detail }];
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
