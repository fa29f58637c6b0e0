// A script for `spark-sql` that keeps tables of Iceberg equal to a lake: what cells exported since is merged, and the
// companies it touches are computed anew. Everything is written to a branch, audited, and then published.
import { join } from 'node:path';
import { sqlFile } from '../../../database/sql-file.ts';
import { functions, inSpark, onDisk, reporting, script, viewOf } from '../../spark-script.ts';
import { type LakeAsOf, startsOf } from '../compute-lake.ts';
import { type LakeNumbers, lakeNumbers, newestSelect } from '../numbers.ts';
import type { StandingExport } from '../read-lake.ts';
import type { LakeTable } from '../tables.ts';
import { AS_OF, EXPORTS, GHOST_AFTER_DAYS } from './read-kept.ts';

const read = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`).text;
const [merge, dueCompanies, everyCompany] = [
  read('merge'),
  read('due_companies'),
  read('every_company'),
];

/** What is to be merged into one table. */
export interface KeptTable {
  table: LakeTable;
  /** Exports that it does not hold yet. */
  missing: readonly StandingExport[];
  /** Cells whose rows all go before, as one of those exports holds all of them. */
  anew: readonly string[];
  /** Its snapshot that the numbers were computed from; undefined where it is not known any more. */
  numbersFrom: string | undefined;
  /** Whether it has changed since that snapshot, or will. */
  isChanged: boolean;
}

export interface KeptScriptOptions extends LakeAsOf {
  /** Folder of the lake, absolute. */
  lake: string;
  tables: readonly KeptTable[];
  /** What the commits say: the newest export of each cell. */
  exports: string;
  /** As of when the numbers are that stand; undefined where there are none. */
  previous: LakeAsOf | undefined;
  /** Folder for relations on their way. */
  steps: string;
}

export function keptScript(options: KeptScriptOptions): string {
  const { tables, previous, exports, steps, ...asOf } = options;
  const names = tables.map(({ table }) => table.name);
  const own = lakeNumbers.filter(({ isStep }) => !isStep);
  const now = { ...asOf, timezone: 'UTC' };
  return script([
    functions(),
    'create namespace if not exists nyx.lake',
    'create namespace if not exists nyx.numbers',
    reporting(now),
    ...tables.flatMap((table) => createTable(table, options.lake)),
    ...names.map((name) => view(name, `select * from nyx.lake.${name}`)),
    ...lakeNumbers.filter(({ isStep }) => isStep).map(({ name, select }) => view(name, select)),
    ...own.map(
      ({ name, select }) =>
        `create table if not exists nyx.numbers.${name} using iceberg as
select * from (\n${inSpark(select)}\n) as computed where false`,
    ),
    commitsSay(EXPORTS, exports),
    ...tables.flatMap((table) => mergeTable(table, steps)),
    commitsSay(AS_OF, asOf.as_of),
    commitsSay(GHOST_AFTER_DAYS, String(asOf.ghost_after_days)),
    ...own.filter(({ company }) => company === undefined).flatMap(replaceNumbers),
    ...dueBy(tables, previous, steps),
    ...own.flatMap((numbers) => mergeNumbers(numbers, steps)),
    auditNumbers,
    ...own.map(({ name }) => publish(`numbers.${name}`)),
  ]);
}

const view = (name: string, select: string): string =>
  `create or replace temporary view ${name} as\n${inSpark(select)}`;

const commitsSay = (property: string, value: string): string =>
  `set \`spark.sql.iceberg.snapshot-property.${property}\`=\`${value}\``;

const branchOf = (table: string): string => `nyx.${table}.branch_audit`;

const branch = (table: string): string => `alter table nyx.${table} create or replace branch audit`;

const publish = (table: string): string =>
  `call nyx.system.fast_forward(table => '${table}', branch => 'main', to => 'audit')`;

/** Its columns are those of the lake; `export` would make every row of a whole table another one each time. */
function createTable({ table: { name }, missing }: KeptTable, lake: string): string[] {
  if (missing.length === 0) return [];
  const folders = missing.map(({ manifest }) => `cell=${manifest.cell}/export=${manifest.export}`);
  const some = folders.length === 1 ? folders.join() : `{${folders.join(',')}}`;
  return [
    viewOf(`told_${name}`, join(lake, some, name, 'part-*.parquet')),
    `create table if not exists nyx.lake.${name} using iceberg partitioned by (cell) as
select * except (export, is_deleted) from told_${name} where false`,
  ];
}

function mergeTable({ table, missing, anew }: KeptTable, steps: string): string[] {
  if (missing.length === 0) return [];
  const name = `lake.${table.name}`;
  const changed = `changed_${table.name}`;
  const key = [...new Set(['cell', table.key?.column ?? 'cell'])];
  const cells = anew.map((cell) => `'${cell}'`).join(', ');
  const same = key.map((column) => `k.${column} = c.${column}`).join(' and ');
  return [
    view('starts', `select * from (values ${startsOf(missing)}) as s (table_name, cell, export)`),
    ...onDisk(changed, newestSelect(table), steps),
    branch(name),
    ...(anew.length > 0 ? [`delete from ${branchOf(name)} where cell in (${cells})`] : []),
    mergeInto(name, changed, key),
    `select assert_true(
    (select count(*) from ${branchOf(name)} as k left semi join ${changed} as c on ${same})
        = (select count(*) from ${changed} where not is_deleted),
    '${name} would not hold what cells told: nothing of it is published'
)`,
    publish(name),
  ];
}

function mergeInto(kept: string, changed: string, key: readonly string[]): string {
  return merge
    .replaceAll(':kept', branchOf(kept))
    .replaceAll(':changed', changed)
    .replaceAll(':same', key.map((column) => `kept.${column} = told.${column}`).join(' and '))
    .replaceAll(':key', key.map((column) => `t.${column}`).join(', '));
}

/** `due_companies`, and from then on the facts and answers of those alone. */
function dueBy(
  tables: readonly KeptTable[],
  previous: LakeAsOf | undefined,
  steps: string,
): string[] {
  const isKnown = previous && tables.every(({ numbersFrom }) => numbersFrom !== undefined);
  const due = isKnown
    ? [
        ...tables.map(changesOf),
        reporting({ ...previous, timezone: 'UTC' }, 'previous_reporting'),
        ...onDisk('due_companies', dueCompanies, steps),
      ]
    : onDisk('due_companies', everyCompany, steps);
  const ofDue = (name: string, column: string) => {
    const select = lakeNumbers.find((numbers) => numbers.name === name)?.select ?? '';
    return view(
      name,
      `select k.* from (\n${select.trimEnd()}\n) as k
where k.${column} in (select d.company_key from due_companies as d) or k.${column} is null`,
    );
  };
  return [...due, ofDue('keyed_facts', 'company_key'), ofDue('keyed_answers', 'company_id')];
}

function changesOf({ table: { name }, numbersFrom, isChanged }: KeptTable): string {
  return isChanged
    ? `call nyx.system.create_changelog_view(
    table => 'lake.${name}', changelog_view => 'changes_of_${name}',
    net_changes => true, options => map('start-snapshot-id', '${numbersFrom}')
)`
    : view(`changes_of_${name}`, `select * from nyx.lake.${name} where false`);
}

function replaceNumbers({ name, select }: LakeNumbers): string[] {
  const kept = `numbers.${name}`;
  return [branch(kept), `insert overwrite ${branchOf(kept)}\n${inSpark(select)}`];
}

function mergeNumbers({ name, select, company }: LakeNumbers, steps: string): string[] {
  if (company === undefined) return [];
  const kept = `numbers.${name}`;
  const computed = `select d.company_key as ${company}, n.* except (${company}),
    n.${company} is null as is_deleted
from due_companies as d
left join (\n${inSpark(select)}\n) as n on n.${company} = d.company_key`;
  return [
    ...onDisk(`changed_${name}`, computed, steps),
    branch(kept),
    mergeInto(kept, `changed_${name}`, [company]),
  ];
}

const auditNumbers = `select assert_true(
    (select coalesce(sum(o.total), 0) from ${branchOf('numbers.company_outcomes')} as o)
        = (
            select count(*)
            from nyx.lake.application_facts as f
            join company_map as m on m.cell = f.cell and m.company_id = f.company_id
        ),
    'companies would not add up to the facts: no numbers are published'
)`;
