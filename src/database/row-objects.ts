import type { Json } from '@duckdb/node-api';
import type { DuckTable } from './duckdb-table.ts';

/** The names of columns as keys: of several with the same name the later ones get a number, as DuckDB gives them: `id_1`. */
export function uniqueNames(columns: DuckTable['columns']): string[] {
  const taken = new Set<string>();
  return columns.map(({ name }) => {
    let unique = name;
    for (let number = 1; taken.has(unique.toLowerCase()); number++) unique = `${name}_${number}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** A row as an object by the names of its columns. */
export function toObject(names: readonly string[], row: readonly Json[]): Record<string, Json> {
  return Object.fromEntries(names.map((name, at) => [name, row[at] ?? null]));
}

/** All rows of a result as objects. */
export async function rowObjects(table: DuckTable): Promise<Record<string, Json>[]> {
  const names = uniqueNames(table.columns);
  const rows: Record<string, Json>[] = [];
  for await (const batch of table.batches) rows.push(...batch.map((row) => toObject(names, row)));
  return rows;
}
