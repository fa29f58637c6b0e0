import type { Profile } from '../choices.ts';
import { type DuckDb, openDuckDb } from '../database/duckdb.ts';
import type { ManifestTable } from '../database/manifest.ts';
import { quoteLiteral } from '../database/quoting.ts';
import { findWarehouse, type Warehouse } from '../database/warehouse.ts';
import { type Progress, silent } from '../progress.ts';
import { compareTableRows, type RowChanges } from './diff-rows.ts';

/** One of the two exports. */
export interface DiffSide {
  folder: string;
  profile: Profile;
  snapshot_at: string;
  schema_version: string;
}

/** What became of the columns of a table. */
interface ColumnChanges {
  added: string[];
  removed: string[];
  /** Of another type. */
  retyped: { name: string; from: string; to: string }[];
}

/** A table that both have, and that is not the same in both. */
export interface TableDiff {
  schema: string;
  name: string;
  columns: ColumnChanges;
  rows: RowChanges;
}

/** What changed from one export to another; tables are named `schema.name`. */
export interface ExportDiff {
  from: DiffSide;
  to: DiffSide;
  equal: boolean;
  tables_added: string[];
  tables_removed: string[];
  tables_changed: TableDiff[];
  tables_equal: number;
}

/**
 * Compares two exports: tables, columns and rows. Tables with the same columns and content hash are the same, and are not
 * read. Reads the files as they are: `verifyExport` proves them. Throws ConfigError where there is no warehouse.
 */
export async function diffExports(
  from: string,
  to: string,
  { profile, progress = silent }: { profile?: Profile | undefined; progress?: Progress } = {},
): Promise<ExportDiff> {
  const [a, b] = [await findWarehouse(from, profile), await findWarehouse(to, profile)];
  const [before, after] = [byName(a), byName(b)];
  const both = [...before].flatMap(([name, own]) => {
    const other = after.get(name);
    return other === undefined ? [] : [{ own, other }];
  });
  const differing = both.filter(({ own, other }) => !isSame(own, other));
  const added = [...after.keys()].filter((name) => !before.has(name)).sort();
  const removed = [...before.keys()].filter((name) => !after.has(name)).sort();
  const changed = await compareAll(a, b, differing, progress);
  return {
    from: sideOf(a),
    to: sideOf(b),
    equal: added.length + removed.length + changed.length === 0,
    tables_added: added,
    tables_removed: removed,
    tables_changed: changed,
    tables_equal: both.length - changed.length,
  };
}

async function compareAll(
  a: Warehouse,
  b: Warehouse,
  differing: readonly { own: ManifestTable; other: ManifestTable }[],
  progress: Progress,
): Promise<TableDiff[]> {
  if (differing.length === 0) return [];
  await using duckDb = await openBoth(a, b);
  const changed: TableDiff[] = [];
  for (const [done, { own, other }] of differing.entries()) {
    progress({ step: `comparing ${own.name}`, done, total: differing.length, unit: 'tables' });
    const rows = await compareTableRows(duckDb, own, other);
    changed.push({ schema: own.schema, name: own.name, columns: compareColumns(own, other), rows });
  }
  return changed;
}

async function openBoth(a: Warehouse, b: Warehouse): Promise<DuckDb> {
  await using opening = new AsyncDisposableStack();
  const duckDb = opening.use(await openDuckDb(':memory:'));
  await duckDb.run(`attach ${quoteLiteral(a.database)} as before (read_only)`);
  await duckDb.run(`attach ${quoteLiteral(b.database)} as after (read_only)`);
  opening.move();
  return duckDb;
}

/** Without the history of runs, which goes on whether or not anything changes. */
function byName({ manifest }: Warehouse): Map<string, ManifestTable> {
  const compared = manifest.tables.filter(({ schema }) => schema !== 'meta');
  return new Map(compared.map((table) => [`${table.schema}.${table.name}`, table]));
}

function isSame(a: ManifestTable, b: ManifestTable): boolean {
  const { added, removed, retyped } = compareColumns(a, b);
  const sameColumns = added.length + removed.length + retyped.length === 0;
  return sameColumns && a.rows === b.rows && a.content_hash === b.content_hash;
}

function compareColumns(a: ManifestTable, b: ManifestTable): ColumnChanges {
  const before = new Map(a.columns.map(({ name, type }) => [name, type]));
  const after = new Map(b.columns.map(({ name, type }) => [name, type]));
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    retyped: [...before].flatMap(([name, from]) => {
      const to = after.get(name);
      return to === undefined || to === from ? [] : [{ name, from, to }];
    }),
  };
}

function sideOf({
  folder,
  manifest: { profile, snapshot_at, schema_version },
}: Warehouse): DiffSide {
  return { folder, profile, snapshot_at, schema_version };
}
