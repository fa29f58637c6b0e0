// Views of schema etl that cost the server more than all tables together, computed by DuckDB from the tables beside them:
// their definitions are the same text, and give the same rows there (see verify-numbers.ts).
import type { DuckDb } from '../database/duckdb.ts';
import { addFunctions, reportingRow } from '../database/duckdb-functions.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import { readDefinition } from '../definitions/expand.ts';
import { createTable, inWarehouse } from './copy-table.ts';
import type { ExportedTable } from './exported-tables.ts';
import type { SnapshotHead } from './snapshot-head.ts';

const incidentTables = ['captcha_events', 'two_factor_events', 'qa_checks', 'qa_issues'];

/** By name, what each is computed from, each after those it reads. */
export const computedViews: ReadonlyMap<string, readonly string[]> = new Map([
  ['application_costs', ['application_facts', 'model_usage']],
  ['answer_survival', ['application_facts']],
  ['waiting_applications', ['application_facts']],
  ['follow_up', ['application_facts']],
  ['cohorts', ['application_facts']],
  ['session_figures', ['application_facts', 'application_sessions', 'latest_session_digests']],
  ['session_baselines', ['application_sessions', 'session_figures']],
  ['session_purposes', ['application_facts', 'model_usage']],
  ['domain_advice', ['application_facts', ...incidentTables]],
]);

/** Makes and fills the tables of `views` in the catalog `warehouse`, which holds all that they read. */
export async function computeViews(
  duckDb: DuckDb,
  views: readonly ExportedTable[],
  { reporting, numbersAsOf }: SnapshotHead,
): Promise<void> {
  if (views.length === 0) return;
  await addFunctions(duckDb);
  await duckDb.run(`
    attach ':memory:' as steps;
    set search_path = 'warehouse.raw,warehouse.marts,steps.main';
    create table steps.main.reporting as ${reportingRow({ ...reporting, as_of: numbersAsOf })};
    create view steps.main.session_totals as from warehouse.marts.latest_session_digests;
    create table steps.main.session_calls as ${readDefinition('session_calls')};
    create view steps.main.application_incidents as ${readDefinition('application_incidents')}`);
  for (const name of computedViews.keys()) {
    const view = views.find((other) => other.name === name);
    if (!view) continue;
    const columns = view.columns.map((column) => quoteIdentifier(column.name)).join(', ');
    await duckDb.run(`
      ${createTable(view)};
      insert into ${inWarehouse(view)} select ${columns} from (${readDefinition(name)}) as computed`);
  }
  await duckDb.run(`use memory; detach steps; detach etl`);
}
