import { join } from 'node:path';
import { type DuckDb, openDuckDb } from '../../database/duckdb.ts';
import type { Session } from '../../database/session.ts';
import { describeFile } from '../../database/settled-files.ts';
import { temporaryFolder } from '../../files/temporary-folder.ts';
import { unless } from '../../system-errors.ts';
import { exportAside } from './build-lake.ts';
import { computeLake } from './compute-lake.ts';
import { lakeAsOf } from './lake-as-of.ts';
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

/** Reads every file of a lake anew, and compares it with the manifest of its export. */
export async function verifyLakeFiles(
  exports: readonly StandingExport[],
): Promise<{ files: number; problems: LakeProblem[] }> {
  const problems: LakeProblem[] = [];
  let files = 0;
  for (const { folder, manifest } of exports) {
    for (const expected of manifest.files) {
      files += 1;
      const file = join(folder, expected.name);
      const found = await describeFile(folder, expected.name).catch(
        unless('ENOENT', 'source', 'source.not_a_file', 'source.unreadable'),
      );
      if (!found) problems.push({ file, detail: 'is missing, or cannot be read' });
      else if (found.sha256 !== expected.sha256)
        problems.push({ file, detail: 'holds something else than was published' });
    }
  }
  return { files, problems };
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
 * and what is computed across persons, as of one time.
 */
export async function compareWithDatabase(
  exports: readonly StandingExport[],
  session: Session,
): Promise<LakeComparison[]> {
  await using folder = await temporaryFolder('lake');
  const whole = await exportAside(session, join(folder.path, 'whole'), 'whole');
  const asOf = lakeAsOf(exports, {});
  await using duckDb = await openDuckDb(join(folder.path, 'compared.duckdb'));
  for (const [schema, compared] of Object.entries({ cells: exports, whole: [whole] })) {
    await duckDb.run(`create schema ${schema}; set schema = ${schema}`);
    await computeLake(duckDb, compared, asOf);
    for (const [table, select] of Object.entries(COMPARED))
      await duckDb.run(`create view compared_${table} as ${select}`);
  }
  const found: LakeComparison[] = [];
  for (const table of Object.keys(COMPARED)) found.push(await compareTable(duckDb, table));
  return found;
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
