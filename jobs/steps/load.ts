import { counted } from '../../src/counted.ts';
import { EtlError } from '../../src/errors.ts';
import { readMailbox } from '../../src/ingest/inbox/read-mailbox.ts';
import { type InboxSummary, takeInbox } from '../../src/ingest/inbox/take-inbox.ts';
import type { JobStep } from '../../src/scheduler/job.ts';
import { migrationState, requireMigrated } from '../../src/schema.ts';

/** Refuses a database that another version has migrated, or this one not yet. */
const schema: JobStep = {
  name: 'schema',
  describe: 'see that the database is at the schema of this version',
  run: async ({ session }) => {
    await requireMigrated(session);
    const { applied } = await migrationState(session);
    return { summary: `current, ${counted(applied.length, 'migration')}`, status: 'nothing_to_do' };
  },
};

/** Loads what others have put into the folders of the configuration, each file once. */
const takeInboxes: JobStep = {
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

/** Reads what is new in the mailboxes of the configuration. One that does not answer keeps nothing else from being done. */
const readMailboxes: JobStep = {
  name: 'mailboxes',
  describe: 'read new mail from IMAP servers',
  run: async ({ session, settings, progress }) => {
    const notes: string[] = [];
    let messages = 0;
    for (const mailbox of settings.mailboxes) {
      try {
        const loads = await readMailbox(session, mailbox, progress);
        messages += loads.reduce((sum, load) => sum + load.inserted, 0);
      } catch (error) {
        if (!(error instanceof EtlError && error.code.startsWith('imap.'))) throw error;
        notes.push(`${mailbox.name}: ${error.message}`);
      }
    }
    const { length } = settings.mailboxes;
    return {
      summary: `${counted(messages, 'new message')} in ${counted(length, 'mailbox', 'mailboxes')}`,
      counts: { messages, mailboxes: length, unread: notes.length },
      ...(messages === 0 && notes.length === 0 ? { status: 'nothing_to_do' } : {}),
      notes,
    };
  },
};

/** What a night loads. */
export const load = [schema, takeInboxes, readMailboxes];
