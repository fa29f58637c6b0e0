import { counted } from '../../src/counted.ts';
import { EtlError } from '../../src/errors.ts';
import { readMailbox } from '../../src/ingest/inbox/read-mailbox.ts';
import type { JobStep } from '../../src/scheduler/job.ts';

/** Reads what is new in the mailboxes of the configuration. One that does not answer keeps nothing else from being done. */
export const readMailboxes: JobStep = {
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
