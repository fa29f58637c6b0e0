import { loadTable } from '../ingest/load-table.ts';
import { defineCommand } from './command.ts';
import { readTabularOptions, tabularOptions } from './ingest-options.ts';
import { loadFiles } from './load-files.ts';

export default defineCommand({
  command: 'table <name> <files..>',
  describe: 'load tabular files into any table, columns by name',
  positionals: ['name', 'files'],
  options: {
    name: {
      type: 'string',
      demandOption: true,
      describe: 'one of the 39 tables, e.g. applications',
    },
    ...tabularOptions,
  },
  examples: [
    [
      'ingest table users users.csv',
      'types, CHECKs and foreign keys are checked, with the record number',
    ],
    [
      'ingest table model_usage usage-*.parquet',
      'CSV, TSV, JSON, NDJSON and Parquet, also .gz and .zst',
    ],
    [
      'ingest table applications a.csv --max-rejects 1%',
      'load the good rows, set the others aside',
    ],
  ],
  run: async (args) => {
    const options = await readTabularOptions(args);
    return loadFiles(args, 'table', (session, file, watching) =>
      loadTable(session, args.name, file, { ...options, ...watching }),
    );
  },
});
