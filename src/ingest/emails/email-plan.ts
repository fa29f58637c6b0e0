import { createHash } from 'node:crypto';
import { type CopyValue, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { sqlFile } from '../../database/sql-file.ts';
import type { Progress } from '../../progress.ts';
import type { LoadPlan, LoadSource, Reject } from '../load-plan.ts';
import { listMailFiles } from './mail-files.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { type MessageRow, type NoMessage, readMessage } from './message-row.ts';
import { readMailFile } from './read-mail-file.ts';
import { rejectMessage } from './reject-messages.ts';

const step = (name: string) => sqlFile(`src/ingest/emails/sql/${name}.sql`);
const STEPS = ['identify_emails', 'thread_emails', 'merge_emails', 'join_earlier_emails'].map(step);

const COLUMNS = [
  'message_id',
  'content_sha256',
  'from_address',
  'from_name',
  'reply_to_address',
  'to_address',
  'cc_addresses',
  'bcc_addresses',
  'subject',
  'subject_normalized',
  'body_plain',
  'body_html',
  'received_at',
  'sent_at',
  'provider_thread_id',
  'reference_ids',
  'is_bulk',
] as const satisfies readonly (keyof MessageRow)[];

export interface EmailOptions {
  /** Messages above this many bytes are set aside. */
  maxMessageBytes: number;
  progress?: Progress;
}

/** The plan to load one path (a file, a folder, a Maildir) into a mailbox. */
export function emailPlan(path: string, mailbox: Mailbox, options: EmailOptions): LoadPlan {
  const reading = new Reading(path, options);
  return {
    kind: 'emails',
    table: 'saturnus.emails',
    source: reading.source,
    options: {
      account: mailbox.address,
      direction: mailbox.direction,
      max_message_bytes: options.maxMessageBytes,
    },
    parameters: {},
    stage: async (session: Session) => {
      await openMailbox(session, mailbox);
      await session.pg.query(step('stage_emails').text);
    },
    copy: { columns: ['record_number', 'raw_source_path', ...COLUMNS], format: 'text' },
    rows: () => encodeCopyRows(reading.rows()),
    rowsSent: () => reading.sent,
    setAside: async () => reading.rejects,
    steps: STEPS,
    merge: step('email_counts'),
    notes: () => ({ message: reading.repairs }),
  };
}

/** One pass over the messages of a path, with what it counts along the way. */
class Reading {
  readonly source: LoadSource;
  readonly #options: EmailOptions;
  sent = 0;
  rejects: Reject[] = [];
  repairs: Record<string, number> = {};

  constructor(path: string, options: EmailOptions) {
    this.source = { path, format: 'mail', bytes: 0, sha256: null };
    this.#options = options;
  }

  async *rows(): AsyncGenerator<CopyValue[]> {
    Object.assign(this, { sent: 0, rejects: [], repairs: {} });
    const hash = createHash('sha256');
    let bytes = 0;
    const onBytes = (chunk: Buffer): void => {
      hash.update(chunk);
      bytes += chunk.length;
    };
    let record = 0;
    for await (const file of listMailFiles(this.source.path)) {
      for await (const piece of readMailFile(file, {
        maxMessageBytes: this.#options.maxMessageBytes,
        onBytes,
      })) {
        record++;
        if (record % 100 === 0)
          this.#options.progress?.({ step: 'reading mail', done: record, unit: 'messages' });
        const place = `${file.path}#${piece.offset}+${piece.length}`;
        const read = piece.kind === 'message' ? readMessage(piece.bytes) : piece;
        if ('reason' in read) this.#setAside(record, piece.offset, read.reason, place);
        else yield this.#row(record, place, read);
      }
    }
    Object.assign(this.source, { bytes, sha256: hash.digest('hex') });
  }

  #row(record: number, place: string, message: MessageRow): CopyValue[] {
    this.sent++;
    for (const repair of message.repairs) this.repairs[repair] = (this.repairs[repair] ?? 0) + 1;
    return [record, place, ...COLUMNS.map((column) => message[column])];
  }

  #setAside(record: number, offset: number, reason: NoMessage['reason'] | string, place: string): void {
    this.rejects.push({
      recordNumber: record,
      lineNumber: null,
      byteOffset: offset,
      columnName: null,
      reasonCode: reason,
      message: rejectMessage(reason),
      raw: place,
    });
  }
}
