// A script for `spark-sql` that keeps tables of Iceberg equal to a lake: what cells exported since is merged, and the
// companies it touches are computed anew. Everything is written to a branch, audited, and then published.
import { quoteLiteral } from '../../../database/quoting.ts';
import { sqlFile } from '../../../database/sql-file.ts';
import { functions, inSpark, onDisk, reporting, script, viewOf } from '../../spark-script.ts';
import { type LakeAsOf, patternOf, STARTS, startsOf } from '../compute-lake.ts';
import { type LakeNumbers, lakeNumbers, newestSelect } from '../numbers.ts';
import type { StandingExport } from '../read-lake.ts';
import type { LakeTable } from '../tables.ts';
import {
  type Audited,
  begin,
  branchOf,
  computedFrom,
  mergeInto,
  PROPERTIES,
  publish,
  setProperties,
} from './kept-statements.ts';
import { AS_OF, EXPORTS, GHOST_AFTER_DAYS } from './read-kept.ts';

const read = (name: string): string => sqlFile(import.meta.url, `./${name}.sql`).text;
const dueCompanies = read('due_companies');
const everyCompany = read('every_company');

/** What is to be merged into one table. */
export interface KeptTable {
  table: LakeTable;
  audited: Audited;
  /** Exports that it does not hold yet. */
  missing: readonly StandingExport[];
  /** Cells whose rows all go before, as one of those exports holds everything. */
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
  /** By name of the number: its table. */
  numbers: ReadonlyMap<string, Audited>;
  /** The newest export of each cell, as the tables will say it of themselves. */
  exports: string;
  /** As of when the numbers are that stand; undefined where there are none. */
  previous: LakeAsOf | undefined;
  /** Folder for relations on their way. */
  steps: string;
}

/**
 * A table says which exports it holds after it holds them: until then they are merged again, to the
 * same rows.
 */
export function keptScript(options: KeptScriptOptions): string {
  const { tables, previous, exports, steps, lake: _, ...asOf } = options;
  const names = tables.map(({ table }) => table.name);
  const own = lakeNumbers.flatMap((numbers) => {
    const audited = options.numbers.get(numbers.name);
    return audited ? [{ ...numbers, audited }] : [];
  });
  return script([
    functions(),
    'create namespace if not exists nyx.lake',
    'create namespace if not exists nyx.numbers',
    reporting({ ...asOf, timezone: 'UTC' }),
    ...tables.flatMap((table) => createTable(table, options.lake)),
    ...names.map((name) => view(name, `select * from nyx.lake.${name}`)),
    ...lakeNumbers.filter(({ isStep }) => isStep).map(({ name, select }) => view(name, select)),
    ...own.map(
      ({ audited, select }) =>
        `create table if not exists nyx.${audited.table} using iceberg ${PROPERTIES} as
select * from (\n${inSpark(select)}\n) as computed where false`,
    ),
    ...tables.flatMap((table) => mergeTable(table, exports, steps)),
    ...own.filter(({ company }) => company === undefined).flatMap(replaceNumbers),
    ...dueBy(tables, previous, steps),
    ...own.flatMap((numbers) => mergeNumbers(numbers, steps)),
    ...own.filter(({ name }) => name === 'company_outcomes').map(auditOutcomes),
    ...own.map(({ audited }) => publish(audited)),
    ...own.map(({ audited }) => setProperties(audited.table, told(exports, asOf))),
    ...tables.map(({ audited }) => computedFrom(audited.table)),
  ]);
}

const view = (name: string, select: string): string =>
  `create or replace temporary view ${name} as\n${inSpark(select)}`;

const told = (exports: string, { as_of, ghost_after_days }: LakeAsOf) => ({
  [EXPORTS]: exports,
  [AS_OF]: as_of,
  [GHOST_AFTER_DAYS]: String(ghost_after_days),
});

/**
 * Its columns are those of the lake; `export` would make every row of a whole table another one
 * each time.
 */
function createTable({ table, audited, missing }: KeptTable, lake: string): string[] {
  if (missing.length === 0) return [];
  const told = `told_${table.name}`;
  return [
    viewOf(told, lake, patternOf(missing, table)),
    `create table if not exists nyx.${audited.table} using iceberg partitioned by (cell) ${PROPERTIES} as
select * except (export, is_deleted) from ${told} where false`,
  ];
}

function mergeTable(
  { table, audited, missing, anew }: KeptTable,
  exports: string,
  steps: string,
): string[] {
  if (missing.length === 0) return [];
  const into = branchOf(audited);
  const changed = `changed_${table.name}`;
  const key = [...new Set(['cell', table.key?.column ?? 'cell'])];
  const cells = anew.map((cell) => quoteLiteral(cell)).join(', ');
  const same = key.map((column) => `k.${column} <=> c.${column}`).join(' and ');
  return [
    view('starts', `select * from (values ${startsOf(missing)}) as s (${STARTS})`),
    ...onDisk(changed, newestSelect(table), steps),
    begin(audited),
    ...(anew.length > 0 ? [`delete from ${into} where cell in (${cells})`] : []),
    mergeInto(audited, changed, key),
    `select assert_true(
    (select count(*) from ${into} as k left semi join ${changed} as c on ${same})
        = (select count(*) from ${changed} where not is_deleted),
    '${audited.table} would not hold what cells told: nothing of it is published'
)`,
    publish(audited),
    setProperties(audited.table, { [EXPORTS]: exports }),
  ];
}

/** `due_companies`, and from then on the facts and answers of those alone. */
function dueBy(
  tables: readonly KeptTable[],
  previous: LakeAsOf | undefined,
  steps: string,
): string[] {
  const isKnown = previous && tables.every(({ numbersFrom }) => numbersFrom !== undefined);
  const asked = tables.filter(({ table }) => dueCompanies.includes(changesName(table)));
  const due = isKnown
    ? [
        ...asked.map(changesOf),
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

const changesName = ({ name }: LakeTable): string => `changes_of_${name}`;

function changesOf({ table, numbersFrom, isChanged }: KeptTable): string {
  return isChanged
    ? `call nyx.system.create_changelog_view(
    table => 'lake.${table.name}', changelog_view => '${changesName(table)}',
    options => map('start-snapshot-id', '${numbersFrom}')
)`
    : view(changesName(table), `select * from nyx.lake.${table.name} where false`);
}

/** A number, and the table that keeps it. */
type KeptNumbers = LakeNumbers & { audited: Audited };

function replaceNumbers({ audited, select }: KeptNumbers): string[] {
  return [begin(audited), `insert overwrite ${branchOf(audited)}\n${inSpark(select)}`];
}

function mergeNumbers({ name, audited, select, company }: KeptNumbers, steps: string): string[] {
  if (company === undefined) return [];
  const computed = `select d.company_key as ${company}, n.* except (${company}),
    n.${company} is null as is_deleted
from due_companies as d
left join (\n${inSpark(select)}\n) as n on n.${company} = d.company_key`;
  return [
    ...onDisk(`changed_${name}`, computed, steps),
    begin(audited),
    mergeInto(audited, `changed_${name}`, [company]),
  ];
}

function auditOutcomes({ audited }: KeptNumbers): string {
  return `select assert_true(
    (select coalesce(sum(o.total), 0) from ${branchOf(audited)} as o)
        = (
            select count(*)
            from nyx.lake.application_facts as f
            join company_map as m on m.cell = f.cell and m.company_id = f.company_id
        ),
    'companies would not add up to the facts: no numbers are published'
)`;
}
