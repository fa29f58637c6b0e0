import type { Session } from '../../database/session.ts';
import type { LoadSource } from '../../ledger/loads.ts';
import type { Reject } from '../load-plan.ts';
import type { StagedRecords } from './stage-records.ts';

/** Something that mail is loaded from: mailboxes and messages, a table, or places set aside before. */
export interface MailSource {
  /** Its size and sha256 may be known only after `batches` has ended. */
  source: LoadSource;
  /** What a replay needs to know beside the mailbox. */
  options: Record<string, unknown>;
  /** One pass over its records, in their order. */
  batches(): AsyncIterable<StagedRecords>;
  /** What could not even be told apart into records; asked for after `batches` has ended. */
  setAside?(): Promise<Reject[]>;
  /** Adds what the rejects lack, once all are known. */
  completeRejects?(session: Session): Promise<void>;
  /** Throws when the source changed since it was opened. */
  verify?(): Promise<void>;
}
