import { nyxHome } from '../config.ts';
import { counted } from '../counted.ts';
import { type RestoreResult, restoreBackup } from '../operations/backup/restore-backup.ts';
import { readSchema } from '../schema.ts';
import { defineCommand, printDone, withProgress } from './command.ts';

const options = {
  dir: {
    type: 'string',
    demandOption: true,
    describe: 'a backup, or a folder of backups: then the newest',
  },
  replace: {
    type: 'boolean',
    default: false,
    describe: 'put a database that is there already aside',
  },
} as const;

export default defineCommand({
  command: 'restore <dir>',
  describe: 'make the database of the embedded server out of a backup',
  positionals: ['dir'],
  options,
  examples: [
    ['restore /mnt/disk2/nyx', 'the newest backup in it, where there is no database yet'],
    [
      'restore backups/20261129T023000Z --replace',
      'this one; the database that is there is put aside, not removed',
    ],
  ],
  run: async (args) => {
    const home = nyxHome();
    const result = await withProgress(args, (progress) =>
      restoreBackup({ home, from: args.dir, replace: args.replace, progress }, readSchema()),
    );
    const { folder, manifest, migrated, setAside } = result;
    const rows = countRows(result);
    printDone(
      args,
      'restore',
      {
        home,
        folder,
        snapshot_at: manifest.snapshotAt,
        tables: manifest.tables.length,
        rows,
        migrated,
        set_aside: setAside,
      },
      () =>
        [
          `restored ${counted(manifest.tables.length, 'table')}, ${counted(rows, 'row')} as of ${manifest.snapshotAt}`,
          `from ${folder} to ${home}`,
          ...(migrated.length > 0
            ? [`and brought it to today's schema: ${counted(migrated.length, 'file')}`]
            : []),
          ...(setAside === null
            ? []
            : [`the database before is in ${setAside}: remove it when you no longer need it`]),
          'next: nyx-etl status',
        ].join('\n'),
    );
  },
});

function countRows({ manifest }: RestoreResult): number {
  return manifest.tables.reduce((sum, table) => sum + Number(table.rows), 0);
}
