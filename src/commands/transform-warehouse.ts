import { join } from 'node:path';
import { nyxHome } from '../config.ts';
import { counted } from '../counted.ts';
import { ConfigError } from '../errors.ts';
import { computeWarehouse } from '../exports/compute-warehouse.ts';
import { readInstant } from '../transforms/instant.ts';
import { count, type GlobalArguments, printResult, withProgress } from './command.ts';
import { renderTable } from './table.ts';

/** Options of `transform --engine duckdb`. */
interface WarehouseArguments extends GlobalArguments {
  warehouse: string | undefined;
  out: string | undefined;
  'as-of': string | undefined;
}

/** Runs `transform --engine duckdb`: the derived tables of an export, computed without a server. */
export async function transformWarehouse(args: WarehouseArguments): Promise<undefined> {
  const { out, warehouse = join(nyxHome(), 'exports') } = args;
  if (out === undefined) {
    throw new ConfigError('--engine duckdb needs --out', {
      hint: 'name a new folder for the tables, e.g. --out numbers',
    });
  }
  const asOf = args['as-of'];
  const result = await withProgress(args, (progress) =>
    computeWarehouse({
      ...{ warehouse, out, progress },
      asOf: asOf === undefined ? undefined : readInstant('--as-of', asOf),
    }),
  );
  const { folder, tables, totalRows, totalBytes } = result;
  const shown = tables.map(({ name, rows, bytes }) => ({ name, rows, bytes }));
  const json = { folder, as_of: result.asOf, tables: shown, rows: totalRows, bytes: totalBytes };
  printResult(args, 'transform-warehouse', json, () =>
    [
      renderTable(
        ['table', 'rows'],
        shown.map(({ name, rows }) => [name, count(rows)]),
      ),
      `computed ${counted(tables.length, 'table')}, ${counted(totalRows, 'row')}, as of ${result.asOf}`,
      `to ${folder}`,
    ].join('\n'),
  );
}
