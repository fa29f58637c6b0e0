// Statements about one table of Iceberg. Iceberg's own SQL, by which branches are made, cannot be had beside SQL functions,
// which its parser refuses (Spark 4.0, Iceberg 1.10 and 1.11): fast_forward makes and moves them as well.
import { quoteLiteral } from '../../../database/quoting.ts';
import { sqlFile } from '../../../database/sql-file.ts';
import { COMPUTED } from './read-kept.ts';

const merge = sqlFile(import.meta.url, './merge.sql').text;

/**
 * Changelogs are read of tables whose files are written anew; older metadata goes with each commit,
 * and a branch that a run left when it was cut off goes with expired snapshots after a week.
 */
export const PROPERTIES = `tblproperties (
    'write.merge.mode' = 'copy-on-write',
    'write.delete.mode' = 'copy-on-write',
    'write.metadata.delete-after-commit.enabled' = 'true',
    'write.metadata.previous-versions-max' = '20',
    'history.expire.max-ref-age-ms' = '604800000'
)`;

/** A table, e.g. `lake.answers`, and the branch of it that is written to and audited. */
export interface Audited {
  table: string;
  branch: string;
}

/** The branch as a relation. */
export const branchOf = ({ table, branch }: Audited): string => `nyx.${table}.branch_${branch}`;

/** Has the branch stand where what is published does. */
export const begin = ({ table, branch }: Audited): string => move(table, branch, 'main');

export const publish = ({ table, branch }: Audited): string => move(table, 'main', branch);

/** Keeps in mind what is published as what the numbers were computed from. */
export const computedFrom = (table: string): string => move(table, COMPUTED, 'main');

function move(table: string, branch: string, to: string): string {
  return `call nyx.system.fast_forward(table => '${table}', branch => '${branch}', to => '${to}')`;
}

export function setProperties(table: string, properties: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(properties).map(
    ([key, value]) => `'${key}' = ${quoteLiteral(value)}`,
  );
  return `alter table nyx.${table} set tblproperties (${pairs.join(', ')})`;
}

/** Puts the rows of `changed` in the place of those of the same key. */
export function mergeInto(audited: Audited, changed: string, key: readonly string[]): string {
  return merge
    .replaceAll(':kept', branchOf(audited))
    .replaceAll(':changed', changed)
    .replaceAll(':same', key.map((column) => `kept.${column} <=> told.${column}`).join(' and '))
    .replaceAll(':key', key.map((column) => `t.${column}`).join(', '));
}
