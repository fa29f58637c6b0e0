// Records of mail to rows of pg_temp.stage as COPY takes them: pure, so that it can run in a worker.
import type { CopyValue } from '../../database/copy.ts';
import { BinaryRows, type BinaryType } from '../../database/copy-binary.ts';
import type { MessageRow } from '../../mail/message-row.ts';
import type { Reject } from '../load-plan.ts';
import { rejectMessage } from './reject-messages.ts';

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

/** Some records of a source: rows in COPY's binary format, and what was set aside or repaired on the way. */
export interface StagedRecords {
  bytes: Uint8Array<ArrayBuffer>;
  rows: number;
  rejects: Reject[];
  repairs: Record<string, number>;
  lastRecord: number;
}

const MESSAGE_COLUMNS = {
  message_id: 'text',
  content_sha256: 'text',
  attachments_sha256: 'text',
  from_address: 'text',
  from_name: 'text',
  reply_to_address: 'text',
  to_address: 'text',
  cc_addresses: 'jsonb',
  bcc_addresses: 'jsonb',
  subject: 'text',
  subject_normalized: 'text',
  body_plain: 'text',
  body_html: 'text',
  received_at: 'timestamptz',
  sent_at: 'timestamptz',
  provider_thread_id: 'text',
  reference_ids: 'jsonb',
  is_bulk: 'boolean',
  direction: 'text',
} as const satisfies Record<keyof Omit<MessageRow, 'repairs'>, BinaryType>;

const NAMES = Object.keys(MESSAGE_COLUMNS) as (keyof typeof MESSAGE_COLUMNS)[];

/** The columns of the rows, in their order. */
export const STAGE_COLUMNS: Readonly<Record<string, BinaryType>> = {
  record_number: 'bigint',
  raw_source_path: 'text',
  ...MESSAGE_COLUMNS,
};

/** Pine and the servers of the University of Washington keep notes on a folder in its first message: that is no mail. */
const FOLDER_DATA = "DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA";

/** One for all batches of a thread. */
const rows = new BinaryRows(Object.values(STAGE_COLUMNS));

/** Takes records apart into rows and rejects. */
export function stageRecords(records: Iterable<MailRecord>): StagedRecords {
  const staged = {
    rows: 0,
    rejects: [] as Reject[],
    repairs: {} as Record<string, number>,
    lastRecord: 0,
  };
  const count = (repair: string): void => {
    staged.repairs[repair] = (staged.repairs[repair] ?? 0) + 1;
  };
  for (const record of records) {
    staged.lastRecord = record.recordNumber;
    const { content } = record;
    if ('reason' in content) staged.rejects.push(rejectOf(record, content.reason));
    else if (content.subject?.toUpperCase() === FOLDER_DATA) count('folder_data_left_out');
    else {
      staged.rows++;
      rows.add(rowOf(record, content));
      for (const repair of content.repairs) count(repair);
    }
  }
  return { ...staged, bytes: rows.take() };
}

function rowOf({ recordNumber, place }: MailRecord, message: MessageRow): CopyValue[] {
  return [recordNumber, place, ...NAMES.map((name) => message[name])];
}

function rejectOf({ recordNumber, byteOffset, raw }: MailRecord, reason: string): Reject {
  return {
    recordNumber,
    lineNumber: null,
    byteOffset,
    columnName: null,
    reasonCode: reason,
    message: rejectMessage(reason),
    raw,
  };
}
