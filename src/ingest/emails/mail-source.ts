import type { LoadPlan, LoadSource, Reject } from '../load-plan.ts';
import type { MessageRow } from './message-row.ts';

/** One record of a source: a message that was read, or why it is none. */
export interface MailRecord {
  recordNumber: number;
  /** Where it lies: `file#offset+length`, or `file#record N` in a table. */
  place: string;
  byteOffset: number | null;
  /** What a reject keeps of it to be tried again; null where a later step adds it. */
  raw: string | null;
  content: MessageRow | { reason: string };
}

/** Something that mail is loaded from: mailboxes and messages, a table, or places set aside before. */
export interface MailSource extends Pick<LoadPlan, 'verifySource'> {
  /** Its size and sha256 may be known only after `records` has ended. */
  source: LoadSource;
  /** What a replay needs to know beside the mailbox. */
  options: Record<string, unknown>;
  /** One pass over its records, in their order. */
  records(): AsyncIterable<MailRecord>;
  /** What could not even be told apart into records; asked for after `records` has ended. */
  setAside?(): Promise<Reject[]>;
  /** Run when the messages are merged. */
  steps?: LoadPlan['steps'];
}
