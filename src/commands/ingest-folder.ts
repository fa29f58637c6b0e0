import { relative } from 'node:path';
import { loadTableFile } from '../ingest/folder/load-table-file.ts';
import { planFolder } from '../ingest/folder/plan-folder.ts';
import type { LoadSummary } from '../ingest/load-plan.ts';
import { visible } from '../reports/visible.ts';
import { count, defineCommand, printDone, remark, withMigratedSession } from './command.ts';
import { isAsNamed, readTabularOptions, tabularOptions } from './ingest-options.ts';
import { describeNotes, loadEach, nextStep } from './load-files.ts';
import { loadToJson } from './load-json.ts';
import { renderTable } from './table.ts';

const { files, map, mapping, ...options } = tabularOptions;

export default defineCommand({
  command: 'folder <dir>',
  describe: 'load a folder of files that are called after their tables, in the order of their keys',
  positionals: ['dir'],
  options: {
    dir: { type: 'string', demandOption: true, describe: 'the folder, e.g. one that export made' },
    ...options,
  },
  examples: [
    ['ingest folder backup/', 'users.csv, applications.parquet, emails/part-0.parquet …'],
    [
      'ingest folder exports/personal/latest',
      'what an export has published, into another database',
    ],
    ['ingest folder backup/ --dry-run', 'what would happen to each file by itself'],
  ],
  run: async (args) => {
    const plan = await withMigratedSession(args, 'ingest folder', (session) =>
      planFolder(session, args.dir),
    );
    const given = {
      ...args,
      files: plan.files.map(({ file }) => file),
      map: [],
      mapping: undefined,
    };
    const reading = await readTabularOptions(given);
    const loading: typeof reading = {
      ...reading,
      onMapping: (path, found) => (isAsNamed(found) ? undefined : reading.onMapping(path, found)),
    };
    const missing: string[] = [];
    const loads = await loadEach(given, 'folder', async (session, file, watching) => {
      const { table = '' } = plan.files.find((one) => one.file === file) ?? {};
      const loaded = await loadTableFile(
        session,
        plan,
        { file, table },
        { ...loading, ...watching },
      );
      if (!('missing' in loaded)) return loaded;
      if (loaded.missing !== null) missing.push(loaded.missing);
      return null;
    });
    if (plan.leftOut.length > 0)
      remark(
        args,
        `not of a table, and left out: ${plan.leftOut.map((file) => relative(args.dir, file)).join(', ')}`,
      );
    const result = { loads: loads.map(loadToJson), left_out: plan.leftOut, missing };
    printDone(args, 'ingest-folder', result, () => describe(loads, missing));
    return missing.length > 0 ? 3 : undefined;
  },
});

const COUNTS = ['read', 'inserted', 'updated', 'unchanged', 'duplicate', 'rejected'] as const;

function describe(loads: readonly LoadSummary[], missing: readonly string[]): string {
  const rows = loads.map((load) => [
    load.loadId === null ? '-' : String(load.loadId),
    load.table,
    ...COUNTS.map((name) => count(load[name])),
    load.source,
  ]);
  const total = COUNTS.map((name) => count(loads.reduce((sum, load) => sum + load[name], 0)));
  return [
    renderTable(['load', 'table', ...COUNTS, 'file'], [...rows, ['', 'all', ...total, '']]),
    ...loads.flatMap((load) => describeNotes(load).map((note) => `${load.table}:${note}`)),
    ...missing.map((reason) => `left out: ${visible(reason)}`),
    `next: ${nextStep(loads, 'transform')}`,
  ].join('\n');
}
