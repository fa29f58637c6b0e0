import { createReadStream } from 'node:fs';
import { counted } from '../counted.ts';
import type { DuckTable } from '../database/duckdb-table.ts';
import { requireUnpublished } from '../database/published-around.ts';
import type { Profile } from '../exports/profile.ts';
import { writeOutput } from '../write-output.ts';
import { type GlobalArguments, printDone, remark } from './command.ts';
import { counting, type QueryFormat, renderRows } from './query-rows.ts';

/**
 * Writes the result of a query into a new file: whole, or not at all. Throws ConfigError where there is a file already,
 * which may be anybody's.
 */
export async function saveRows(
  args: GlobalArguments,
  file: string,
  format: QueryFormat,
  { table, profile }: { table: DuckTable; profile: Profile },
): Promise<void> {
  await requireUnpublished(file);
  const rows = format === 'parquet' ? await saveParquet(file, table) : await save();
  if (args.json) printDone(args, 'query-file', { file, format, rows, profile }, () => file);
  else remark(args, `wrote ${file}: ${counted(rows, 'row')}`);

  async function save(): Promise<number> {
    const passing = counting(table);
    const text = renderRows(passing.table, format as Exclude<QueryFormat, 'parquet'>, { profile });
    await writeOutput(file, text, { existing: 'refuse' });
    return passing.count();
  }
}

async function saveParquet(file: string, table: DuckTable): Promise<number> {
  const { resultAsParquet } = await import('../exports/result-parquet.ts');
  await using made = await resultAsParquet(table);
  await writeOutput(file, createReadStream(made.path), { existing: 'refuse' });
  return made.rows;
}
