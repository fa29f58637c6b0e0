import { hash } from 'node:crypto';
import type { Direction } from '../../choices.ts';
import { type ReaderText, readerText, type WrittenMail } from '../../mail/reading/reader-text.ts';
import { UNSURE } from '../../mail/rules/certainty.ts';

/** A text that a mail reader may be asked about, and what its answer is kept by. */
interface Question extends ReaderText {
  sha256: string;
}

/** What a mail reader would be asked about a mail; null where nobody wrote anything in it. */
export function questionOf(mail: WrittenMail): Question | null {
  const read = readerText(mail);
  if (read === null) return null;
  const sha256 = hash('sha256', `${read.subject}\n\n${read.text}`);
  return { ...read, sha256 };
}

/** What the answer about a mail is kept by; null where nobody is to be asked: the rules are sure, or it was sent. */
export function digestIfUnsure(
  mail: WrittenMail,
  confidence: number,
  direction: Direction | null,
): string | null {
  if (confidence > UNSURE || direction === 'outbound') return null;
  return questionOf(mail)?.sha256 ?? null;
}
