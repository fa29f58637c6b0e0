// Definitions by which other engines read a lake as it lies there.
import { join } from 'node:path';
import { quoteIdentifier, quoteLiteral } from '../../database/quoting.ts';
import { quoteInSpark, viewOf } from '../spark-script.ts';
import { patternOf, STARTS, startsOf } from './compute-lake.ts';
import type { LakeManifestTable } from './manifest.ts';
import { mergedSelect } from './numbers.ts';
import type { StandingExport } from './read-lake.ts';
import { type LakeTable, lakeTables } from './tables.ts';

export const lakeEngines = ['spark', 'trino', 'clickhouse'] as const;
type LakeEngine = (typeof lakeEngines)[number];

/**
 * Statements that make, of each table, `told_<table>` (all rows of all exports) and `<table>` (the
 * rows that stand). They name the exports that are there now: print them anew after the next one.
 */
export function lakeDdl(
  engine: LakeEngine,
  lake: string,
  exports: readonly StandingExport[],
): string {
  const starts = startsOf(exports);
  const told = { spark: toldInSpark, trino: toldInTrino, clickhouse: toldInClickHouse }[engine];
  const statements = [
    `create view starts as ${
      engine === 'clickhouse'
        ? `select * from values('table_name String, of_cell String, since_export Int64', ${starts})`
        : `select * from (values ${starts}) as s (${STARTS})`
    }`,
    ...lakeTables.flatMap((table) => [
      ...told(table, lake, exports),
      `create view ${table.name} as\n${mergedSelect(table).trimEnd()}`,
    ]),
  ];
  const temporary = engine === 'spark' ? 'create temporary view' : 'create view';
  return statements
    .map((statement) => `${statement.replace(/^create view/, temporary)};\n`)
    .join('\n');
}

type Told = (table: LakeTable, lake: string, exports: readonly StandingExport[]) => string[];

const toldInSpark: Told = (table, lake, exports) => [
  viewOf(`told_${table.name}`, lake, patternOf(exports, table)),
];

const toldInClickHouse: Told = (table, lake, exports) => {
  const files = quoteInSpark(join(lake, patternOf(exports, table)));
  return [`create view told_${table.name} as select * from file(${files}, Parquet)`];
};

/** The Hive connector looks for no partitions whose table is the last folder: each is named. */
const toldInTrino: Told = ({ name }, _, exports) => {
  const newest = exports.at(-1)?.manifest.tables.find((table) => table.name === name);
  const columns = (newest?.columns ?? []).filter((column) => !ownColumns.has(column.name));
  const definitions = [
    ...columns.map((column) => `    ${quoteIdentifier(column.name)} ${trinoType(column)}`),
    '    cell varchar',
    '    export bigint',
  ];
  const partitions = exports.map(({ folder, manifest }) => {
    const values = [manifest.cell, String(manifest.export)].map(quoteLiteral).join(', ');
    const location = quoteLiteral(`file://${join(folder, name)}`);
    return `call system.register_partition(
    current_schema, 'told_${name}', array['cell', 'export'], array[${values}], ${location})`;
  });
  const location = quoteLiteral(`file://${join(exports[0]?.folder ?? '', name)}`);
  return [
    `create table told_${name} (\n${definitions.join(',\n')}\n) with (
    format = 'PARQUET', partitioned_by = array['cell', 'export'], external_location = ${location}
)`,
    ...partitions,
  ];
};

const ownColumns = new Set(['cell', 'export']);

function trinoType({ type }: LakeManifestTable['columns'][number]): string {
  if (type === 'TIMESTAMP WITH TIME ZONE') return 'timestamp(6)';
  return type.toLowerCase();
}
