import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mail } from '../../../src/mail/rules/classify-mail.ts';
import type { Label } from '../../../src/mail/rules/phrase-rules.ts';

/** A mail of a sentence or two, thought up while tables were widened. */
export interface ShortMail {
  language: string;
  label: Label;
  mail: Mail;
}

/** Tables of fixtures/ whose rows are mails to learn from. */
export const SHORT_MAILS = ['scenes', 'short-mails', 'said-otherwise'] as const;
/** What shelters, choirs, banks and universities decide, and refusals that speak of offers and talks. */
export const OTHER_DECISIONS = ['other-decisions'] as const;

/** The mails of a table of fixtures/ with the columns language, label, subject and text. */
export function readShortMails(
  table: (typeof SHORT_MAILS | typeof OTHER_DECISIONS)[number] | 'plainest-mails' | 'not-work',
): ShortMail[] {
  const [header = '', ...rows] = readFileSync(
    join(import.meta.dirname, `fixtures/${table}.tsv`),
    'utf8',
  )
    .trim()
    .split('\n');
  const columns = header.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    return {
      language: cell('language'),
      label: cell('label') as Label,
      mail: {
        fromAddress: 'someone@firm.example',
        direction: 'inbound',
        isBulk: false,
        subject: cell('subject'),
        bodyPlain: cell('text').replaceAll('\\n', '\n'),
        bodyHtml: null,
      },
    };
  });
}
