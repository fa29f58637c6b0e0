import { randomUUID } from 'node:crypto';
import type { Smtp } from '../../configuration/sections/smtp.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { HOUR_MS } from '../../durations.ts';
import { ConfigError } from '../../errors.ts';
import { sendMail } from './send.ts';
import { tellOnce } from './tell-once.ts';

/** The mail about a session, made of the sections of its report. */
export interface DigestMail {
  subject: string;
  text: string;
  html: string;
}

interface MailDigestsOptions {
  smtp: Smtp;
  to: string;
  /** Address of the mailbox in saturnus.email_accounts in which it counts as sent. */
  account: string;
  maxAgeHours: number;
  /** Logical time, RFC 3339. */
  asOf: string;
  /** Undefined for a session that no report can be made of yet: it is tried again. */
  render(sessionId: string): Promise<DigestMail | undefined>;
}

interface MailedDigests {
  mailed: number;
  problems: string[];
}

/**
 * Mails the newest digest of each session that has ended lately, once per session: digest_email_sent, digest_email_id and an
 * outbound message in the mailbox say so. Killed between sending and that, the next call sends it once more, with the same
 * Message-ID. Throws ConfigError (exit 2) for a mailbox that the database does not have.
 */
export async function mailDigests(
  session: Session,
  options: MailDigestsOptions,
): Promise<MailedDigests> {
  const { account, asOf, maxAgeHours } = options;
  await requireAccount(session, account);
  const since = new Date(Date.parse(asOf) - maxAgeHours * HOUR_MS).toISOString();
  const { rows } = await runSqlFile<{ session_id: string; digest_id: string }>(
    session,
    sqlFile(import.meta.url, './pending_digests.sql'),
    { since },
  );
  const result: MailedDigests = { mailed: 0, problems: [] };
  for (const { session_id, digest_id } of rows) {
    const mail = await options.render(session_id);
    if (!mail) continue;
    const told = await mailOne(session, options, {
      sessionId: session_id,
      digestId: digest_id,
      mail,
    });
    if (told === 'told') result.mailed++;
    else if (typeof told === 'object') result.problems.push(told.message);
  }
  return result;
}

function mailOne(
  session: Session,
  { smtp, to, account }: MailDigestsOptions,
  { sessionId, digestId, mail }: { sessionId: string; digestId: string; mail: DigestMail },
) {
  return tellOnce(
    session,
    { channel: 'digest', subject: `digest of session ${sessionId}` },
    {
      messageId: `<digest.${randomUUID()}@nyx-etl.invalid>`,
      send: (messageId) => sendMail(smtp, { to: [to], messageId, ...mail }),
      record: async (messageId) => {
        await runSqlFile(session, sqlFile(import.meta.url, './record_digest.sql'), {
          account,
          digest_id: digestId,
          message_id: messageId.slice(1, -1),
          from_address: smtp.from ?? '',
          to_address: to,
          subject: mail.subject,
          body_plain: mail.text,
          body_html: mail.html,
        });
      },
    },
  );
}

async function requireAccount(session: Session, account: string): Promise<void> {
  const { rowCount } = await session.pg.query(
    'select from saturnus.email_accounts where lower(address) = lower($1)',
    [account],
  );
  if (rowCount) return;
  throw new ConfigError(
    `the database has no mailbox ${account}, in which digests would count as sent`,
    {
      hint: 'set digest.account to one of saturnus.email_accounts',
    },
  );
}
