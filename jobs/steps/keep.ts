import { join } from 'node:path';
import { nyxHome } from '../../src/config.ts';
import { counted } from '../../src/counted.ts';
import { isEmbedded } from '../../src/database/embedded-session.ts';
import { forgetHistory } from '../../src/ledger/forget.ts';
import { pruneRuns } from '../../src/ledger/prune-runs.ts';
import { takeBackup } from '../../src/operations/backup/take-backup.ts';
import type { JobStep } from '../../src/scheduler/job.ts';
import { readSchema } from '../../src/schema.ts';

/** Removes what was kept long enough from our own history. */
const pruneHistory: JobStep = {
  name: 'history',
  describe: 'remove what is older than the section history says',
  run: async ({ session, asOf, settings }) => {
    const runs = await pruneRuns(session, { asOf, days: settings.history.runs_days });
    const others = await forgetHistory(session, settings.history, asOf);
    const removed = runs + Object.values(others).reduce((sum, count) => sum + count, 0);
    return {
      summary: `${counted(runs, 'old run')} and ${counted(removed - runs, 'other entry', 'other entries')} removed`,
      counts: { removed: runs, ...others },
      ...(removed === 0 ? { status: 'nothing_to_do' } : {}),
    };
  },
};

/** Backs up the embedded server, whose data has no other copy. */
const backUp: JobStep = {
  name: 'backup',
  describe: "back up the embedded server's data, and prove it",
  run: async ({ session, settings, progress }) => {
    const { enabled, folder, keep } = settings.backup;
    const home = nyxHome();
    if (!enabled || !(await isEmbedded(session, home))) {
      const why = enabled ? 'the server is not the embedded one' : 'switched off';
      return { summary: why, status: 'nothing_to_do' };
    }
    const out = folder ?? join(home, 'backups');
    const taken = await takeBackup(session, { out, keep, progress }, readSchema());
    const leftOut = taken.leftOut.join(', ');
    return {
      summary: `${taken.folder}: ${counted(taken.tables, 'table')}, ${counted(taken.rows, 'row')}`,
      counts: { tables: taken.tables, rows: taken.rows, bytes: taken.bytes },
      notes: [...taken.notes, ...(leftOut === '' ? [] : [`not in it: ${leftOut}`])],
    };
  },
};

/** What a night keeps of our own history, and of the data. */
export const keep = [pruneHistory, backUp];
