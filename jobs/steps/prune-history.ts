import { counted } from '../../src/counted.ts';
import { pruneRuns } from '../../src/ledger/prune-runs.ts';
import type { JobStep } from '../../src/scheduler/job.ts';

/** Removes old runs from our own history. */
export const pruneHistory: JobStep = {
  name: 'history',
  describe: 'remove runs that are older than history.runs_days',
  run: async ({ session, asOf, settings }) => {
    const removed = await pruneRuns(session, { asOf, days: settings.history.runs_days });
    return {
      summary: `${counted(removed, 'old run')} removed`,
      counts: { removed },
      ...(removed === 0 ? { status: 'nothing_to_do' } : {}),
    };
  },
};
