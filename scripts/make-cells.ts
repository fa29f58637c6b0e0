// A lake of three cells from made-up facts, for what is tried on Spark: everything, what changed after it, and that told again.
import { join } from 'node:path';
import { makeFacts } from '../bench/make-facts.ts';
import type { DuckDb } from '../src/database/duckdb.ts';
import type { Session } from '../src/database/session.ts';
import { exportLake } from '../src/exports/lake/export-lake.ts';
import { readLake } from '../src/exports/lake/read-lake.ts';
import { derivedTables } from '../src/transforms/derived-tables.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { asOf } from './compared-export.ts';
import { splitLake } from './split-lake.ts';

/** No mail is read: whose it is, its links say. */
const names = derivedTables.map(({ name }) => name);
const CHANGES = `
  update nyx.applications set success_flag = false where hashtext(id::text) % 100 = 1;
  update nyx.applications set application_submitted_at = application_submitted_at - interval '1 day'
  where hashtext(id::text) % 100 = 2;
  delete from nyx.model_usage where hashtext(id::text) % 100 = 3`;

/** Fills an empty database, and the folder `lake` below `folder`. */
export async function makeCells(
  session: Session,
  duckDb: DuckDb,
  folder: string,
  applications: number,
): Promise<string> {
  const one = join(folder, 'one');
  const lake = join(folder, 'lake');
  await makeFacts(session, applications);
  await runTransforms(session, { asOf, names });
  await exportLake(session, { out: one, cell: 'one' });
  await session.pg.query(CHANGES);
  await runTransforms(session, { asOf, names });
  await exportLake(session, { out: one, cell: 'one', afterExport: 1 });
  await splitLake(duckDb, await readLake(one), lake);
  return lake;
}
