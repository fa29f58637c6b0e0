import { join } from 'node:path';
import { openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE, type ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';

export interface Mismatch {
  file: string;
  table: string;
  expected: number;
  found: number;
}

/** Opens every file of a warehouse anew and compares its rows with the manifest's. */
export async function recount(folder: string, tables: readonly ManifestTable[]): Promise<Mismatch[]> {
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
  return mismatches;
}
