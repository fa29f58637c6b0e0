import type { Session } from '../../database/session.ts';
import { SourceError } from '../../errors.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';
import type { LoadSummary } from '../load-plan.ts';
import { loadTable, type TabularLoadOptions } from '../load-table.ts';
import { MISSING_COLUMN } from '../table/table-columns.ts';
import { withTabularFile } from '../with-tabular-file.ts';
import type { FolderPlan, TableFile } from './plan-folder.ts';

const APPLICATIONS = 'nyx.applications';
const HISTORY = 'nyx.application_status_history';

/**
 * Loads one file of a folder. Applications write no history of their own when the folder holds theirs. Of a file that lacks a
 * column which its table cannot do without, as exports lack what is secret, `missing` is what is said of it; null if it is
 * empty as well.
 */
export async function loadTableFile(
  session: Session,
  { files }: FolderPlan,
  { file, table }: TableFile,
  options: TabularLoadOptions,
): Promise<LoadSummary | { missing: string | null }> {
  if (table === APPLICATIONS && files.some((other) => other.table === HISTORY))
    await session.pg.query("select set_config('nyx.status_history', 'brought', false)");
  try {
    return await loadTable(session, table, file, options);
  } catch (error) {
    if (!(error instanceof SourceError && error.code === MISSING_COLUMN)) throw error;
    if (await isEmptyFile(file, options)) return { missing: null };
    const isList = table === APPLICATIONS;
    const next = isList ? `; of a list: nyx-etl ingest applications ${shellQuoted(file)}` : '';
    return { missing: `${error.message}${next}` };
  }
}

function isEmptyFile(file: string, options: TabularLoadOptions): Promise<boolean> {
  return withTabularFile(file, options, async (reader) => {
    const rows = await reader.rows('select 1 as one from record limit 1');
    return rows.length === 0;
  });
}
