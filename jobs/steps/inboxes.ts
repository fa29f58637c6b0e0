import { counted } from '../../src/counted.ts';
import { type InboxSummary, takeInbox } from '../../src/ingest/inbox/take-inbox.ts';
import type { JobStep } from '../../src/scheduler/job.ts';

/** Loads what others have put into the folders of the configuration, each file once. */
export const takeInboxes: JobStep = {
  name: 'inboxes',
  describe: 'load the files in the inboxes',
  run: async ({ session, settings, progress }) => {
    const taken: InboxSummary[] = [];
    for (const inbox of settings.inboxes) taken.push(await takeInbox(session, inbox, progress));
    const loads = taken.flatMap((one) => one.loads);
    const failed = taken.flatMap((one) => one.failed);
    const rejected = loads.reduce((sum, load) => sum + load.rejected, 0);
    return {
      summary: `${counted(loads.length, 'file')} loaded, ${counted(failed.length, 'file')} to mend`,
      counts: { files: loads.length, failed: failed.length, rejected },
      ...(loads.length === 0 ? { status: 'nothing_to_do' } : {}),
      // Names of files may be of persons: they stand beside the files.
      notes: taken
        .filter((one) => one.failed.length > 0)
        .map(
          (one) => `${one.inbox}: ${counted(one.failed.length, 'file')} in failed/, each with why`,
        ),
    };
  },
};
