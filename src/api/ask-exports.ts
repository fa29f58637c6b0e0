// The part of the public API that asks published exports.
import type { Profile } from '../choices.ts';
import type { DuckTable } from '../database/duckdb-table.ts';
import type { ExportDiff } from '../exports/diff-exports.ts';
import { readArgument } from '../read-argument.ts';

/**
 * Says what changed from one export to another: tables, columns, and rows by key. Each is a warehouse, or a folder of them whose
 * newest is taken. Throws ConfigError (exitCode 2) where there is no warehouse.
 */
export async function diffExports(
  from: string,
  to: string,
  options: { profile?: Profile } = {},
): Promise<ExportDiff> {
  const checks = await import('./arguments.ts');
  readArgument(checks.folder, 'from', from);
  readArgument(checks.folder, 'to', to);
  const { profile } = readArgument(checks.diffOptions, 'options', options);
  const exporting = await import('../exports/diff-exports.ts');
  return exporting.diffExports(from, to, { profile });
}

export interface QueryOptions {
  /** Which export; default: that of analysts, or the one that holds what is asked. */
  profile?: Profile;
  /** So many rows at most. */
  limit?: number;
}

/** The result of a statement on a warehouse: its profile, its columns, and its rows as JSON values. */
export interface QueryResult {
  profile: Profile;
  columns: DuckTable['columns'];
  rows: readonly (readonly unknown[])[];
}

/**
 * Runs one statement of DuckDB's SQL on a warehouse, read-only. Throws ConfigError (exitCode 2) unless it is one that gives
 * rows, SqlError for one that is wrong.
 */
export async function query(
  folder: string,
  sql: string,
  options: QueryOptions = {},
): Promise<QueryResult> {
  const checks = await import('./arguments.ts');
  readArgument(checks.folder, 'folder', folder);
  readArgument(checks.statement, 'sql', sql);
  const { profile, limit } = readArgument(checks.queryOptions, 'options', options);
  const { askHolding } = await import('../database/find-holding.ts');
  await using holding = await askHolding(folder, profile, (duckDb) => duckDb.table(sql, { limit }));
  const { columns, batches } = holding.answer;
  const rows: (readonly unknown[])[] = [];
  for await (const batch of batches) rows.push(...batch);
  return { profile: holding.warehouse.manifest.profile, columns, rows };
}
