import type { LoadSummary } from '../ingest/load-plan.ts';
import { loadTable } from '../ingest/load-table.ts';
import { defineCommand, withMigratedSession } from './command.ts';
import { expandFiles, printLoads, readTabularOptions, tabularOptions } from './ingest-options.ts';

export default defineCommand({
  command: 'table <name> <files..>',
  describe: 'load tabular files into any table, columns by name',
  positionals: ['name', 'files'],
  options: {
    name: { type: 'string', demandOption: true, describe: 'one of the 39 tables, e.g. applications' },
    ...tabularOptions,
  },
  examples: [
    ['ingest table users users.csv', 'types, CHECKs and foreign keys are checked, with the record number'],
    ['ingest table model_usage usage-*.parquet', 'CSV, TSV, JSON, NDJSON and Parquet, also .gz and .zst'],
    ['ingest table applications a.csv --max-rejects 1%', 'load the good rows, set the others aside'],
  ],
  run: (args) =>
    withMigratedSession(args, 'ingest table', async (session) => {
      const options = await readTabularOptions(args);
      const loads: LoadSummary[] = [];
      for (const file of await expandFiles(args.files))
        loads.push(await loadTable(session, args.name, file, options));
      printLoads(args, 'ingest-table', loads, 'transform');
      return undefined;
    }),
});
