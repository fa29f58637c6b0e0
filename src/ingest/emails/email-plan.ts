import { join, relative, sep } from 'node:path';
import { BINARY_HEADER, BINARY_TRAILER } from '../../database/copy-binary.ts';
import type { Session } from '../../database/session.ts';
import { sqlFile } from '../../database/sql-file.ts';
import type { Progress } from '../../progress.ts';
import type { LoadPlan, Reject } from '../load-plan.ts';
import type { MailSource } from './mail-source.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { mergeEmails } from './merge-emails.ts';
import { STAGE_COLUMNS } from './stage-records.ts';

const step = (name: string) => sqlFile(import.meta.url, `./sql/${name}.sql`);

/** The plan to load the messages of a source into a mailbox. */
export function emailPlan(mail: MailSource, mailbox: Mailbox, progress?: Progress): LoadPlan {
  let pass = new Pass();
  let news: string | undefined;
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
      news = await openMailbox(session, mailbox);
      await session.pg.query(step('stage_emails').text);
    },
    copy: { columns: STAGE_COLUMNS, format: 'binary' },
    rows: () => {
      pass = new Pass();
      return pass.bytes(mail, progress);
    },
    rowsSent: () => pass.sent,
    setAside: async () => [...pass.rejects, ...((await mail.setAside?.()) ?? [])],
    steps: [
      step('identify_emails'),
      step('thread_emails'),
      mergeEmails,
      step('join_earlier_emails'),
      ...(mail.steps ?? []),
    ],
    merge: step('email_counts'),
    ...(mail.verifySource ? { verifySource: mail.verifySource } : {}),
    notes: () => ({
      message: pass.repairs,
      ...(news === undefined ? {} : { file: { [news]: 1 } }),
    }),
  };
}

/** One pass over the messages of a source, with what it counts along the way. */
class Pass {
  sent = 0;
  readonly rejects: Reject[] = [];
  readonly repairs: Record<string, number> = {};

  async *bytes(mail: MailSource, progress: Progress | undefined): AsyncGenerator<Uint8Array> {
    yield BINARY_HEADER;
    for await (const { bytes, rows, rejects, repairs, lastRecord } of mail.batches()) {
      progress?.({ step: 'reading mail', done: lastRecord, unit: 'messages' });
      this.sent += rows;
      this.rejects.push(...rejects.map((reject) => withFile(reject, mail.source.path)));
      for (const [repair, times] of Object.entries(repairs))
        this.repairs[repair] = (this.repairs[repair] ?? 0) + times;
      yield bytes;
    }
    yield BINARY_TRAILER;
  }
}

/** In a folder the number of a record tells nobody where it is. */
function withFile(reject: Reject, source: string): Reject {
  const file = reject.raw?.slice(0, reject.raw.lastIndexOf('#')) ?? source;
  if (!file.startsWith(join(source, sep))) return reject;
  return { ...reject, message: `${relative(source, file)}: ${reject.message}` };
}
