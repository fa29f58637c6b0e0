import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, type ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import type { Problem } from './compare-files.ts';
import { contentOf } from './content-hash.ts';

/** Opens every file of a warehouse anew and counts its rows; returns what differs from the manifest. */
export function recount(folder: string, tables: readonly ManifestTable[]): Promise<Problem[]> {
  return compare(folder, tables, async (duckDb, { file, from }, table, expected) => {
    const [row] = await duckDb.rows<{ rows: string }>(`select count(*) as rows from ${from}`);
    return otherRows(file, table.name, expected, Number(row?.rows));
  });
}

/** As recount, and hashes every row: returns also where other rows lie than PostgreSQL sent. */
export function rehash(folder: string, tables: readonly ManifestTable[]): Promise<Problem[]> {
  return compare(folder, tables, async (duckDb, { file, from, isWhole }, table, expected) => {
    if (!isWhole) {
      const [row] = await duckDb.rows<{ rows: string }>(`select count(*) as rows from ${from}`);
      return otherRows(file, table.name, expected, Number(row?.rows));
    }
    const content = await contentOf(duckDb, from, table.columns);
    const found = otherRows(file, table.name, expected, content.rows);
    if (found.length > 0 || content.content_hash === table.content_hash) return found;
    const detail = `holds other rows of ${table.name} than were read from PostgreSQL`;
    return [{ file, problem: 'content', detail }];
  });
}

interface Source {
  file: string;
  from: string;
  /** Whether it holds all rows of its table. */
  isWhole: boolean;
}

type Compare = (
  duckDb: DuckDb,
  source: Source,
  table: ManifestTable,
  expected: number,
) => Promise<Problem[]>;

async function compare(
  folder: string,
  tables: readonly ManifestTable[],
  differences: Compare,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  await using duckDb = await openDuckDb(':memory:');
  await duckDb.run(`attach ${quoteLiteral(join(folder, DATABASE_FILE))} as warehouse (read_only)`);
  for (const table of tables) {
    for (const { source, rows } of sourcesOf(folder, table))
      problems.push(...(await differences(duckDb, source, table, rows)));
  }
  return [...problems, ...(await unknownTables(duckDb, tables))];
}

/** Where the rows of a table lie, and how many each place holds. */
function sourcesOf(folder: string, table: ManifestTable): { source: Source; rows: number }[] {
  const { schema, name, files, rows } = table;
  const parquet = (names: readonly string[]) =>
    `read_parquet([${names.map((file) => quoteLiteral(join(folder, file)))}], hive_partitioning = false)`;
  const inDatabase = {
    file: DATABASE_FILE,
    from: `warehouse.${schema}.${quoteIdentifier(name)}`,
    isWhole: true,
  };
  const all = { file: `parquet/${name}`, from: parquet(files.map(({ file }) => file)) };
  return [
    { source: inDatabase, rows },
    ...files.map(({ file, rows }) => ({
      source: { file, from: parquet([file]), isWhole: files.length === 1 },
      rows,
    })),
    ...(files.length === 1 ? [] : [{ source: { ...all, isWhole: true }, rows }]),
  ];
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
