import { counted } from '../../src/counted.ts';
import { forgetHistory } from '../../src/ledger/forget.ts';
import type { JobStep } from '../../src/scheduler/job.ts';

/** Removes our own history that has been kept long enough. */
export const forget: JobStep = {
  name: 'forget',
  describe: 'remove history that is older than it is kept',
  run: async ({ session, settings, asOf }) => {
    const gone = await forgetHistory(session, settings.history, asOf);
    const all = Object.values(gone).reduce((sum, count) => sum + count, 0);
    return {
      summary: `${counted(all, 'old entry', 'old entries')} of the history removed`,
      counts: gone,
      ...(all === 0 ? { status: 'nothing_to_do' } : {}),
    };
  },
};
