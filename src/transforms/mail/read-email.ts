import type { Direction } from '../../choices.ts';
import type { CopyValue } from '../../database/copy.ts';
import { plainWords, withCompanyNames } from '../../mail/reading/company-names.ts';
import { lessonKeys } from '../../mail/reading/lesson-keys.ts';
import { ownWords, signature } from '../../mail/reading/own-words.ts';
import { senderDomain } from '../../mail/reading/sender-domain.ts';
import { isSenderOf } from '../../mail/reading/senders.ts';
import { classifyMail } from '../../mail/rules/classify-mail.ts';
import { digestIfUnsure } from '../reader/text-digest.ts';

const HEAD_CHARACTERS = 4000;

/** A row of the cursor emails_to_read. */
export interface EmailToRead {
  id: string;
  from_address: string;
  from_name: string | null;
  to_address: string | null;
  direction: Direction | null;
  is_bulk: boolean;
  subject: string | null;
  body_plain: string | null;
  body_html: string | null;
}

/** What the rules make of a mail, and the words by which it may be linked: a row of pg_temp.readings. */
export function readEmail(email: EmailToRead): CopyValue[] {
  const mail = {
    fromAddress: email.from_address,
    toAddress: email.to_address,
    direction: email.direction,
    isBulk: email.is_bulk,
    subject: email.subject,
    bodyPlain: email.body_plain,
    bodyHtml: email.body_html,
  };
  const own = ownWords(email.body_plain, email.body_html, mail);
  const verdict = classifyMail(mail, own);
  const domain = senderDomain(email.from_address);
  const ownDomain = isSenderOf(email.from_address, 'ats', 'freemail', 'tool') ? null : domain;
  // A system that writes for many companies names one at most in front of the @.
  const sender = ownDomain === null ? (email.from_address.split('@')[0] ?? '') : email.from_address;
  const head = [
    email.from_name,
    email.subject,
    own.slice(0, HEAD_CHARACTERS),
    signature(email.body_plain),
  ];
  const lessons = lessonKeys({ ...mail, fromName: email.from_name, ...verdict });
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
    plainWords(sender),
    withCompanyNames(head.filter((part) => part !== null)),
    digestIfUnsure(mail, verdict.confidence, email.direction),
    ...[lessons.sender, lessons.subject, lessons.phrase],
  ];
}
