import { join, resolve } from 'node:path';
import { nyxHome } from '../config.ts';
import { counted } from '../counted.ts';
import { newestOfCells } from '../exports/lake/lake-as-of.ts';
import { readLake } from '../exports/lake/read-lake.ts';
import {
  compareWithDatabase,
  type LakeComparison,
  verifyLakeFiles,
} from '../exports/lake/verify-lake.ts';
import { count, defineCommand, printResult, remark, withMigratedSession } from './command.ts';
import { renderTable } from './table.ts';

/** Whoever can write the folder can write manifests that agree with other files. */
const FILES_ALONE =
  '  files were compared with their manifests only: --against compares the rows with a database';

export default defineCommand({
  command: 'verify',
  describe: 'prove that a lake is what was published; exit 3 if not',
  options: {
    lake: { type: 'string', describe: 'folder of the lake (default: lake in NYX_HOME)' },
    against: {
      type: 'string',
      describe: 'postgres://… of one database with the same persons: do the cells add up to it?',
    },
  },
  examples: [
    ['lake verify --lake lake', 'every file, by its sum'],
    ['lake verify --lake lake --against "$WHOLE_URL"', 'and that the cells add up to one database'],
  ],
  run: async (args) => {
    const lake = resolve(args.lake ?? join(nyxHome(), 'lake'));
    const exports = await readLake(lake);
    const { files, problems } = await verifyLakeFiles(exports);
    const tables: LakeComparison[] = [];
    if (args.against !== undefined && problems.length === 0) {
      const one = { ...args, 'database-url': args.against };
      const compared = await withMigratedSession(one, 'lake verify', (session) =>
        compareWithDatabase(exports, session),
      );
      tables.push(...compared.tables);
      if (!compared.isCurrent)
        remark(
          args,
          "note: rows of the database have changed since its facts were computed: run 'nyx-etl transform' on it",
        );
    }
    const cells = newestOfCells(exports).map(({ cell, export: number }) => ({
      cell,
      export: number,
    }));
    printResult(args, 'lake-verify', { folder: lake, cells, files, problems, tables }, () =>
      [
        ...problems.map(({ file, detail }) => `${file} ${detail}`),
        ...(tables.length === 0
          ? []
          : [
              renderTable(
                ['table', 'rows', 'differing'],
                tables.map(({ table, rows, differing }) => [table, count(rows), count(differing)]),
              ),
            ]),
        `${counted(cells.length, 'cell')}, ${counted(files, 'file')}, ${counted(problems.length, 'problem')}`,
        ...(problems.length > 0 || tables.length > 0 ? [] : [FILES_ALONE]),
      ].join('\n'),
    );
    const isEqual = problems.length === 0 && tables.every(({ differing }) => differing === 0);
    return isEqual ? undefined : 3;
  },
});
