// The definitions of `lake ddl --engine clickhouse` on ClickHouse, over a lake of three cells as it lies there: its views have
// the rows that DuckDB merges.
import { join } from 'node:path';
import { openDuckDb } from '../src/database/duckdb.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { computeLake } from '../src/exports/lake/compute-lake.ts';
import { lakeAsOf } from '../src/exports/lake/lake-as-of.ts';
import { lakeDdl } from '../src/exports/lake/lake-ddl.ts';
import { readLake } from '../src/exports/lake/read-lake.ts';
import { lakeTables } from '../src/exports/lake/tables.ts';
import { compareRows } from './count-differing.ts';
import { makeCells } from './make-cells.ts';

/** How many views differ. `ask` runs one statement of ClickHouse. */
export async function compareDdl(
  ask: (sql: string) => unknown,
  folder: string,
  applications: number,
): Promise<number> {
  await using server = await startScratchServer();
  await using session = await connect(server.url, 'ddl');
  await using duckDb = await openDuckDb(':memory:', { memoryLimit: '4GB' });
  const lake = await makeCells(session, duckDb, folder, applications);
  const exports = await readLake(lake);
  await computeLake(duckDb, exports, lakeAsOf(exports, {}));
  // In a database of their own: what is computed after this has some names alike.
  ask('create database ddl');
  ask('use ddl');
  const statements = lakeDdl('clickhouse', lake, exports).split(/;\n/);
  for (const statement of statements) if (statement.trim()) ask(statement);
  let wrong = 0;
  for (const { name } of lakeTables) {
    const file = join(folder, `view_${name}.parquet`);
    ask(`insert into function file('${file}', Parquet) select * from ${name}`);
    wrong += await compareRows(duckDb, name, `'${file}'`, `${name}, as lake ddl has it`);
  }
  ask('use default');
  return wrong;
}
