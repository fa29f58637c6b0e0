import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import type { Reader } from '../duckdb/reader.ts';

const queries = ['posting_pairs', 'posting_places', 'posting_pays'].map((name) =>
  readFileSync(join(packageRoot, 'src/ingest/job-posts', `${name}.duckdb.sql`), 'utf8'),
);

/**
 * Works out companies, places and pay once for all records in the DuckDB view `chosen_key` that
 * say the same.
 */
export async function collectCombinations({ connection }: Reader): Promise<void> {
  for (const query of queries) await connection.run(query);
}
