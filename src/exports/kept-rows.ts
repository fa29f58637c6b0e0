// What of a table an earlier export holds as it is, and a new one takes from there instead of from PostgreSQL.
import { stat } from 'node:fs/promises';
import type { DuckDb } from '../database/duckdb.ts';
import type { ManifestTable, ParquetFile } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import { unless } from '../system-errors.ts';
import type { EarlierExport } from './earlier-export.ts';
import type { ExportedTable } from './exported-tables.ts';
import { isOfMonth, monthColumn, monthFolder } from './months.ts';
import { type RowVersions, WHOLE } from './row-versions.ts';

/** Rows of a table that need not be read. */
export interface Kept {
  /** Where DuckDB reads the earlier table. */
  from: string;
  /** The earlier files of these rows. */
  files: ParquetFile[];
  /** Their months; undefined when they are all the table has. */
  months: string[] | undefined;
  /** The other months there are, which have to be read. */
  changed: string[];
  /** Of the earlier table. */
  unrepresentable: Record<string, number>;
}

/**
 * Makes the rows of an earlier export readable as the catalog `earlier`, and returns it; undefined where none may be taken,
 * or another export has removed it meanwhile.
 */
export async function attachEarlier(
  duckDb: DuckDb,
  earlier: EarlierExport | undefined,
): Promise<EarlierExport | undefined> {
  const database = await earlier?.database();
  if (database === undefined) return undefined;
  try {
    await duckDb.run(`attach ${quoteLiteral(database)} as earlier (read_only)`);
    return earlier;
  } catch (error) {
    if (await stat(database).catch(unless('ENOENT'))) throw error;
    return undefined;
  }
}

/** What of a table is the same by its versions; undefined where all its rows are to be read. */
export function keptRows(
  earlier: EarlierExport | undefined,
  { group, name }: ExportedTable,
  now: RowVersions | null,
): Kept | undefined {
  const table = earlier?.table(name);
  if (!table?.versions || table.versions.origin !== now?.origin) return undefined;
  const from = `earlier.${group}.${quoteIdentifier(name)}`;
  const { unrepresentable } = table;
  const before = table.versions.parts;
  const [same = [], changed = []] = [true, false].map((wanted) =>
    Object.keys(now.parts).filter((part) => (before[part] === now.parts[part]) === wanted),
  );
  if (changed.length === 0 && Object.keys(before).length === same.length)
    return { from, files: table.files, months: undefined, changed, unrepresentable };
  // Of values that no type holds there is one number for all months.
  if (changed.includes(WHOLE) || Object.keys(unrepresentable).length > 0) return undefined;
  const files = filesOf(table, same);
  if (files.length === 0 || files.length < same.length) return undefined;
  return { from, files, months: same, changed, unrepresentable };
}

function filesOf({ files }: ManifestTable, months: readonly string[]): ParquetFile[] {
  const folders = new Set(months.map(monthFolder));
  return files.filter(({ file }) => file.split('/').some((part) => folders.has(part)));
}

/** Condition on the rows of some months, for PostgreSQL and DuckDB; none for all. */
export function whereMonths(table: ExportedTable, months: readonly string[] | undefined): string {
  const instant = monthColumn(table);
  if (months === undefined || instant === undefined) return '';
  return ` where ${months.map((month) => `(${isOfMonth(instant, month)})`).join(' or ')}`;
}
