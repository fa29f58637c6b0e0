import { join } from 'node:path';
import { nyxHome } from '../config.ts';
import type { DuckTable } from '../database/duckdb.ts';
import { findWarehouse, openWarehouse } from '../database/warehouse.ts';
import { renderCsv } from '../reports/render/csv.ts';
import { markdownTable } from '../reports/render/markdown.ts';
import { renderTextTable } from '../reports/render/text-table.ts';
import { count, defineCommand, printResult, remark } from './command.ts';

export default defineCommand({
  command: 'query <sql>',
  describe: 'SQL (of DuckDB) on the newest warehouse, read-only',
  positionals: ['sql'],
  options: {
    sql: { type: 'string', demandOption: true, describe: 'one statement' },
    format: {
      choices: ['text', 'json', 'csv', 'md'] as const,
      default: 'text' as const,
      describe: 'how to print',
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
  ],
  run: async (args) => {
    const warehouse = await findWarehouse(args.warehouse ?? join(nyxHome(), 'exports'));
    await using duckDb = await openWarehouse(warehouse);
    const table = await duckDb.table(args.sql);
    const json = args.json || args.format === 'json';
    if (args.format === 'csv' && !json) process.stdout.write(renderCsv(names(table), texts(table)));
    else printResult({ ...args, json }, 'query', table, () => render(table, args.format));
    if (!json && args.format === 'text') remark(args, `${count(table.rows.length)} rows`);
    return undefined;
  },
});

function render(table: DuckTable, format: string): string {
  const columns = table.columns.map(({ name, type }) => ({
    title: name,
    ...(/INT|DECIMAL|DOUBLE|FLOAT/.test(type) ? { align: 'right' as const } : {}),
  }));
  const rows = texts(table).map((row) => row.map((cell) => cell ?? ''));
  return format === 'md'
    ? markdownTable(columns, rows)
    : renderTextTable(columns, rows, process.stdout.columns);
}

function names(table: DuckTable): string[] {
  return table.columns.map((column) => column.name);
}

function texts(table: DuckTable): (string | null)[][] {
  return table.rows.map((row) =>
    row.map((cell) => {
      if (cell === null) return null;
      return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
    }),
  );
}
