// The lake as it stands and what is computed from it, as a script for `spark-sql` of Spark 4.
import { functions, onDisk, reporting, script, viewOf } from '../spark-script.ts';
import { type LakeAsOf, patternOf, STARTS, startsOf } from './compute-lake.ts';
import { lakeNumbers, mergedSelect } from './numbers.ts';
import type { StandingExport } from './read-lake.ts';
import { lakeTables } from './tables.ts';

/** Of the others nothing that crosses persons is computed. */
export const readByNumbers = lakeTables.filter(
  ({ name }) => !['session_digests', 'cohorts', 'answer_survival'].includes(name),
);

interface LakeScriptOptions extends LakeAsOf {
  /** Folder of the lake, absolute. */
  lake: string;
  exports: readonly StandingExport[];
  /** Folder for the computed relations, a folder of Parquet files each. */
  out: string;
}

/** The whole script. What stands is on disk before it is read, so that no row is merged twice. */
export function lakeScript({ lake, exports, out, ...asOf }: LakeScriptOptions): string {
  return script([
    functions(),
    `create temporary view starts as
    select * from (values ${startsOf(exports)}) as s (${STARTS})`,
    reporting({ ...asOf, timezone: 'UTC' }),
    ...readByNumbers.flatMap((table) => [
      viewOf(`told_${table.name}`, lake, patternOf(exports, table)),
      ...onDisk(table.name, mergedSelect(table), out),
    ]),
    ...lakeNumbers.flatMap(({ name, select }) => onDisk(name, select, out)),
  ]);
}
