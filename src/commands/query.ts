import { join } from 'node:path';
import { nyxHome } from '../config.ts';
import { counted } from '../counted.ts';
import type { DuckTable } from '../database/duckdb-table.ts';
import { findWarehouse, openWarehouse } from '../database/warehouse.ts';
import { isStdin } from '../ingest/source/pipe.ts';
import { MAX_SETTING_BYTES, readBounded } from '../ingest/source/read-bounded.ts';
import { currentIo } from '../invocation.ts';
import { describeTerminal, printData, printText } from '../output.ts';
import { csvLines } from '../reports/render/csv.ts';
import { markdownTable } from '../reports/render/markdown.ts';
import { renderTextTable } from '../reports/render/text-table.ts';
import { defineCommand, printResult, remark } from './command.ts';

export default defineCommand({
  command: 'query <sql>',
  describe: 'SQL (of DuckDB) on the newest warehouse, read-only',
  positionals: ['sql'],
  options: {
    sql: { type: 'string', demandOption: true, describe: 'one statement; - reads it from stdin' },
    format: {
      choices: ['text', 'json', 'csv', 'md'] as const,
      default: 'text' as const,
      describe: 'how to print; csv and json are exact in a pipe or a file',
    },
    warehouse: {
      type: 'string',
      describe: 'a warehouse, or the folder of all (default: exports in NYX_HOME)',
    },
  },
  examples: [
    ['query "from companies limit 5"', 'a look at a table'],
    ['query "from duckdb_tables() select table_name, comment, estimated_size"', 'what there is'],
    ['query "from model_usage" --format csv > usage.csv', 'for a spreadsheet'],
    ['query - < question.sql', 'a statement in a file'],
  ],
  run: async (args) => {
    const warehouse = await findWarehouse(args.warehouse ?? join(nyxHome(), 'exports'));
    await using duckDb = await openWarehouse(warehouse);
    const table = await duckDb.table(await readStatement(args.sql));
    if (args.format === 'csv' && !args.json) {
      await printCsv(table);
      return undefined;
    }
    const rows: Row[] = [];
    for await (const batch of table.batches) rows.push(...batch);
    const json = args.json || args.format === 'json';
    if (json) printResult({ ...args, json }, 'query', { columns: table.columns, rows }, () => '');
    else printText(`${render(table, rows, args.format)}\n`);
    if (!json && args.format === 'text') remark(args, `${counted(rows.length, 'row')}`);
    return undefined;
  },
});

/** The statement as given or, for `-`, as read from stdin. */
async function readStatement(sql: string): Promise<string> {
  return isStdin(sql) ? (await readBounded(sql, MAX_SETTING_BYTES)).toString('utf8') : sql;
}

type Row = unknown[];

/** As it is read: of a result larger than the memory, too, until nobody wants more of it. */
async function printCsv({ columns, batches }: DuckTable): Promise<void> {
  const names = columns.map((column) => column.name);
  let wanted = await printData(csvLines([names]));
  for await (const rows of batches) {
    if (!wanted) return;
    wanted = await printData(csvLines(rows.map((row) => row.map(text))));
  }
}

function render({ columns: all }: DuckTable, rows: readonly Row[], format: string): string {
  const columns = all.map(({ name, type }) => ({
    title: name,
    ...(/INT|DECIMAL|DOUBLE|FLOAT/.test(type) ? { align: 'right' as const } : {}),
  }));
  const cells = rows.map((row) => row.map((cell) => text(cell) ?? ''));
  if (format === 'md') return markdownTable(columns, cells);
  return renderTextTable(
    columns,
    cells,
    currentIo().stdout.isTTY ? describeTerminal().width : undefined,
  );
}

function text(cell: unknown): string | null {
  if (cell === null) return null;
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
