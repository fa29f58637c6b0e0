import { type SqlFile, sqlFile } from '../../database/sql-file.ts';

/** A table of the lake. */
export interface LakeTable {
  name: string;
  /** Its rows as the cell has them: a SELECT of PostgreSQL. */
  rows: SqlFile;
  /**
   * How a delta tells what changed: all rows with these values of a column are told anew, and those
   * that no row has any more as deleted. Undefined of a small table, which every export holds whole.
   */
  key?: { column: string; entity: 'application' | 'model_call' };
}

const table = (name: string, key?: LakeTable['key']): LakeTable => ({
  name,
  rows: sqlFile(import.meta.url, `./rows/${name}.sql`),
  ...(key === undefined ? {} : { key }),
});

/** The facts of everybody, model usage, and what is derived of one person. */
export const lakeTables: readonly LakeTable[] = [
  table('application_facts', { column: 'id', entity: 'application' }),
  table('answers', { column: 'application_id', entity: 'application' }),
  table('model_usage', { column: 'id', entity: 'model_call' }),
  table('companies'),
  table('session_digests'),
  table('cohorts'),
  table('answer_survival'),
];
