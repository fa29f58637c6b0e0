// What crosses persons, by the same SELECTs on DuckDB and on Spark.
import { sqlFile } from '../../database/sql-file.ts';
import type { LakeTable } from './tables.ts';

/** A relation that is computed from the merged lake. */
export interface LakeNumbers {
  name: string;
  select: string;
  /** The column of the company, where each has its own rows. */
  company?: string;
  /** It only leads to others. */
  isStep: boolean;
}

const read = (name: string): string => sqlFile(import.meta.url, `./numbers/${name}.sql`).text;
const newest = read('newest');

const numbers = (name: string, company?: string): LakeNumbers => ({
  name,
  select: read(name),
  isStep: false,
  ...(company === undefined ? {} : { company }),
});
const step = (name: string): LakeNumbers => ({ name, select: read(name), isStep: true });

/** Each after those it reads. */
export const lakeNumbers: readonly LakeNumbers[] = [
  step('company_map'),
  step('keyed_facts'),
  step('keyed_answers'),
  numbers('company_outcomes', 'group_id'),
  numbers('company_days', 'company_id'),
  numbers('everybodys_funnel'),
  numbers('everybodys_spending'),
];

/** The SELECT of what exports tell last of each key of a table, from their rows (`told_<name>`). */
export function newestSelect({ name, key }: LakeTable): string {
  return newest
    .replaceAll(':told', `told_${name}`)
    .replaceAll(':table', name)
    .replaceAll(':key', key?.column ?? 'cell');
}

/** The SELECT of a table's rows as they stand, from those that its exports tell (`told_<name>`). */
export function mergedSelect(table: LakeTable): string {
  return `select n.* from (\n${newestSelect(table).trimEnd()}\n) as n where not n.is_deleted`;
}
