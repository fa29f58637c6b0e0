import { join, resolve } from 'node:path';
import { nyxHome } from '../config.ts';
import { lakeDdl, lakeEngines } from '../exports/lake/lake-ddl.ts';
import { readLake } from '../exports/lake/read-lake.ts';
import { defineCommand, printResult } from './command.ts';

export default defineCommand({
  command: 'ddl',
  describe: 'print table definitions by which another engine reads a lake as it is',
  options: {
    lake: { type: 'string', describe: 'folder of the lake (default: lake in NYX_HOME)' },
    engine: { choices: lakeEngines, demandOption: true, describe: 'whose SQL' },
  },
  examples: [['lake ddl --engine clickhouse --lake lake', 'views over the files']],
  run: async (args) => {
    const lake = resolve(args.lake ?? join(nyxHome(), 'lake'));
    const sql = lakeDdl(args.engine, lake, await readLake(lake));
    printResult(args, 'lake-ddl', { engine: args.engine, sql }, () => sql.trimEnd());
  },
});
