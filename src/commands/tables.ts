import {
  type DescribedColumn,
  describeTable,
  listTables,
} from '../ingest/table/describe-tables.ts';
import { defineCommand, printResult, withMigratedSession } from './command.ts';
import { fitLines, renderTable } from './table.ts';

export default defineCommand({
  command: 'tables [name]',
  describe: 'the tables that files can be loaded into, or the columns of one',
  positionals: ['name'],
  options: { name: { type: 'string', describe: 'a table, e.g. interviews' } },
  examples: [
    ['tables', 'all of them, and what a file for each must have'],
    ['tables interviews', 'columns, types, allowed values and what each means'],
  ],
  run: (args) =>
    withMigratedSession(args, 'tables', async (session) => {
      if (args.name !== undefined) {
        const described = await describeTable(session, args.name);
        printResult(args, 'tables-show', described, () => renderColumns(described));
        return undefined;
      }
      const tables = await listTables(session);
      printResult(args, 'tables', { tables }, () =>
        fitLines([
          renderTable(
            ['table', 'columns', 'a file must have', 'one row is'],
            tables.map(({ table, columns, needed, one_row_is }) => [
              table,
              String(columns),
              needed.join(', '),
              one_row_is ?? '',
            ]),
          ),
          'next: nyx-etl tables NAME, then nyx-etl ingest table NAME FILE',
        ]),
      );
    }),
});

function renderColumns({ table, columns }: { table: string; columns: DescribedColumn[] }): string {
  const rows = columns.map((column) => [
    column.column,
    column.type,
    column.needed ? 'needed' : '',
    column.allowed?.join(', ') ?? (column.refers_to === null ? '' : `a row of ${column.refers_to}`),
    column.meaning ?? '',
  ]);
  return [table, renderTable(['column', 'type', '', 'allowed', 'meaning'], rows)].join('\n');
}
