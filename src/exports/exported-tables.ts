import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import { type ColumnType, columnType } from './column-type.ts';
import { type Profile, profileHolds } from './profile.ts';

export interface ExportedColumn extends ColumnType {
  name: string;
  comment: string | null;
}

/** One table as a profile shows it. */
export interface ExportedTable {
  /** Schema it is read from. */
  schema: string;
  name: string;
  comment: string | null;
  columns: ExportedColumn[];
  /** Columns that the profile leaves out. */
  leftOut: string[];
}

interface ColumnRow {
  schema_name: string;
  table_name: string;
  table_comment: string | null;
  column_name: string;
  type_name: string;
  column_comment: string | null;
}

const exportedColumns = sqlFile('src/exports/exported_columns.sql');

/** Reads from the catalog what there is to export: every corrected view, without what the profile leaves out. */
export async function exportedTables(session: Session, profile: Profile): Promise<ExportedTable[]> {
  const { rows } = await runSqlFile<ColumnRow>(session, exportedColumns);
  return [...Map.groupBy(rows, (row) => row.table_name).values()].map((columns) => toTable(columns, profile));
}

function toTable(rows: ColumnRow[], profile: Profile): ExportedTable {
  const [first] = rows;
  if (!first) throw new Error('a table without columns');
  const { held = [], leftOut = [] } = Object.groupBy(rows, (row) =>
    profileHolds(profile, row.column_comment) ? 'held' : 'leftOut',
  );
  return {
    schema: first.schema_name,
    name: first.table_name,
    comment: first.table_comment,
    columns: held.map((row) => ({
      name: row.column_name,
      comment: row.column_comment,
      ...columnType(row.column_name, row.type_name),
    })),
    leftOut: leftOut.map((row) => row.column_name),
  };
}
