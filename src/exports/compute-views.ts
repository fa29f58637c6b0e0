// Defined views, computed from the tables of an export: the definitions are the same text, and give the same rows there (see
// verify-numbers.ts).
import { createHash } from 'node:crypto';
import type { DuckDb } from '../database/duckdb.ts';
import { addFunctions, reportingRow } from '../database/duckdb-functions.ts';
import type { ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import { namesIn } from '../database/sql-file.ts';
import { readDefinition } from '../definitions/expand.ts';
import { definedViews } from '../definitions/views.ts';
import { createTable, inWarehouse } from './copy-table.ts';
import type { ExportedTable } from './exported-tables.ts';
import type { RowVersions } from './row-versions.ts';
import type { SnapshotHead } from './snapshot-head.ts';

/** All names in what computes the views: what they read is among them. */
export function namedInViews(): Set<string> {
  return namesIn(definitionTexts());
}

function definitionTexts(): string[] {
  const steps = ['session_calls', 'application_incidents'];
  return ['latest_session_digests', ...[...definedViews, ...steps].map(readDefinition)];
}

/** What tells whether all of these views have the same rows as in another export, given the tables beside them. */
export function computedVersions(
  views: readonly ExportedTable[],
  { reporting, numbers_as_of }: SnapshotHead,
  tables: readonly Pick<ManifestTable, 'name' | 'rows' | 'content_hash' | 'columns'>[],
): RowVersions {
  const definitions = definitionTexts();
  const named = namesIn(definitions);
  const inputs = tables
    .filter(({ name }) => named.has(name))
    .map(({ name, rows, content_hash, columns }) => [name, rows, content_hash, columns])
    .sort();
  const made = views.map(createTable);
  const text = JSON.stringify([definitions, reporting, numbers_as_of, inputs, made]);
  return { origin: createHash('sha256').update(text).digest('hex'), parts: {} };
}

/** Makes and fills the tables of `views` in the catalog `warehouse`, which holds all that they read. */
export async function computeViews(
  duckDb: DuckDb,
  views: readonly ExportedTable[],
  { reporting, numbers_as_of }: SnapshotHead,
): Promise<void> {
  if (views.length === 0) return;
  await addFunctions(duckDb);
  await duckDb.run(`
    attach ':memory:' as steps;
    set search_path = 'warehouse.raw,warehouse.marts,steps.main';
    create table steps.main.reporting as ${reportingRow({ ...reporting, as_of: numbers_as_of })};
    create view steps.main.session_totals as from warehouse.marts.latest_session_digests;
    create table steps.main.session_calls as ${readDefinition('session_calls')};
    create view steps.main.application_incidents as ${readDefinition('application_incidents')}`);
  for (const name of definedViews) {
    const view = views.find((other) => other.name === name);
    if (!view) continue;
    const columns = view.columns.map((column) => quoteIdentifier(column.name)).join(', ');
    await duckDb.run(`
      ${createTable(view)};
      insert into ${inWarehouse(view)} select ${columns} from (${readDefinition(name)}) as computed`);
  }
  await duckDb.run(`use memory; detach steps; detach etl`);
}
