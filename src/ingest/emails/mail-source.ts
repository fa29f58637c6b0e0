import type { LoadSource } from '../../ledger/loads.ts';
import type { LoadPlan, Reject } from '../load-plan.ts';
import type { StagedRecords } from './stage-records.ts';

/** Something that mail is loaded from: mailboxes and messages, a table, or places set aside before. */
export interface MailSource extends Pick<LoadPlan, 'verifySource'> {
  /** Its size and sha256 may be known only after `batches` has ended. */
  source: LoadSource;
  /** What a replay needs to know beside the mailbox. */
  options: Record<string, unknown>;
  /** One pass over its records, in their order. */
  batches(): AsyncIterable<StagedRecords>;
  /** What could not even be told apart into records; asked for after `batches` has ended. */
  setAside?(): Promise<Reject[]>;
  /** Run when the messages are merged. */
  steps?: LoadPlan['steps'];
}
