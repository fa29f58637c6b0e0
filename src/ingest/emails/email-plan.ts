import { type CopyValue, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { sqlFile } from '../../database/sql-file.ts';
import type { Progress } from '../../progress.ts';
import type { LoadPlan, Reject } from '../load-plan.ts';
import type { MailRecord, MailSource } from './mail-source.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import type { MessageRow } from './message-row.ts';
import { rejectMessage } from './reject-messages.ts';

const step = (name: string) => sqlFile(`src/ingest/emails/sql/${name}.sql`);
const STEPS = ['identify_emails', 'thread_emails', 'merge_emails', 'join_earlier_emails'].map(step);

const COLUMNS = [
  'message_id',
  'content_sha256',
  'attachments_sha256',
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
  'direction',
] as const satisfies readonly (keyof MessageRow)[];

/** The plan to load the messages of a source into a mailbox. */
export function emailPlan(mail: MailSource, mailbox: Mailbox, progress?: Progress): LoadPlan {
  let pass = new Pass();
  return {
    kind: 'emails',
    table: 'saturnus.emails',
    source: mail.source,
    options: {
      account: mailbox.address,
      user_id: mailbox.userId,
      direction: mailbox.direction,
      ...mail.options,
    },
    parameters: {},
    stage: async (session: Session) => {
      await openMailbox(session, mailbox);
      await session.pg.query(step('stage_emails').text);
    },
    copy: { columns: ['record_number', 'raw_source_path', ...COLUMNS], format: 'text' },
    rows: () => {
      pass = new Pass();
      return encodeCopyRows(pass.rows(mail, progress));
    },
    rowsSent: () => pass.sent,
    setAside: async () => [...pass.rejects, ...((await mail.setAside?.()) ?? [])],
    steps: [...STEPS, ...(mail.steps ?? [])],
    merge: step('email_counts'),
    ...(mail.verifySource ? { verifySource: mail.verifySource } : {}),
    notes: () => ({ message: pass.repairs }),
  };
}

/** One pass over the messages of a source, with what it counts along the way. */
class Pass {
  sent = 0;
  readonly rejects: Reject[] = [];
  readonly repairs: Record<string, number> = {};

  async *rows(mail: MailSource, progress: Progress | undefined): AsyncGenerator<CopyValue[]> {
    for await (const record of mail.records()) {
      if (record.recordNumber % 100 === 0)
        progress?.({ step: 'reading mail', done: record.recordNumber, unit: 'messages' });
      if ('reason' in record.content) this.#setAside(record, record.content.reason);
      else yield this.#row(record, record.content);
    }
  }

  #row({ recordNumber, place }: MailRecord, message: MessageRow): CopyValue[] {
    this.sent++;
    for (const repair of message.repairs) this.repairs[repair] = (this.repairs[repair] ?? 0) + 1;
    return [recordNumber, place, ...COLUMNS.map((column) => message[column])];
  }

  #setAside({ recordNumber, byteOffset, raw }: MailRecord, reason: string): void {
    this.rejects.push({
      recordNumber,
      lineNumber: null,
      byteOffset,
      columnName: null,
      reasonCode: reason,
      message: rejectMessage(reason),
      raw,
    });
  }
}
