import { readDefinition } from '../definitions/expand.ts';
import type { DuckDb } from './duckdb.ts';

/** Adds the functions of the definitions as `etl.<name>`, in memory, so that a file stays as it is. */
export async function addFunctions(duckDb: DuckDb): Promise<void> {
  await duckDb.run(`attach ':memory:' as etl; ${readDefinition('functions/duckdb')}`);
}
