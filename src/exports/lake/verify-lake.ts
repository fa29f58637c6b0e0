import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../../database/duckdb.ts';
import { MANIFEST_FILE } from '../../database/manifest.ts';
import { quoteLiteral } from '../../database/quoting.ts';
import type { Session } from '../../database/session.ts';
import { describeFile } from '../../database/settled-files.ts';
import { ConfigError } from '../../errors.ts';
import { temporaryFolder } from '../../files/temporary-folder.ts';
import { unless } from '../../system-errors.ts';
import { listFolder } from '../compare-files.ts';
import { exportAside } from './build-lake.ts';
import { computeLake } from './compute-lake.ts';
import { lakeAsOf, newestOfCells } from './lake-as-of.ts';
import type { StandingExport } from './read-lake.ts';

/** What is not as it was published. */
interface LakeProblem {
  file: string;
  detail: string;
}

/** How a table of the lake compares with the one database. */
export interface LakeComparison {
  table: string;
  /** Rows of the lake. */
  rows: number;
  /** Rows that only one of both has. */
  differing: number;
}

/**
 * Reads every file of a lake anew, and compares it with the manifest of its export: none is
 * missing, changed or added, and each table has the rows that are told.
 */
export async function verifyLakeFiles(
  exports: readonly StandingExport[],
): Promise<{ files: number; problems: LakeProblem[] }> {
  const problems: LakeProblem[] = [];
  let files = 0;
  await using duckDb = await openDuckDb(':memory:');
  for (const { folder, manifest } of exports) {
    const added = (await listFolder(folder)).files;
    added.delete(MANIFEST_FILE);
    const rows = new Map(manifest.tables.flatMap((table) => table.files.map(rowsOfFile)));
    for (const { name, sha256 } of manifest.files) {
      files += 1;
      added.delete(name);
      const detail = await compareFile(duckDb, folder, { name, sha256, rows: rows.get(name) });
      if (detail) problems.push({ file: join(folder, name), detail });
      rows.delete(name);
    }
    for (const name of rows.keys())
      problems.push({ file: join(folder, MANIFEST_FILE), detail: `has no sum of ${name}` });
    for (const name of added)
      problems.push({ file: join(folder, name), detail: 'is not in the manifest' });
  }
  return { files, problems };
}

const rowsOfFile = ({ file, rows }: { file: string; rows: number }) => [file, rows] as const;

/** What is wrong with a file; undefined where nothing is. */
async function compareFile(
  duckDb: DuckDb,
  folder: string,
  { name, sha256, rows }: { name: string; sha256: string; rows: number | undefined },
): Promise<string | undefined> {
  const found = await describeFile(folder, name).catch(
    unless('ENOENT', 'ENOTDIR', 'source', 'source.not_a_file', 'source.unreadable'),
  );
  if (!found) return 'is missing, or cannot be read';
  if (found.sha256 !== sha256) return 'holds something else than was published';
  if (rows === undefined) return 'is of no table of the manifest';
  const [counted] = await duckDb.rows<{ rows: string }>(
    `select num_rows as rows from parquet_file_metadata(${quoteLiteral(join(folder, name))})`,
  );
  if (Number(counted?.rows) !== rows) return `has ${counted?.rows} rows, the manifest says ${rows}`;
  return undefined;
}

/** What is compared, by how it is read: ids of companies and posts are each database's own. */
const COMPARED: Readonly<Record<string, string>> = {
  application_facts:
    'select * exclude (cell, export, newest_export, company_id, job_post_id) from keyed_facts',
  company_outcomes: 'from company_outcomes',
  company_days: 'from company_days',
  everybodys_funnel: 'from everybodys_funnel',
  everybodys_spending: 'from everybodys_spending',
};

/**
 * Compares the cells of a lake, added up, with one database that holds the same persons: its facts,
 * and what is computed across persons, as of one time. Also says whether the facts of the database
 * are what its rows give. Throws ConfigError where it and a cell count days in different zones.
 */
export async function compareWithDatabase(
  exports: readonly StandingExport[],
  session: Session,
): Promise<{ tables: LakeComparison[]; isCurrent: boolean }> {
  await using folder = await temporaryFolder('lake');
  const whole = await exportAside(session, join(folder.path, 'whole'), 'whole');
  requireSameZone(exports, whole);
  const asOf = lakeAsOf(exports, {});
  await using duckDb = await openDuckDb(join(folder.path, 'compared.duckdb'));
  for (const [schema, compared] of Object.entries({ cells: exports, whole: [whole] })) {
    await duckDb.run(`create schema ${schema}; set schema = ${schema}`);
    await computeLake(duckDb, compared, asOf);
    for (const [table, select] of Object.entries(COMPARED))
      await duckDb.run(`create view compared_${table} as ${select}`);
  }
  const tables: LakeComparison[] = [];
  for (const table of Object.keys(COMPARED)) tables.push(await compareTable(duckDb, table));
  return { tables, isCurrent: whole.manifest.numbers_current };
}

function requireSameZone(exports: readonly StandingExport[], whole: StandingExport): void {
  const { timezone } = whole.manifest.reporting;
  const other = newestOfCells(exports).find(({ reporting }) => reporting.timezone !== timezone);
  if (!other) return;
  const { cell, reporting } = other;
  throw new ConfigError(
    `cell ${cell} counts days in ${reporting.timezone}, and the database in ${timezone}`,
    {
      hint: "compare cells of one zone with a database of the same ('nyx-etl config set timezone', then 'nyx-etl transform')",
    },
  );
}

async function compareTable(duckDb: DuckDb, table: string): Promise<LakeComparison> {
  const [cells, whole] = ['cells', 'whole'].map((schema) => `from ${schema}.compared_${table}`);
  const [found] = await duckDb.rows<{ rows: string; differing: string }>(`
    select
        (select count(*) ${cells}) as rows,
        count(*) as differing
    from ((${cells} except all ${whole}) union all (${whole} except all ${cells})) as d`);
  return { table, rows: Number(found?.rows), differing: Number(found?.differing) };
}
