// What crosses persons, by the same SELECTs on DuckDB and on Spark.
import { sqlFile } from '../../database/sql-file.ts';
import type { LakeTable } from './tables.ts';

/** A relation that is computed from the merged lake. */
interface LakeNumbers {
  name: string;
  select: string;
}

const read = (name: string): string => sqlFile(import.meta.url, `./numbers/${name}.sql`).text;
const merged = read('merged');

/** Each after those it reads. */
export const lakeNumbers: readonly LakeNumbers[] = [
  ...['company_map', 'keyed_facts', 'keyed_answers', 'company_outcomes', 'company_days'],
  ...['everybodys_funnel', 'everybodys_spending'],
].map((name) => ({ name, select: read(name) }));

/** The SELECT of a table's rows as they stand, from those that its exports tell (`told_<name>`). */
export function mergedSelect({ name, key }: LakeTable): string {
  return merged
    .replaceAll(':told', `told_${name}`)
    .replaceAll(':table', name)
    .replaceAll(':key', key?.column ?? 'cell');
}
