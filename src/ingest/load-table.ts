import type { Session } from '../database/session.ts';
import type { Progress } from '../progress.ts';
import { applicationProfile } from './applications/application-profile.ts';
import { openReader } from './duckdb/reader.ts';
import { AT_ONCE, runLoad } from './load.ts';
import type { LoadOptions, LoadSummary } from './load-plan.ts';
import type { Mapping } from './mapping/map-columns.ts';
import { explainReading } from './source/explain-reading.ts';
import { openSource } from './source/open-source.ts';
import { createRecordView } from './source/stage-query.ts';
import { planTable, type TableOptions, type TableProfile } from './table/plan-table.ts';
import { readTableShape, type TableShape } from './table/table-shape.ts';

export interface TabularLoadOptions extends LoadOptions, TableOptions {
  encoding?: string | undefined;
  /** What the ledger calls the file; its path, unless told. */
  name?: string | undefined;
  progress?: Progress | undefined;
  /** Told once the columns are known, before anything is loaded. */
  onMapping?: (path: string, mapping: Mapping) => void;
}

/** Loads one tabular file (`-` for stdin) into any table, columns by name. */
export async function loadTable(
  session: Session,
  table: string,
  path: string,
  options: TabularLoadOptions,
  profile?: TableProfile,
): Promise<LoadSummary> {
  const shape = await readTableShape(session, table);
  return explainReading(options.name ?? path, () =>
    loadInto(session, shape, path, options, profile),
  );
}

async function loadInto(
  session: Session,
  shape: TableShape,
  path: string,
  options: TabularLoadOptions,
  profile?: TableProfile,
): Promise<LoadSummary> {
  await using reader = await openReader(options.progress);
  const source = await openSource(reader, path, options);
  await createRecordView(reader, source);
  const { plan, mapping, isDivisible } = await planTable(reader, source, shape, options, profile);
  options.onMapping?.(source.path, mapping);
  return await runLoad(session, plan, isDivisible ? options : { ...options, ...AT_ONCE });
}

/** Loads one tabular file of applications; user, job post and session may be given by address, URL and name. */
export async function loadApplications(
  session: Session,
  path: string,
  options: TabularLoadOptions,
): Promise<LoadSummary> {
  return loadTable(session, 'nyx.applications', path, options, applicationProfile);
}
