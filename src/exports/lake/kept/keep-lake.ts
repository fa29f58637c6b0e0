import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigError } from '../../../errors.ts';
import { lockFolder } from '../../../files/file-lock.ts';
import { unless } from '../../../system-errors.ts';
import { createWorkFolder, takeOverWorkFolders } from '../../../files/work-folder.ts';
import type { LakeAsOf } from '../compute-lake.ts';
import { newestOfCells } from '../lake-as-of.ts';
import { readByNumbers } from '../lake-script.ts';
import { lakeNumbers } from '../numbers.ts';
import type { StandingExport } from '../read-lake.ts';
import { runSpark } from '../run-spark.ts';
import type { LakeTable } from '../tables.ts';
import { type KeptScriptOptions, type KeptTable, keptScript } from './kept-script.ts';
import {
  AS_OF,
  EXPORTS,
  GHOST_AFTER_DAYS,
  type KeptSnapshot,
  keptSnapshots,
  readExports,
} from './read-kept.ts';

export interface KeepLakeOptions extends LakeAsOf {
  /** Folder of the lake, absolute. */
  lake: string;
  exports: readonly StandingExport[];
  /** Folder of the tables, absolute: a new one, or that of a run before. */
  out: string;
}

export interface KeptLake {
  tables: { name: string; rows: number }[];
  /** The tables held all of it before: Spark was not asked. */
  isStanding: boolean;
}

/** Settings by which Spark knows the tables in a folder as the catalog `nyx`. */
export const icebergIn = (folder: string): Readonly<Record<string, string>> => ({
  'spark.sql.extensions': 'org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions',
  'spark.sql.catalog.nyx': 'org.apache.iceberg.spark.SparkCatalog',
  'spark.sql.catalog.nyx.type': 'hadoop',
  'spark.sql.catalog.nyx.cache-enabled': 'false',
  'spark.sql.catalog.nyx.warehouse': folder,
});
const KEPT_NUMBERS = lakeNumbers.flatMap(({ name, isStep }) => (isStep ? [] : [`numbers.${name}`]));

/**
 * Keeps tables of Iceberg equal to a lake and to what is computed from it: what they do not hold yet
 * is merged. A table is published whole, facts before numbers; a run that is cut off is gone on
 * with by the next. Throws ConfigError where `out` holds something else, or more than the lake.
 */
export async function keepLake(options: KeepLakeOptions, master: string): Promise<KeptLake> {
  const { out } = options;
  await requireKept(out);
  await mkdir(out, { recursive: true, mode: 0o700 });
  using _ = await lockFolder(out);
  for (const left of await takeOverWorkFolders(out, 'numbers')) await left[Symbol.asyncDispose]();
  const plan = await planKept(options);
  if (plan) {
    await using work = await createWorkFolder(out, 'numbers');
    const script = keptScript({ ...plan, steps: join(work.path, 'steps') });
    await runSpark({ master, script, work: work.path, settings: icebergIn(out) });
  }
  const names = [...readByNumbers.map(({ name }) => `lake.${name}`), ...KEPT_NUMBERS];
  const tables: KeptLake['tables'] = [];
  for (const name of names) {
    const [newest] = await keptSnapshots(out, name);
    tables.push({ name, rows: Number(newest?.summary['total-records'] ?? 0) });
  }
  return { tables, isStanding: plan === undefined };
}

/** The script that Spark would run; a remark where it would run none. */
export async function printKeptScript(options: KeepLakeOptions): Promise<string> {
  const plan = await planKept(options);
  return plan
    ? keptScript({ ...plan, steps: join(options.out, 'steps') })
    : '-- the tables hold all of it: nothing would be run\n';
}

/** What is missing; undefined where nothing is. */
async function planKept(
  options: KeepLakeOptions,
): Promise<Omit<KeptScriptOptions, 'steps'> | undefined> {
  const { lake, exports, out, as_of, ghost_after_days } = options;
  const said = newestOfCells(exports)
    .map(({ cell, export: number }) => `${cell}=${number}`)
    .join(',');
  const numbers = await readNumbers(out);
  const tables: KeptTable[] = [];
  for (const table of readByNumbers) {
    const snapshots = await keptSnapshots(out, `lake.${table.name}`);
    tables.push(planTable(table, snapshots, exports, numbers?.[EXPORTS]));
  }
  const isCurrent =
    numbers?.[EXPORTS] === said &&
    numbers[AS_OF] === as_of &&
    Number(numbers[GHOST_AFTER_DAYS]) === ghost_after_days;
  if (isCurrent && tables.every(({ missing }) => missing.length === 0)) return undefined;
  const previous = numbers && {
    as_of: numbers[AS_OF] ?? as_of,
    ghost_after_days: Number(numbers[GHOST_AFTER_DAYS]),
  };
  return { lake, as_of, ghost_after_days, tables, exports: said, previous };
}

function planTable(
  table: LakeTable,
  snapshots: readonly KeptSnapshot[],
  exports: readonly StandingExport[],
  numbersOf: string | undefined,
): KeptTable {
  const held = readExports(snapshots.find(({ summary }) => summary[EXPORTS])?.summary[EXPORTS]);
  for (const { cell, export: number } of newestOfCells(exports))
    if ((held.get(cell) ?? 0) > number)
      throw new ConfigError(
        `the tables hold export ${held.get(cell)} of cell ${cell}, of which the lake has ${number}`,
        { hint: 'name the lake they are of with --lake, or a new folder with --out' },
      );
  const missing = exports.filter(
    ({ manifest }) => manifest.export > (held.get(manifest.cell) ?? 0),
  );
  // A whole table is told anew each time, and one that has become empty by no row at all.
  const anew = missing.filter(({ manifest }) => !table.key || manifest.after_export === null);
  const from = snapshots.find(({ summary }) => summary[EXPORTS] === numbersOf);
  return {
    ...{ table, missing, numbersFrom: numbersOf === undefined ? undefined : from?.id },
    anew: [...new Set(anew.map(({ manifest }) => manifest.cell))],
    isChanged: missing.length > 0 || snapshots[0]?.id !== from?.id,
  };
}

/** What the numbers that stand say of themselves; undefined where they do not say the same. */
async function readNumbers(out: string): Promise<KeptSnapshot['summary'] | undefined> {
  const said = new Set<string>();
  let summary: KeptSnapshot['summary'] | undefined;
  for (const name of KEPT_NUMBERS) {
    const snapshots = await keptSnapshots(out, name);
    summary = snapshots.find((snapshot) => snapshot.summary[AS_OF])?.summary;
    said.add(JSON.stringify([EXPORTS, AS_OF, GHOST_AFTER_DAYS].map((key) => summary?.[key])));
  }
  return said.size === 1 ? summary : undefined;
}

async function requireKept(out: string): Promise<void> {
  const names = (await readdir(out).catch(unless('ENOENT'))) ?? [];
  const other = names.find(
    (name) => !['lake', 'numbers'].includes(name) && !name.startsWith('.nyx-etl'),
  );
  if (other === undefined) return;
  throw new ConfigError(`${resolve(out)} holds something else: ${other}`, {
    hint: 'name a new folder with --out, or the one that --iceberg was used with before',
  });
}
