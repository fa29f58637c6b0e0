import { createReadStream } from 'node:fs';
import type { Profile, QueryFormat } from '../choices.ts';
import { counted } from '../counted.ts';
import type { DuckTable } from '../database/duckdb-table.ts';
import { requireUnpublished } from '../database/published-around.ts';
import { type OutputOptions, writeOutput } from '../files/write-output.ts';
import { type GlobalArguments, printDone, remark } from './command.ts';
import { existingBy } from './force-option.ts';
import { counting, renderRows } from './query-rows.ts';

/**
 * Writes the result of a query into a file: whole, or not at all. Throws ConfigError where there is one already, which
 * may be anybody's, unless --force is given.
 */
export async function saveRows(
  args: GlobalArguments & { force: boolean },
  file: string,
  format: QueryFormat,
  { table, profile }: { table: DuckTable; profile: Profile },
): Promise<void> {
  await requireUnpublished(file);
  const existing = existingBy(args);
  const rows = format === 'parquet' ? await saveParquet(file, table, existing) : await save();
  if (args.json) printDone(args, 'query-file', { file, format, rows, profile }, () => file);
  else remark(args, `wrote ${file}: ${counted(rows, 'row')}`);

  async function save(): Promise<number> {
    const passing = counting(table);
    const text = renderRows(passing.table, format as Exclude<QueryFormat, 'parquet'>, { profile });
    await writeOutput(file, text, existing);
    return passing.count();
  }
}

async function saveParquet(
  file: string,
  table: DuckTable,
  existing: OutputOptions,
): Promise<number> {
  const { resultAsParquet } = await import('../exports/result-parquet.ts');
  await using made = await resultAsParquet(table);
  await writeOutput(file, createReadStream(made.path), existing);
  return made.rows;
}
