import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { splitMbox, unescapeFromLines } from '../../../src/mail/mbox/mbox-splitter.ts';
import { readMessage } from '../../../src/mail/message-row.ts';
import type { Mail } from '../../../src/mail/rules/classify-mail.ts';
import type { Label } from '../../../src/mail/rules/phrase-rules.ts';

/** The languages of test/fixtures/mail-languages. */
export const MAIL_LANGUAGES = [
  ...['en', 'de', 'fr', 'es', 'pt', 'it'],
  ...['nl', 'pl', 'ru', 'tr', 'zh', 'ja'],
] as const;

/** What may be read while rules are made. */
export const OPEN_PARTS = [
  ...(['seen', 'unseen', 'second-seen', 'third-seen', 'fourth-seen'] as const),
  'fifth-seen-a',
  'fifth-seen-b',
  'sixth-seen',
  'sixth-seen-b',
  ...(['seventh-seen-a', 'seventh-seen-b', 'seventh-seen-c'] as const),
  ...(['seventh-seen-d', 'seventh-seen-e'] as const),
  ...(['eighth-seen-f', 'eighth-seen-g', 'eighth-seen-h'] as const),
] as const;
/** What is only counted: nobody looks into it while rules are made. */
export const CLOSED_PARTS = ['fresh', 'second-unseen', 'third-unseen'] as const;

export type Part = (typeof OPEN_PARTS)[number] | (typeof CLOSED_PARTS)[number];

/** A mail of the fixtures with what its writer says it is. */
export interface LanguageMail {
  language: string;
  label: Label;
  isDoubtful: boolean;
  mail: Mail;
}

const ANSWER_SHEET = /^X-(?:Label|Note): *(.*)\r?\n/gm;
const folder = join(import.meta.dirname, '../../fixtures/mail-languages');

const pathOf = (language: string, part: Part): string => join(folder, `${language}.${part}.mbox`);

/** The languages that a part has mails in: not every writer wrote in all of them. */
export function languagesOf(part: Part): string[] {
  return MAIL_LANGUAGES.filter((language) => existsSync(pathOf(language, part)));
}

/** Reads the mails of a language as the program does, without what their writer says of them. */
export async function readLanguageMails(language: string, part: Part): Promise<LanguageMail[]> {
  const mails: LanguageMail[] = [];
  const file = createReadStream(pathOf(language, part));
  for await (const piece of splitMbox(file, { maxMessageBytes: 1e6 })) {
    if (piece.kind !== 'message') throw new Error(`${language}.${part} has an unreadable message`);
    const text = unescapeFromLines(piece.bytes).toString('latin1');
    const [label, note = ''] = Array.from(text.matchAll(ANSWER_SHEET), ([, said]) => said ?? '');
    const row = readMessage(Buffer.from(text.replace(ANSWER_SHEET, ''), 'latin1'));
    if ('reason' in row) throw new Error(`${language}.${part}: ${row.reason}`);
    const mail: Mail = {
      fromAddress: row.from_address,
      direction: 'inbound',
      isBulk: row.is_bulk,
      subject: row.subject,
      bodyPlain: row.body_plain,
      bodyHtml: row.body_html,
    };
    mails.push({ language, label: label as Label, isDoubtful: note.includes('doubtful'), mail });
  }
  return mails;
}
