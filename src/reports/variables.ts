import type { DuckDb } from '../database/duckdb.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';

/** By name; null is none. A list is written as DuckDB casts one from text: `[a, b]`. */
export type Variables = Readonly<Record<string, string | null>>;

/**
 * Gives values to what the queries of this connection read with `getvariable('name')`. DuckDB plans
 * such a query once, knowing its values; one with parameters it plans twice, before and after it
 * knows them.
 */
export async function setVariables(duckDb: DuckDb, variables: Variables): Promise<void> {
  const statements = Object.entries(variables).map(
    ([name, value]) =>
      `set variable ${quoteIdentifier(name)} = ${value === null ? 'null' : quoteLiteral(value)}`,
  );
  if (statements.length > 0) await duckDb.run(statements.join('; '));
}
