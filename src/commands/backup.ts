import { join } from 'node:path';
import { nyxHome, resolveTarget } from '../config.ts';
import { counted } from '../counted.ts';
import { ConfigError } from '../errors.ts';
import { type BackupResult, takeBackup } from '../operations/backup/take-backup.ts';
import { readSchema } from '../schema.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import {
  defineCommand,
  type GlobalArguments,
  printDone,
  requireDatabase,
  withProgress,
  withSession,
} from './command.ts';
import { megabytes } from './megabytes.ts';
import { positive } from './option-values.ts';

const options = {
  out: { type: 'string', describe: 'folder of backups (default: backups in NYX_HOME)' },
  keep: { type: 'number', default: 7, describe: 'how many to leave; older ones are removed' },
} as const;

export default defineCommand({
  command: 'backup',
  describe: "write the embedded server's data to a folder, and prove that it can be restored",
  options,
  examples: [
    ['backup', 'into the folder backups of NYX_HOME'],
    ['backup --out /mnt/disk2/nyx --keep 30', 'on another disk, a month of nights'],
  ],
  run: async (args) => {
    requireEmbedded(args);
    await requireDatabase(args);
    const out = args.out ?? join(nyxHome(), 'backups');
    const keep = positive('--keep', args.keep);
    const result = await withSession(args, 'backup', (session) =>
      withProgress(args, (progress) => takeBackup(session, { out, keep, progress }, readSchema())),
    );
    const { snapshotAt, leftOut, ...counts } = result;
    printDone(args, 'backup', { ...counts, snapshot_at: snapshotAt, left_out: leftOut }, () =>
      describe(result),
    );
  },
});

function requireEmbedded(args: GlobalArguments): void {
  if (resolveTarget(args['database-url']).kind === 'embedded') return;
  throw new ConfigError("backup is for nyx-etl's own embedded server", {
    hint: 'a server of your own has its own programs: pg_dump --format=custom --file=nyx.dump',
  });
}

function describe(result: BackupResult): string {
  const { folder, tables, rows, bytes, removed, notes, leftOut } = result;
  return [
    ...notes.map((note) => `note: ${note}`),
    ...removed.map((old) => `removed ${old}`),
    ...(leftOut.length > 0 ? [`note: not in it, for others made them: ${leftOut.join(', ')}`] : []),
    `backed up ${counted(tables, 'table')}, ${counted(rows, 'row')}, ${megabytes(bytes)}; restored once, and equal`,
    `to ${folder}`,
    `to get it back: nyx-etl restore ${shellQuoted(folder)}`,
  ].join('\n');
}
