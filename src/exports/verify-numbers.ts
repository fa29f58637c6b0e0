import { join } from 'node:path';
import { counted } from '../counted.ts';
import { openDuckDb } from '../database/duckdb.ts';
import { DATABASE_FILE } from '../database/manifest.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import { type SqlFile, sqlFile } from '../database/sql-file.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { attachWarehouse } from '../database/warehouse.ts';
import { requireWhole } from '../database/whole-warehouse.ts';
import { definedViews } from '../definitions/views.ts';
import type { Problem } from './compare-files.ts';
import { computeNumbers } from './compute-numbers.ts';

/** Tables that an export holds in another form than their definitions give them, each compared by a file of its name. */
const folded = [
  ...['application_facts', 'application_incidents', 'latest_session_digests'],
  ...['company_metrics_daily', 'company_properties'],
];

/**
 * Computes every derived table of a warehouse anew from its base tables, and compares all rows with the exported ones.
 * The rules' verdicts on mail are inputs. Throws ConfigError for an export of some tables only, SqlError when a
 * table that this needs is missing.
 */
export async function verifyNumbers(warehouse: Warehouse): Promise<Problem[]> {
  const { folder, manifest } = warehouse;
  requireWhole(warehouse, 'numbers');
  const as_of = manifest.numbers_as_of;
  if (as_of === null) {
    const detail = "holds no derived numbers: 'nyx-etl transform' had not run";
    return [{ file: DATABASE_FILE, problem: 'numbers', detail }];
  }
  await using duckDb = await openDuckDb(':memory:');
  await attachWarehouse(duckDb, join(folder, DATABASE_FILE));
  await computeNumbers(duckDb, { ...manifest.reporting, as_of });
  const problems: Problem[] = [];
  const compared = [
    ...folded.map((table) => [table, countFolded(table)] as const),
    ...definedViews.map((table) => [table, countAlike(table)] as const),
  ];
  for (const [table, statement] of compared) {
    const [found] = await duckDb.rows<{ rows: string }>(statement);
    const rows = Number(found?.rows);
    if (rows === 0) continue;
    const detail = `has ${counted(rows, 'row')} in ${table} that differ from what its base tables give`;
    problems.push({ file: DATABASE_FILE, problem: 'numbers', detail });
  }
  return problems;
}

function countFolded(table: string): SqlFile {
  const file = sqlFile(import.meta.url, `./numbers/${table}.sql`);
  return { ...file, text: `select count(*) as rows from (${file.text}) as differing` };
}

/** Counts the rows that differ, both ways. */
function countAlike(table: string): string {
  const [computed, exported] = ['numbers.main', 'warehouse.marts'].map(
    (schema) => `from ${schema}.${quoteIdentifier(table)}`,
  );
  return `select count(*) as rows from (
    (${computed} except all ${exported}) union all (${exported} except all ${computed})
  ) as differing`;
}
