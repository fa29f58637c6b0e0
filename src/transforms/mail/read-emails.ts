import { type CopyValue, copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { withCompanyNames } from '../../mail/reading/company-names.ts';
import { ownWords, signature } from '../../mail/reading/own-words.ts';
import { senderDomain } from '../../mail/reading/sender-domain.ts';
import { isSenderOf } from '../../mail/reading/senders.ts';
import { classifyMail } from '../../mail/rules/classify-mail.ts';
import { digestIfUnsure } from '../reader/text-digest.ts';

const BATCH = 1000;
const HEAD_CHARACTERS = 4000;

const openEmails = sqlFile(import.meta.url, './open_emails.sql');
const keepReadings = sqlFile(import.meta.url, './keep_readings.sql');

interface EmailToRead {
  id: string;
  from_address: string;
  from_name: string | null;
  direction: 'inbound' | 'outbound' | null;
  is_bulk: boolean;
  subject: string | null;
  body_plain: string | null;
  body_html: string | null;
}

const COLUMNS =
  'email_id, label, quadrant, importance, confidence, rule_id, phrase, is_receipt, unruled_language, sender_domain, sender_text, head_text, text_sha256';

/** Reads the messages of `pg_temp.scope` by the rules; fills `pg_temp.email_classifications` and etl.email_readings. */
export async function readEmails(session: Session): Promise<void> {
  await runSqlFile(session, openEmails);
  for (;;) {
    const { rows } = await session.pg.query<EmailToRead>(`fetch ${BATCH} from emails_to_read`);
    if (rows.length === 0) break;
    await copyInto(
      session,
      `copy pg_temp.readings (${COLUMNS}) from stdin`,
      encodeCopyRows(rows.map(readEmail)),
    );
  }
  await runSqlFile(session, keepReadings);
}

function readEmail(email: EmailToRead): CopyValue[] {
  const mail = {
    fromAddress: email.from_address,
    direction: email.direction,
    isBulk: email.is_bulk,
    subject: email.subject,
    bodyPlain: email.body_plain,
    bodyHtml: email.body_html,
  };
  const verdict = classifyMail(mail);
  const domain = senderDomain(email.from_address);
  const ownDomain = isSenderOf(email.from_address, 'ats', 'freemail', 'tool') ? null : domain;
  // A system that writes for many companies names one at most in front of the @.
  const sender = ownDomain === null ? (email.from_address.split('@')[0] ?? '') : email.from_address;
  const head = [
    email.from_name,
    email.subject,
    ownWords(email.body_plain, email.body_html).slice(0, HEAD_CHARACTERS),
    signature(email.body_plain),
  ];
  return [
    email.id,
    verdict.label,
    verdict.quadrant,
    verdict.importance,
    verdict.confidence,
    verdict.ruleId,
    verdict.phrase,
    verdict.isReceipt,
    verdict.basis === 'language' ? (verdict.languages[0] ?? null) : null,
    ownDomain,
    sender,
    withCompanyNames(head.filter((part) => part !== null).join(' . ')),
    digestIfUnsure(mail, verdict.confidence, email.direction),
  ];
}
