import { ConfigError } from '../errors.ts';
import { printLakeScript, transformLake } from '../exports/lake/transform-lake.ts';
import { printText } from '../output.ts';
import { readInstant } from '../transforms/instant.ts';
import { count, type GlobalArguments, printResult } from './command.ts';
import { renderTable } from './table.ts';

/** What `transform` takes for a lake. */
export const lakeOptions = {
  lake: {
    type: 'string',
    describe: "what crosses the persons of all cells, from 'export --format lake'",
  },
  cells: { type: 'string', array: true, describe: 'with --lake: cells that have to be there' },
  master: {
    type: 'string',
    describe: 'with --engine spark: where it runs, e.g. spark://host:7077 (default: local[*])',
  },
  'print-sql': {
    type: 'boolean',
    default: false,
    describe: 'with --engine spark: print what it would run; change nothing',
  },
  iceberg: {
    type: 'boolean',
    default: false,
    describe: 'with --engine spark: --out keeps tables of Iceberg, and what changed is merged',
  },
} as const;

/** Options of `transform --lake DIR`. */
interface LakeArguments extends GlobalArguments {
  engine: 'postgres' | 'duckdb' | 'spark';
  lake: string | undefined;
  out: string | undefined;
  master: string | undefined;
  cells: string[] | undefined;
  'as-of': string | undefined;
  iceberg: boolean;
  'print-sql': boolean;
}

/** Runs `transform --engine spark|duckdb --lake DIR`: what crosses the persons of all cells. */
export async function transformFromLake(args: LakeArguments): Promise<undefined> {
  const { engine, lake, out, cells, master } = args;
  if (lake === undefined)
    throw new ConfigError('--engine spark needs --lake', {
      hint: "name the folder that 'nyx-etl export --format lake' publishes into",
    });
  if (engine !== 'spark' && (master !== undefined || args.iceberg || args['print-sql']))
    throw new ConfigError('--master, --iceberg and --print-sql go with --engine spark', {
      hint: 'add --engine spark',
    });
  if (out === undefined)
    throw new ConfigError('--lake needs --out', {
      hint: 'name a new folder for the tables, e.g. --out numbers',
    });
  const asOf = args['as-of'];
  const options = {
    ...{ lake, out, cells, iceberg: args.iceberg },
    master: engine === 'spark' ? (master ?? 'local[*]') : undefined,
    asOf: asOf === undefined ? undefined : readInstant('--as-of', asOf),
  };
  if (args['print-sql']) {
    printText(await printLakeScript(options));
    return undefined;
  }
  const result = await transformLake(options);
  const told = result.cells.map(({ cell, export: number, numbers_as_of }) => ({
    cell,
    export: number,
    numbers_as_of,
  }));
  const { folder, tables, isStanding } = result;
  const json = {
    ...{ folder, as_of: result.asOf, cells: told, already_done: isStanding, tables },
  };
  printResult(args, 'transform-lake', json, () =>
    [
      ...(isStanding ? ['the tables held all of it: nothing was done'] : []),
      renderTable(
        ['table', 'rows'],
        tables.map(({ name, rows }) => [name, count(rows)]),
      ),
      `of ${told.map(({ cell, export: number }) => `${cell} export ${number}`).join(', ')}, as of ${result.asOf}`,
      `to ${folder}`,
    ].join('\n'),
  );
}
