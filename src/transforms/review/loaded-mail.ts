import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { ConfigError } from '../../errors.ts';
import { bodyLimits } from '../../mail/reading/body-limits.ts';
import type { Mail } from '../../mail/rules/classify-mail.ts';
import type { Label } from '../../mail/rules/phrase-rules.ts';

const loadedMail = sqlFile(import.meta.url, './loaded_mail.sql');

/** What a person has said of mails that are like one in something. */
export interface Lesson {
  kind: 'text' | 'subject' | 'phrase' | 'sender';
  label: Label;
  /** Of how many mails. */
  verdicts: number;
}

export interface LoadedMail {
  mail: Mail;
  /** What counts since the last transform; null before one. */
  stands: {
    label: Label | null;
    confidence: number | null;
    by: 'rule' | 'user' | 'llm' | null;
  } | null;
  /** What teaches of it, the most telling first: that one counts. */
  lessons: Lesson[];
}

/** Reads a loaded mail, and what its person's verdicts teach of it. Throws ConfigError where there is none of that id. */
export async function readLoadedMail(session: Session, emailId: string): Promise<LoadedMail> {
  const { rows } = await runSqlFile<{
    from_address: string | null;
    to_address: string | null;
    direction: Mail['direction'];
    is_bulk: boolean;
    subject: string | null;
    body_plain: string | null;
    body_html: string | null;
    stands: LoadedMail['stands'];
    lessons: Lesson[];
  }>(session, loadedMail, { ...bodyLimits, email_id: emailId });
  const [row] = rows;
  if (row === undefined)
    throw new ConfigError(`there is no mail ${emailId}`, {
      hint: `take the id from 'nyx-etl review', or give a file`,
    });
  return {
    mail: {
      fromAddress: row.from_address ?? '',
      toAddress: row.to_address,
      direction: row.direction,
      isBulk: row.is_bulk,
      subject: row.subject,
      bodyPlain: row.body_plain,
      bodyHtml: row.body_html,
    },
    stands: row.stands,
    lessons: row.lessons,
  };
}
