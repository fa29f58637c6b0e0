import { counted } from '../../src/counted.ts';
import { forgetHistory } from '../../src/ledger/forget.ts';
import { pruneRuns } from '../../src/ledger/prune-runs.ts';
import type { JobStep } from '../../src/scheduler/job.ts';

/** Removes what was kept long enough from our own history. */
export const pruneHistory: JobStep = {
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
