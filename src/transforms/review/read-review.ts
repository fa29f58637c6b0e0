import type { ReviewReason } from '../../choices.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { ownWords } from '../../mail/reading/own-words.ts';
import type { Label } from '../../mail/rules/phrase-rules.ts';

const waitingMail = sqlFile(import.meta.url, './waiting_mail.sql');

/** An application that a mail may be about. */
export interface Candidate {
  application_id: string;
  company: string | null;
  job_title: string | null;
  /** YYYY-MM-DD in UTC. */
  submitted_at: string | null;
  linked: boolean;
}

/** A mail that waits for a person. */
export interface WaitingMail {
  email_id: string;
  from_address: string;
  from_name: string | null;
  subject: string | null;
  /** RFC 3339. */
  received_at: string | null;
  /** What it is taken for. */
  label: Label;
  /** 0 to 1. */
  confidence: number | null;
  /** How it begins, in one line; null where it has no words of its own. */
  excerpt: string | null;
  /** The words that decided; null when none did. */
  phrase: string | null;
  reason: ReviewReason;
  /** It may answer an application that counts as silent. */
  may_end_silence: boolean;
  /** How many others wait that have its text, subject or phrase: two verdicts teach of all. */
  alike: number;
  applications: Candidate[];
}

export interface Review {
  /** How many mails wait; `mails` are the first of them. */
  waiting: number;
  mails: WaitingMail[];
}

interface WaitingRow extends Omit<WaitingMail, 'excerpt'> {
  body_plain: string | null;
  body_html: string | null;
  waiting: number;
}

const EXCERPT_CHARACTERS = 240;

function excerptOf(words: string): string | null {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= EXCERPT_CHARACTERS) return line === '' ? null : line;
  return `${line.slice(0, EXCERPT_CHARACTERS).replace(/ \S*$/, '').toWellFormed()} …`;
}

/** Reads at most `limit` of the mails that wait for a person, first those that would change the numbers most. */
export async function readReview(session: Session, limit: number): Promise<Review> {
  const { rows } = await runSqlFile<WaitingRow>(session, waitingMail, { most: String(limit) });
  return {
    waiting: rows[0]?.waiting ?? 0,
    mails: rows.map(({ waiting: _, body_plain, body_html, ...mail }) => ({
      ...mail,
      excerpt: excerptOf(ownWords(body_plain, body_html)),
    })),
  };
}
