import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigError } from '../../../errors.ts';
import { lockFolder } from '../../../files/file-lock.ts';
import { createWorkFolder, takeOverWorkFolders } from '../../../files/work-folder.ts';
import { unless } from '../../../system-errors.ts';
import type { LakeAsOf } from '../compute-lake.ts';
import { newestOfCells } from '../lake-as-of.ts';
import { readByNumbers } from '../lake-script.ts';
import { lakeNumbers } from '../numbers.ts';
import type { StandingExport } from '../read-lake.ts';
import { runSpark } from '../run-spark.ts';
import type { LakeTable } from '../tables.ts';
import { type KeptScriptOptions, type KeptTable, keptScript } from './kept-script.ts';
import type { Audited } from './kept-statements.ts';
import { AS_OF, EXPORTS, GHOST_AFTER_DAYS, type Kept, readExports, readKept } from './read-kept.ts';

interface KeepLakeOptions extends LakeAsOf {
  /** Folder of the lake, absolute. */
  lake: string;
  exports: readonly StandingExport[];
  /** Folder of the tables, absolute: a new one, or that of a run before. */
  out: string;
}

interface KeptLake {
  tables: { name: string; rows: number }[];
  /** The tables held all of it before: Spark was not asked. */
  isStanding: boolean;
}

/** Settings by which Spark knows the tables in a folder as the catalog `nyx`. */
export const icebergIn = (folder: string): Readonly<Record<string, string>> => ({
  'spark.sql.catalog.nyx': 'org.apache.iceberg.spark.SparkCatalog',
  'spark.sql.catalog.nyx.type': 'hadoop',
  'spark.sql.catalog.nyx.cache-enabled': 'false',
  'spark.sql.catalog.nyx.warehouse': folder,
});

/** The tables that are kept: what cells told, and what is computed from it. */
export const keptFacts = readByNumbers.map(({ name }) => `lake.${name}`);
export const keptNumbers = lakeNumbers.flatMap(({ name, isStep }) =>
  isStep ? [] : [`numbers.${name}`],
);

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
  const tables: KeptLake['tables'] = [];
  for (const name of [...keptFacts, ...keptNumbers])
    tables.push({ name, rows: (await readKept(out, name)).rows });
  return { tables, isStanding: plan === undefined };
}

/** The script that Spark would run; a remark where it would run none. */
export async function printKeptScript(options: KeepLakeOptions): Promise<string> {
  await requireKept(options.out);
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
  for (const table of readByNumbers)
    tables.push(
      planTable(table, await readKept(out, `lake.${table.name}`), exports, numbers !== undefined),
    );
  const isCurrent =
    numbers?.[EXPORTS] === said &&
    numbers[AS_OF] === as_of &&
    Number(numbers[GHOST_AFTER_DAYS]) === ghost_after_days;
  if (isCurrent && tables.every(({ missing }) => missing.length === 0)) return undefined;
  const previous = numbers && {
    as_of: numbers[AS_OF] ?? as_of,
    ghost_after_days: Number(numbers[GHOST_AFTER_DAYS]),
  };
  const audited = new Map<string, Audited>();
  for (const table of keptNumbers)
    audited.set(table.replace('numbers.', ''), {
      table,
      branch: (await readKept(out, table)).branch,
    });
  return { lake, as_of, ghost_after_days, tables, numbers: audited, exports: said, previous };
}

function planTable(
  table: LakeTable,
  kept: Kept,
  exports: readonly StandingExport[],
  hasNumbers: boolean,
): KeptTable {
  const held = readExports(kept.properties[EXPORTS]);
  refuseOtherLake(held, exports);
  // What nothing adds to any more is no start: the cell is merged anew.
  const isHeld = ({ manifest: { cell, export: number } }: StandingExport) =>
    number === held.get(cell);
  const known = new Set(exports.filter(isHeld).map(({ manifest }) => manifest.cell));
  const missing = exports.filter(
    ({ manifest: { cell, export: number } }) => !known.has(cell) || number > (held.get(cell) ?? 0),
  );
  const anew = missing.filter(({ manifest }) => manifest.after_export === null);
  return {
    ...{ table, audited: { table: `lake.${table.name}`, branch: kept.branch } },
    ...{ missing, numbersFrom: hasNumbers ? kept.computed : undefined },
    anew: anew.map(({ manifest }) => manifest.cell),
    isChanged: missing.length > 0 || kept.published !== kept.computed,
  };
}

/** What is merged cannot be told apart any more: a cell that is missing would stay for ever. */
function refuseOtherLake(
  held: ReadonlyMap<string, number>,
  exports: readonly StandingExport[],
): void {
  const newest = new Map(newestOfCells(exports).map(({ cell, export: number }) => [cell, number]));
  for (const [cell, number] of held)
    if (number > (newest.get(cell) ?? 0))
      throw new ConfigError(
        `the tables hold export ${number} of cell ${cell}, of which the lake has ${newest.get(cell) ?? 'none'}`,
        { hint: 'name the lake they are of with --lake, or a new folder with --out' },
      );
}

/** What the numbers that stand say of themselves; undefined where they do not say the same. */
async function readNumbers(out: string): Promise<Kept['properties'] | undefined> {
  const said = new Set<string>();
  let properties: Kept['properties'] | undefined;
  for (const name of keptNumbers) {
    properties = (await readKept(out, name)).properties;
    said.add(JSON.stringify([EXPORTS, AS_OF, GHOST_AFTER_DAYS].map((key) => properties?.[key])));
  }
  return said.size === 1 && properties?.[EXPORTS] !== undefined ? properties : undefined;
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
