import type { QueryFormat } from '../choices.ts';
import { counted } from '../counted.ts';
import type { DuckTable } from '../database/duckdb-table.ts';
import { askHolding, type Holding } from '../database/find-holding.ts';
import { describeTable, listTables } from '../database/warehouse-dictionary.ts';
import { currentIo } from '../invocation.ts';
import { describeTerminal, printData, printText } from '../output.ts';
import { defineCommand, printResult, remark } from './command.ts';
import { positive } from './option-values.ts';
import { saveRows } from './query-file.ts';
import { chosenFormat, type QueryArguments, queryOptions, readQuestion } from './query-options.ts';
import { counting, queryObject, renderRows } from './query-rows.ts';
import { warehouseFolder } from './report-options.ts';

export default defineCommand({
  command: 'query [sql]',
  describe: 'SQL (of DuckDB) on the newest warehouse, read-only',
  positionals: ['sql'],
  options: queryOptions,
  examples: [
    ['query --tables', 'what there is'],
    ['query --describe applications', 'what its columns mean'],
    ['query "from companies limit 5"', 'a look at a table'],
    ['query "from model_usage" --out usage.csv', 'for a spreadsheet; or .json, .md, .parquet'],
    ['query --file question.sql', 'a statement in a file'],
  ],
  run: async (args) => {
    const format = chosenFormat(args);
    const sql = await readQuestion(args);
    const limit = args.limit === undefined ? undefined : positive('--limit', args.limit);
    await using holding = await askHolding(warehouseFolder(args), args.profile, (duckDb) => {
      if (args.tables) return listTables(duckDb, { limit });
      if (args.describe !== undefined) return describeTable(duckDb, args.describe, { limit });
      return duckDb.table(sql, { limit });
    });
    const { profile } = holding.warehouse.manifest;
    tellProfile(args, holding);
    if (args.out !== undefined)
      await saveRows(args, args.out, format, { table: holding.answer, profile });
    else await print(args, format, holding);
  },
});

/** Which export answers is said where it was not named and another one might have been meant. */
function tellProfile(args: QueryArguments, { warehouse, others }: Holding<DuckTable>): void {
  const { profile } = warehouse.manifest;
  if (args.json || args.profile !== undefined) return;
  if (others.length > 0)
    remark(args, `from the ${profile} export; also published: ${others.join(', ')} (--profile)`);
  else if (profile !== 'analyst') remark(args, `from the ${profile} export`);
}

async function print(
  args: QueryArguments,
  format: QueryFormat,
  { answer, warehouse }: Holding<DuckTable>,
): Promise<void> {
  const { profile } = warehouse.manifest;
  if (args.json || format === 'json') {
    const result = await queryObject(answer, profile);
    return printResult({ json: true }, 'query', result, () => '');
  }
  if (format === 'parquet') return;
  const { table, count } = counting(answer);
  const width = currentIo().stdout.isTTY ? describeTerminal().width : undefined;
  const isExact = format === 'csv' || format === 'ndjson';
  for await (const text of renderRows(table, format, { profile, width })) {
    if (!isExact) printText(text);
    else if (!(await printData(text))) return;
  }
  const more = count() === args.limit ? ', as many as --limit allows' : '';
  if (format === 'table') remark(args, `${counted(count(), 'row')}${more}`);
}
