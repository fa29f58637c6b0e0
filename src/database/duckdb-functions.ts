import { readDefinition } from '../definitions/expand.ts';
import type { DuckDb } from './duckdb.ts';
import { quoteLiteral } from './quoting.ts';

/** Adds the functions of the definitions as `etl.<name>`, in memory, so that a file stays as it is. */
export async function addFunctions(duckDb: DuckDb): Promise<void> {
  await duckDb.run(`attach ':memory:' as etl; ${readDefinition('functions/duckdb')}`);
}

/** How days and silence are counted, and as of when (RFC 3339). */
export interface Reporting {
  timezone: string;
  ghost_after_days: number;
  /** None before the first transform. */
  as_of: string | null;
}

/** The SELECT of the one row that the definitions know as `reporting`. */
export function reportingRow({ timezone, ghost_after_days, as_of }: Reporting): string {
  return `select
    ${quoteLiteral(timezone)} as timezone,
    cast(${as_of === null ? 'null' : quoteLiteral(as_of)} as timestamp with time zone) as as_of,
    cast(cast(${quoteLiteral(String(ghost_after_days))} as decimal(18, 10)) * 86400000000 as bigint) as ghost_after_us`;
}
