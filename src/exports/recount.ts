import { join } from 'node:path';
import { openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, type ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';

export interface Mismatch {
  file: string;
  table: string;
  /** Null of a table that the manifest does not know. */
  expected: number | null;
  found: number;
}

/** Opens every file of a warehouse anew and compares its rows with the manifest's. */
export async function recount(
  folder: string,
  tables: readonly ManifestTable[],
): Promise<Mismatch[]> {
  const mismatches: Mismatch[] = [];
  await using duckDb = await openDuckDb(':memory:');
  await duckDb.run(`attach ${quoteLiteral(join(folder, DATABASE_FILE))} as warehouse (read_only)`);
  for (const { name, file, rows: expected } of tables) {
    const sources = {
      [DATABASE_FILE]: `warehouse.main.${quoteIdentifier(name)}`,
      [file]: `read_parquet(${quoteLiteral(join(folder, file))})`,
    };
    for (const [source, from] of Object.entries(sources)) {
      const [row] = await duckDb.rows<{ rows: string }>(`select count(*) as rows from ${from}`);
      const found = Number(row?.rows);
      if (found !== expected) mismatches.push({ file: source, table: name, expected, found });
    }
  }
  const known = new Set(tables.map(({ name }) => name));
  const present = await duckDb.rows<{ name: string; rows: number }>(
    `select table_name as name, estimated_size::double as rows from duckdb_tables()
     where database_name = 'warehouse' order by table_name`,
  );
  for (const { name, rows } of present.filter(({ name }) => !known.has(name)))
    mismatches.push({ file: DATABASE_FILE, table: name, expected: null, found: rows });
  return mismatches;
}
